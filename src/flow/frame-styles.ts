import {css} from 'lit';
import {cardLook} from '../elements/painted-styles.js';

/** The look of the frame. What is in it stands in the page's own tree and has its styles in `elements/styles.ts`. */
export const frameStyles = css`
  :host {
    position: relative;
    display: block;
    max-inline-size: 26rem;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    display: grid;
    gap: 1rem;
    padding: clamp(1rem, 7cqi, 2rem);
    ${cardLook}
  }
  .step {
    display: grid;
    min-inline-size: 0;
    outline-offset: 0.5rem;
  }
  .step:focus:not(:focus-visible) {
    outline: none;
  }
  .problem {
    margin: 0;
    color: var(--signin-danger-color, light-dark(#b3161b, #ff9d96));
    font: 550 1rem/1.5 var(--signin-font-family, system-ui, sans-serif);
  }
  .problem:not([data-problem]) {
    display: none;
  }
  .time,
  .notice p {
    margin: 0;
    color: var(--signin-muted-color, light-dark(#57606a, #a3adb8));
    font: 400 1rem/1.5 var(--signin-font-family, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding: 0.75rem;
    border: 1px solid var(--signin-border-color, light-dark(#8b949e, #6e7781));
    border-radius: var(--signin-radius, 8px);
  }
  .notice p {
    flex: 1 0 100%;
    color: var(--signin-text-color, light-dark(#1b1f24, #f0f3f6));
  }
  .notice button {
    appearance: none;
    min-block-size: 2.75rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--signin-border-color, light-dark(#8b949e, #6e7781));
    border-radius: var(--signin-radius, 8px);
    background: none;
    color: var(--signin-accent-color, light-dark(#0a5bd3, #6cb0ff));
    font: 550 1rem/1.5 var(--signin-font-family, system-ui, sans-serif);
    cursor: pointer;
  }
  .notice button:focus-visible {
    outline: 3px solid var(--signin-accent-color, light-dark(#0a5bd3, #6cb0ff));
    outline-offset: 2px;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
