/** Removes what sign-in does not need, before any module of ours is evaluated. */
for (const [owner, name] of [
  [HTMLElement.prototype, 'attachInternals'],
  [CustomElementRegistry.prototype, 'getName'],
  [Document.prototype, 'adoptedStyleSheets'],
  [ShadowRoot.prototype, 'adoptedStyleSheets'],
  [window, 'CSSStyleSheet'],
  [window, 'requestAnimationFrame'],
  [CSS, 'escape'],
  [AbortSignal, 'timeout'],
  [Intl, 'DisplayNames'],
  [Intl, 'Locale'],
] as const)
  Reflect.deleteProperty(owner, name);

export {};
