import {css} from 'lit';

/**
 * The colours, as declarations for `.signin-step` and for the frame. These are the light ones, which every browser can
 * show. The names are private, but inherited by what a page puts into the frame.
 */
export const colors = css`
  --_signin-text: var(--signin-text-color, #1b1f24);
  --_signin-muted: var(--signin-muted-color, #57606a);
  --_signin-border: var(--signin-border-color, #8b949e);
  --_signin-field: var(--signin-field-color, #ffffff);
  --_signin-accent: var(--signin-accent-color, #0a5bd3);
  --_signin-on-accent: var(--signin-on-accent-color, #ffffff);
  --_signin-danger: var(--signin-danger-color, #b3161b);
`;

/**
 * The condition under which `adaptiveColors` apply. Without it, an unknown function in the fallback of `var()` would make
 * the whole declaration invalid when it is computed, and an earlier one would not replace it.
 */
export const canAdapt = css`(color: light-dark(red, red))`;

/** The same colours, for the `color-scheme` of the page. */
export const adaptiveColors = css`
  --_signin-text: var(--signin-text-color, light-dark(#1b1f24, #f0f3f6));
  --_signin-muted: var(--signin-muted-color, light-dark(#57606a, #a3adb8));
  --_signin-border: var(--signin-border-color, light-dark(#8b949e, #6e7781));
  --_signin-field: var(--signin-field-color, light-dark(#ffffff, #14181d));
  --_signin-accent: var(--signin-accent-color, light-dark(#0a5bd3, #6cb0ff));
  --_signin-on-accent: var(--signin-on-accent-color, light-dark(#ffffff, #0b1117));
  --_signin-danger: var(--signin-danger-color, light-dark(#b3161b, #ff9d96));
`;

/** The colours of the frame itself, besides those. */
export const frameColors = css`
  --_signin-surface: var(--signin-surface-color, #ffffff);
  --_signin-outline: var(--signin-outline-color, #d0d7de);
`;

/** The same, for the `color-scheme` of the page. */
export const adaptiveFrameColors = css`
  --_signin-surface: var(--signin-surface-color, light-dark(#ffffff, #1c2128));
  --_signin-outline: var(--signin-outline-color, light-dark(#d0d7de, #343b43));
`;

/**
 * The size of the text, and the unit of all lengths that grow with it: that of the surrounding text, but legible where
 * a page has set `html {font-size: 62.5%}`. For use in `calc()`. Only where the font size is inherited from the page:
 * inside of it, `em` has the scale in it already.
 */
export const unit = css`max(1em, 14px) * var(--signin-scale, 1)`;

/** The least height of what is clicked. */
export const targetSize = css`max(2.75em, 44px)`;
