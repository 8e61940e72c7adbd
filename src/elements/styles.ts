import {css} from 'lit';
import {adoptSheet} from './sheets.js';

/**
 * The look of the step elements, which live in the page's own tree, among the page's own rules. Measured against five
 * style sheets that reset everything: rules in `@layer` or `:where()` lose, a plain class behind a class of ours wins.
 * Each property that resets touch is set here for that reason.
 */
export const stepStyles = css`
  .signin-step,
  .signin-step * {
    box-sizing: border-box;
  }
  .signin-step {
    --_text: var(--signin-text-color, light-dark(#1b1f24, #f0f3f6));
    --_muted: var(--signin-muted-color, light-dark(#57606a, #a3adb8));
    --_border: var(--signin-border-color, light-dark(#8b949e, #6e7781));
    --_field: var(--signin-field-color, light-dark(#ffffff, #14181d));
    --_accent: var(--signin-accent-color, light-dark(#0a5bd3, #6cb0ff));
    --_on-accent: var(--signin-on-accent-color, light-dark(#ffffff, #0b1117));
    --_danger: var(--signin-danger-color, light-dark(#b3161b, #ff9d96));
    --_radius: var(--signin-radius, 8px);
    display: grid;
    gap: 1rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: 400 1rem/1.5 var(--signin-font-family, system-ui, sans-serif);
    text-align: start;
  }
  .signin-step .signin-heading {
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    font: 650 1.375rem/1.25 var(--signin-font-family, system-ui, sans-serif);
    letter-spacing: -0.01em;
    text-wrap: balance;
    border-radius: var(--_radius);
  }
  .signin-step :is(.signin-hint, .signin-wait) {
    margin: 0;
    padding: 0;
    color: var(--_muted);
    font: inherit;
    overflow-wrap: anywhere;
  }
  .signin-step .signin-field {
    display: grid;
    gap: 0.375rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .signin-step .signin-label {
    display: block;
    inline-size: auto;
    margin: 0;
    padding: 0;
    color: inherit;
    font: inherit;
    font-weight: 550;
  }
  .signin-step .signin-box {
    display: flex;
    gap: 0.5rem;
  }
  .signin-step .signin-input {
    appearance: none;
    display: block;
    flex: 1;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: auto;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    box-shadow: none;
    color: inherit;
    font: inherit;
  }
  .signin-step select.signin-input {
    appearance: auto;
  }
  .signin-step .signin-input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .signin-step .signin-input[readonly] {
    opacity: 0.7;
  }
  .signin-step .signin-code {
    font-size: 1.375rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
  .signin-step .signin-problem {
    margin: 0;
    padding: 0;
    color: var(--_danger);
    font: inherit;
    font-weight: 550;
  }
  .signin-step .signin-problem:not([data-problem]) {
    display: none;
  }
  .signin-step > .signin-problem {
    padding: 0.75rem;
    border: 1px solid var(--_danger);
    border-radius: var(--_radius);
  }
  .signin-step .signin-notice {
    margin: 0;
    padding: 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: inherit;
    font: inherit;
  }
  .signin-step :is(.signin-notice, .signin-hint, .signin-wait)[hidden] {
    display: none;
  }
  .signin-step .signin-choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    overflow-wrap: anywhere;
    column-gap: 0.75rem;
    align-items: start;
    margin: 0;
    padding: 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .signin-step .signin-choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .signin-step .signin-choice input {
    appearance: auto;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--_accent);
    outline: none;
  }
  .signin-step .signin-choice .signin-label,
  .signin-step .signin-choice .signin-hint {
    grid-column: 2;
  }
  .signin-step .signin-rules {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    color: var(--_muted);
    font: inherit;
    list-style: none;
  }
  .signin-step .signin-rules[hidden] {
    display: none;
  }
  .signin-step .signin-rules li {
    margin: 0;
    padding: 0;
  }
  .signin-step .signin-rules li::before {
    content: '○';
    display: inline-block;
    inline-size: 1.5em;
  }
  .signin-step .signin-rules li[data-holds] {
    color: var(--_text);
  }
  .signin-step .signin-rules li[data-holds]::before {
    content: '✓';
  }
  .signin-step .signin-unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .signin-step .signin-qr {
    inline-size: min(100%, 13rem);
    block-size: auto;
    justify-self: center;
    border-radius: var(--_radius);
    forced-color-adjust: none;
  }
  .signin-step .signin-key {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font:
      400 1rem/1.5 ui-monospace,
      monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .signin-step .signin-button,
  .signin-step .signin-link {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    inline-size: auto;
    block-size: auto;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.5rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    box-shadow: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 550;
    text-transform: none;
    text-decoration: none;
    cursor: pointer;
  }
  .signin-step .signin-button {
    inline-size: 100%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 650;
  }
  .signin-step .signin-button:hover:enabled:not([aria-disabled='true']) {
    background: color-mix(in oklab, var(--_accent), var(--_text) 15%);
  }
  .signin-step .signin-link {
    justify-self: start;
    text-align: start;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.5rem;
    margin-inline-start: -0.5rem;
  }
  .signin-step .signin-link:hover:enabled:not([aria-disabled='true']) {
    text-decoration: underline;
  }
  .signin-step .signin-box .signin-link {
    flex: none;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.25rem 0.75rem;
    border-color: var(--_border);
  }
  .signin-step :is(.signin-button, .signin-link):is(:disabled, [aria-disabled='true']) {
    opacity: 0.6;
    cursor: default;
  }
  .signin-step :is(.signin-input, .signin-button, .signin-link, .signin-heading):focus-visible,
  .signin-step .signin-choice:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .signin-step .signin-heading:focus:not(:focus-visible) {
    outline: none;
  }
  .signin-step .signin-spinner[hidden] {
    display: none;
  }
  .signin-step .signin-spinner {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid currentcolor;
    border-block-start-color: transparent;
    border-radius: 50%;
    /* Quick answers come without a flicker. */
    animation:
      signin-appear 1ms 400ms backwards,
      signin-turn 0.8s linear infinite;
  }
  @keyframes signin-appear {
    from {
      opacity: 0;
    }
  }
  @keyframes signin-turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .signin-step .signin-spinner {
      animation: none;
    }
  }
`;

/** Adds the look to the tree that an element lives in: the document, or somebody's shadow root. Once per tree. */
export function adoptStepStyles(element: Element): void {
  adoptSheet(element.getRootNode(), stepStyles, element.ownerDocument);
}
