let functions: Promise<typeof import('./functions.js')> | undefined;

/** Loads Amplify, once. A failure is not kept: the network may be back at the next call. */
export function loadAmplify(): Promise<typeof import('./functions.js')> {
  functions ??= import('./functions.js').catch((error: unknown) => {
    functions = undefined;
    // What `import()` is rejected with has no name of its own, and differs from browser to browser.
    throw Object.assign(new Error('Amplify could not be loaded.', {cause: error}), {name: 'LoadError'});
  });
  return functions;
}
