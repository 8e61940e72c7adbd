/** The storages of a page. */
export type StorageName = 'localStorage' | 'sessionStorage';

/**
 * Uses a storage. Where it is blocked the property itself throws; in some web views it is `null`; a full one rejects what
 * is written.
 *
 * @returns what the function returns; `undefined` where the storage cannot be used
 */
export function withStorage<T>(name: StorageName, use: (storage: Storage) => T): T | undefined {
  try {
    return use(globalThis[name]);
  } catch {
    return;
  }
}

/** Reads a text. `undefined` where there is none, or what is there is not a text. */
export function readStored(name: StorageName, key: string): string | undefined {
  const text: unknown = withStorage(name, (storage) => storage.getItem(key));
  return typeof text === 'string' ? text : undefined;
}

const PROBE = 'amplify-signin-flow:probe';

/** Whether something can be kept in a storage: a blocked one cannot be read, and a full one cannot be written. */
export function canStore(name: StorageName): boolean {
  const stored = withStorage(name, (storage) => {
    storage.setItem(PROBE, PROBE);
    const text = storage.getItem(PROBE);
    storage.removeItem(PROBE);
    return text;
  });
  return stored === PROBE;
}
