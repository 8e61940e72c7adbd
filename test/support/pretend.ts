const restore: (() => void)[] = [];

/** Replaces a property of the browser until the end of the test. */
export function pretend(object: object, name: string, descriptor: PropertyDescriptor): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {...descriptor, configurable: true});
  restore.push(() => {
    if (own) Object.defineProperty(object, name, own);
    else Reflect.deleteProperty(object, name);
  });
}

/** Replaces a property with a getter that throws, as browsers do for what a page may not use. */
export function forbid(object: object, name: string): void {
  pretend(object, name, {
    get: () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    },
  });
}

afterEach(() => {
  for (const undo of restore.splice(0).reverse()) undo();
});
