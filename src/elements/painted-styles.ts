import {css} from 'lit';

/** The look of the frame itself, before it is there and afterwards. */
export const cardLook = css`
  border: 1px solid var(--signin-outline-color, light-dark(#d0d7de, #343b43));
  border-radius: calc(var(--signin-radius, 8px) * 1.5);
  background: var(--signin-surface-color, light-dark(#ffffff, #1c2128));
`;

/**
 * The look of the flow's frame while the element is not defined yet, around a form that a server has painted. Once it is,
 * the frame is its own, and none of this applies.
 */
export const paintedStyles = css`
  amplify-signin-flow:not(:defined) {
    display: block;
    box-sizing: border-box;
    max-inline-size: 26rem;
    /* 7cqi of the frame, which is as wide as what it is in, up to its 26rem. Nothing moves when it comes. */
    padding: clamp(1rem, 7%, 1.82rem);
    ${cardLook}
  }
  amplify-signin-flow:not(:defined) > :not([slot='signin-step'], [slot='header'], [slot='footer']) {
    display: none;
  }
`;
