/** A browser without some APIs, as a script that runs before the page's own. */
export interface MissingApis {
  readonly name: string;
  /** What is removed: `Interface.prototype.member`, `Interface.member`, or the name of a global. */
  readonly removed?: readonly string[];
  /** What behaves in another way: a script. */
  readonly script?: string;
}

/** Each is newer than the supported browsers, or optional in them. */
const REMOVED: readonly (string | readonly string[])[] = [
  'AbortSignal.any',
  'AbortSignal.timeout',
  'AbortSignal.prototype.throwIfAborted',
  'Array.fromAsync',
  'ArrayBuffer.prototype.transfer',
  'BroadcastChannel',
  'CompressionStream',
  'Crypto.prototype.randomUUID',
  'CSS',
  'CSS.escape',
  'CSSStyleSheet.prototype.replaceSync',
  'CustomElementRegistry.prototype.getName',
  'CustomElementRegistry.prototype.upgrade',
  'CustomElementRegistry.prototype.whenDefined',
  ['Document.prototype.adoptedStyleSheets', 'ShadowRoot.prototype.adoptedStyleSheets'],
  'Document.prototype.hasFocus',
  'Document.prototype.startViewTransition',
  ['Element.prototype.checkVisibility', 'Element.prototype.setHTMLUnsafe', 'Element.prototype.getHTML'],
  'Element.prototype.moveBefore',
  'ElementInternals',
  'ElementInternals.prototype.states',
  'Error.captureStackTrace',
  'FinalizationRegistry',
  'Float16Array',
  'Highlight',
  'HTMLElement.prototype.attachInternals',
  ['HTMLElement.prototype.showPopover', 'HTMLElement.prototype.popover'],
  'HTMLElement.prototype.inert',
  'HTMLFormElement.prototype.requestSubmit',
  'HTMLInputElement.prototype.select',
  'HTMLInputElement.prototype.showPicker',
  'IntersectionObserver',
  'Intl.DisplayNames',
  'Intl.DurationFormat',
  'Intl.ListFormat',
  'Intl.Locale',
  'Intl.PluralRules',
  'Intl.RelativeTimeFormat',
  'Intl.Segmenter',
  'Iterator',
  'MutationObserver',
  'Navigator.prototype.clipboard',
  'Navigator.prototype.connection',
  'Navigator.prototype.credentials',
  'Navigator.prototype.language',
  'Navigator.prototype.languages',
  'Navigator.prototype.locks',
  'Navigator.prototype.onLine',
  'Navigator.prototype.permissions',
  'Navigator.prototype.sendBeacon',
  'Navigator.prototype.serviceWorker',
  'Navigator.prototype.storage',
  'Navigator.prototype.userActivation',
  'Navigator.prototype.userAgentData',
  ['Object.groupBy', 'Map.groupBy'],
  'PerformanceObserver',
  'Promise.try',
  'Promise.withResolvers',
  'PublicKeyCredential',
  ['PublicKeyCredential.parseCreationOptionsFromJSON', 'PublicKeyCredential.parseRequestOptionsFromJSON'],
  'RegExp.escape',
  'ResizeObserver',
  ['Set.prototype.difference', 'Set.prototype.intersection', 'Set.prototype.union'],
  ['String.prototype.isWellFormed', 'String.prototype.toWellFormed'],
  ['Uint8Array.fromBase64', 'Uint8Array.prototype.toBase64', 'Uint8Array.prototype.toHex'],
  ['URL.canParse', 'URL.parse'],
  'WeakRef',
  'cancelAnimationFrame',
  'cookieStore',
  'getSelection',
  'isSecureContext',
  'matchMedia',
  'navigation',
  'queueMicrotask',
  'reportError',
  'requestAnimationFrame',
  'requestIdleCallback',
  'scheduler',
  'structuredClone',
  'trustedTypes',
  'visualViewport',
];

const BEHAVIOURS: readonly MissingApis[] = [
  {
    name: 'states.add accepts only --names',
    script: `const {add} = CustomStateSet.prototype;
      CustomStateSet.prototype.add = function (name) {
        if (!name.startsWith('--')) throw new DOMException('', 'SyntaxError');
        return add.call(this, name);
      };`,
  },
  {
    name: 'states.add and states.delete throw',
    script: `CustomStateSet.prototype.add = CustomStateSet.prototype.delete = () => {
        throw new TypeError('Illegal invocation');
      };`,
  },
  {
    name: 'attachInternals throws',
    script: `HTMLElement.prototype.attachInternals = () => {
        throw new DOMException('', 'NotSupportedError');
      };`,
  },
  {
    name: 'classes cannot be constructed, as with a registry polyfill',
    script: `const {define} = CustomElementRegistry.prototype;
      CustomElementRegistry.prototype.define = function (tag, element) {
        define.call(this, tag, class extends element {});
      };`,
  },
  {
    name: 'new CSSStyleSheet() throws',
    script: `globalThis.CSSStyleSheet = new Proxy(CSSStyleSheet, {
        construct() {
          throw new TypeError('Illegal constructor');
        },
      });`,
  },
  {
    name: 'adoptedStyleSheets is frozen',
    script: `for (const {prototype} of [Document, ShadowRoot])
        Object.defineProperty(prototype, 'adoptedStyleSheets', {get: () => Object.freeze([])});`,
  },
  {
    name: 'focus() throws',
    script: `HTMLElement.prototype.focus = () => {
        throw new TypeError('focus');
      };`,
  },
  {
    name: 'the console has no debug level',
    script: `delete console.debug; delete HTMLElement.prototype.attachInternals;`,
  },
];

const single: readonly MissingApis[] = REMOVED.map((removed) => {
  const paths = [removed].flat();
  return {name: paths.join(', '), removed: paths};
});

/** The rows of the matrix: none missing, each one, and all at once. */
export const ROWS: readonly MissingApis[] = [
  {name: 'none'},
  ...single,
  ...BEHAVIOURS,
  {name: 'all that can be removed', removed: single.flatMap(({removed = []}) => removed)},
];

/** Runs in the page. Returns the paths that it did not find, which the browser of the test may not have. */
export function remove(paths: readonly string[]): void {
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const owner = names.reduce<unknown>(
      (object, name) => (object as Record<string, unknown> | undefined)?.[name],
      globalThis,
    );
    if (owner === undefined) continue;
    if (!Reflect.deleteProperty(owner as object, last))
      Object.defineProperty(owner, last, {value: undefined, configurable: true});
  }
}
