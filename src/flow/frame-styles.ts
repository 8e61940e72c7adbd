import {css} from 'lit';
import {
  adaptiveColors,
  adaptiveFrameColors,
  canAdapt,
  colors,
  frameColors,
  targetSize,
  unit,
} from '../elements/look.js';
import {cardLook} from '../elements/painted-styles.js';

/** The look of the frame. What is in it stands in the page's own tree and has its styles in `elements/styles.ts`. */
export const frameStyles = css`
  :host {
    ${colors}
    ${frameColors}
    position: relative;
    display: block;
    max-inline-size: calc(26 * ${unit});
  }
  @supports ${canAdapt} {
    :host {
      ${adaptiveColors}
      ${adaptiveFrameColors}
    }
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(1 * ${unit});
    /* Not in container units: a container has no width of its own, and is nothing in a flex or grid layout. */
    padding: max(1 * ${unit}, 7%);
    ${cardLook}
  }
  .step {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    outline-offset: 0.5em;
  }
  .step:focus:not(:focus-visible) {
    outline: none;
  }
  .problem {
    margin: 0;
    color: var(--_signin-danger);
    font: 550 calc(1 * ${unit})/1.5 var(--signin-font-family, system-ui, sans-serif);
  }
  .problem:not([data-problem]) {
    display: none;
  }
  .time,
  .notice p {
    margin: 0;
    color: var(--_signin-muted);
    font: 400 calc(1 * ${unit})/1.5 var(--signin-font-family, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.5 * ${unit});
    padding: calc(0.75 * ${unit});
    border: 1px solid var(--_signin-border);
    border-radius: var(--signin-radius, 8px);
  }
  .notice p {
    flex: 1 0 100%;
    color: var(--_signin-text);
  }
  .notice button {
    appearance: none;
    min-block-size: ${targetSize};
    padding: 0.25em 0.75em;
    border: 1px solid var(--_signin-border);
    border-radius: var(--signin-radius, 8px);
    background: none;
    color: var(--_signin-accent);
    font: 550 calc(1 * ${unit})/1.5 var(--signin-font-family, system-ui, sans-serif);
    cursor: pointer;
  }
  .notice button:focus-visible {
    outline: 3px solid var(--_signin-accent);
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
