const reported = new Set<string>();

/**
 * Runs something that a sign-in does not need. If it fails, because the browser does not have the API or for any other
 * reason, the sign-in continues. The failure is reported at the console's debug level, once for each feature.
 *
 * @param feature the name of the feature, for the report
 * @returns the result, or `undefined` after a failure
 */
export function runOptional<T>(feature: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    report(feature, error);
    return;
  }
}

function report(feature: string, error: unknown): void {
  if (reported.has(feature)) return;
  reported.add(feature);
  try {
    console.debug(`<amplify-signin-flow>: ${feature} is not available.`, error);
  } catch {
    // A page can replace the console.
  }
}
