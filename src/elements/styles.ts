import {css} from 'lit';
import {adaptiveColors, canAdapt, colors, targetSize, unit} from './look.js';
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
    ${colors}
    --_signin-radius: var(--signin-radius, 8px);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_signin-text);
    font: 400 calc(1 * ${unit})/1.5 var(--signin-font-family, system-ui, sans-serif);
    text-align: start;
    overflow-wrap: anywhere;
  }
  @supports ${canAdapt} {
    .signin-step {
      ${adaptiveColors}
    }
  }
  @supports not ${canAdapt} {
    .signin-step {
      /* The lists and marks that the browser draws have to fit the light colours. */
      color-scheme: light;
    }
  }
  .signin-step .signin-heading {
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    font: 650 1.375em/1.25 var(--signin-font-family, system-ui, sans-serif);
    letter-spacing: -0.01em;
    text-wrap: balance;
    border-radius: var(--_signin-radius);
  }
  .signin-step :is(.signin-hint, .signin-wait) {
    margin: 0;
    padding: 0;
    color: var(--_signin-muted);
    font: inherit;
  }
  .signin-step .signin-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375em;
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
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .signin-step .signin-input {
    appearance: none;
    display: block;
    flex: 1 1 5em;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: auto;
    min-block-size: ${targetSize};
    margin: 0;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_signin-border);
    border-radius: var(--_signin-radius);
    background: var(--_signin-field);
    box-shadow: none;
    color: inherit;
    font: inherit;
    /* Safari on iOS zooms in on a field with smaller text. */
    font-size: max(1em, 16px);
  }
  .signin-step select.signin-input {
    appearance: auto;
  }
  .signin-step .signin-input[aria-invalid='true'] {
    border-color: var(--_signin-danger);
    box-shadow: inset 0 0 0 1px var(--_signin-danger);
  }
  .signin-step .signin-input[readonly] {
    opacity: 0.7;
  }
  .signin-step .signin-code {
    min-block-size: max(2em, 44px);
    padding: 0.375em 0.5em;
    font-size: max(1.375em, 16px);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.2em;
  }
  .signin-step .signin-problem {
    margin: 0;
    padding: 0;
    color: var(--_signin-danger);
    font: inherit;
    font-weight: 550;
  }
  .signin-step .signin-problem:not([data-problem]) {
    display: none;
  }
  .signin-step > .signin-problem {
    padding: 0.75em;
    border: 1px solid var(--_signin-danger);
    border-radius: var(--_signin-radius);
  }
  .signin-step .signin-notice {
    margin: 0;
    padding: 0.75em;
    border: 1px solid var(--_signin-border);
    border-radius: var(--_signin-radius);
    color: inherit;
    font: inherit;
  }
  .signin-step :is(.signin-notice, .signin-hint, .signin-wait)[hidden] {
    display: none;
  }
  .signin-step .signin-choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 0.75em;
    align-items: start;
    margin: 0;
    padding: 0.75em;
    border: 1px solid var(--_signin-border);
    border-radius: var(--_signin-radius);
    background: var(--_signin-field);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .signin-step .signin-choice:has(:checked) {
    border-color: var(--_signin-accent);
    box-shadow: inset 0 0 0 1px var(--_signin-accent);
  }
  .signin-step .signin-choice input {
    appearance: auto;
    color: inherit;
    font: inherit;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--_signin-accent);
  }
  .signin-step .signin-choice .signin-label,
  .signin-step .signin-choice .signin-hint {
    grid-column: 2;
  }
  .signin-step .signin-rules {
    display: grid;
    gap: 0.25em;
    margin: 0;
    padding: 0;
    color: var(--_signin-muted);
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
    color: var(--_signin-text);
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
    inline-size: min(100%, 13em);
    block-size: auto;
    justify-self: center;
    border-radius: var(--_signin-radius);
    forced-color-adjust: none;
  }
  .signin-step .signin-key {
    flex: 1 1 5em;
    min-inline-size: 0;
    margin: 0;
    padding: 0.5em 0.75em;
    border: 1px dashed var(--_signin-border);
    border-radius: var(--_signin-radius);
    background: none;
    color: inherit;
    font:
      400 1em/1.5 ui-monospace,
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
    gap: 0.5em;
    inline-size: auto;
    block-size: auto;
    min-block-size: ${targetSize};
    margin: 0;
    padding: 0.5em 1em;
    border: 1px solid transparent;
    border-radius: var(--_signin-radius);
    background: none;
    box-shadow: none;
    color: var(--_signin-accent);
    font: inherit;
    font-weight: 550;
    text-transform: none;
    text-decoration: none;
    cursor: pointer;
  }
  .signin-step .signin-button {
    inline-size: 100%;
    background: var(--_signin-accent);
    color: var(--_signin-on-accent);
    font-weight: 650;
  }
  @supports (color: color-mix(in oklab, red, red)) {
    .signin-step .signin-button:hover:enabled:not([aria-disabled='true']) {
      background: color-mix(in oklab, var(--_signin-accent), var(--_signin-text) 15%);
    }
  }
  .signin-step .signin-link {
    justify-self: start;
    text-align: start;
    padding: 0.25em 0.5em;
    margin-inline-start: -0.5em;
  }
  .signin-step .signin-link:hover:enabled:not([aria-disabled='true']) {
    text-decoration: underline;
  }
  .signin-step .signin-box .signin-link {
    flex: 0 1 auto;
    min-block-size: ${targetSize};
    margin: 0;
    padding: 0.25em 0.75em;
    border-color: var(--_signin-border);
  }
  .signin-step :is(.signin-button, .signin-link):is(:disabled, [aria-disabled='true']) {
    opacity: 0.6;
    cursor: default;
  }
  .signin-step :is(.signin-input, .signin-button, .signin-link, .signin-heading):focus-visible,
  .signin-step .signin-choice input:focus-visible {
    outline: 3px solid var(--_signin-accent);
    outline-offset: 2px;
  }
  /* Firefox has :has() since 121. In a list, it would make older ones ignore the other selectors. */
  .signin-step .signin-choice:has(:focus-visible) {
    outline: 3px solid var(--_signin-accent);
    outline-offset: 2px;
  }
  .signin-step .signin-choice:has(:focus-visible) input {
    outline: none;
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
