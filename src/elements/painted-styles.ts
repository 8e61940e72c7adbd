import {css} from 'lit';
import {adaptiveColors, adaptiveFrameColors, canAdapt, colors, frameColors, unit} from './look.js';

/** The look of the frame itself, before it is there and afterwards. */
export const cardLook = css`
  border: 1px solid var(--_signin-outline);
  border-radius: calc(var(--signin-radius, 8px) * 1.5);
  background: var(--_signin-surface);
`;

/**
 * The look of the flow's frame while the element is not defined yet, around a form that a server has painted. Once it is,
 * the frame is its own, and none of this applies.
 */
export const paintedStyles = css`
  amplify-signin-flow:not(:defined) {
    ${colors}
    ${frameColors}
    display: block;
    box-sizing: border-box;
    max-inline-size: calc(26 * ${unit});
    /* 7% of the frame, which is as wide as what it is in, up to its maximum. Nothing moves when it comes. */
    padding: clamp(1 * ${unit}, 7%, 1.82 * ${unit});
    ${cardLook}
  }
  @supports ${canAdapt} {
    amplify-signin-flow:not(:defined) {
      ${adaptiveColors}
      ${adaptiveFrameColors}
    }
  }
  amplify-signin-flow:not(:defined) > :not([slot='signin-step'], [slot='header'], [slot='footer']) {
    display: none;
  }
`;
