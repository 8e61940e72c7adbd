import type {ResourcesConfig} from 'aws-amplify';
import {loadAmplify} from './load.js';

/** An error that says which setting of the tag is missing or cannot be read. */
export function misconfigured(message: string): Error {
  return Object.assign(new Error(message), {name: 'AuthTagConfigException'});
}

/** What is in an `amplify_outputs.json`, and what Amplify makes of it. */
export interface ReadOutputs {
  readonly outputs: object;
  readonly resources: ResourcesConfig;
}

/**
 * Reads an `amplify_outputs.json`, the configuration of the first generation (`aws-exports`), or Amplify's own form.
 *
 * @param given its URL, or what is in it
 * @param needsUserPool the tag itself does not say which user pool it is
 * @throws an error of the name `AuthTagConfigException` that says what is wrong
 */
export async function readOutputs(given: string | object, needsUserPool: boolean): Promise<ReadOutputs> {
  const [outputs, where] =
    typeof given === 'string' ? [await fetchOutputs(given), given] : [given, 'the object'];
  const {parseAmplifyConfig} = await loadAmplify();
  const resources = attempt(() => parseAmplifyConfig(outputs));
  if (resources && (resources.Auth?.Cognito || !needsUserPool)) return {outputs, resources};
  throw misconfigured(`outputs: ${where} ${faultOf(outputs)}`);
}

async function fetchOutputs(url: string): Promise<object> {
  // Frameworks write an object into an attribute that way.
  if (url === '[object Object]')
    throw misconfigured(
      'outputs: the attribute holds a URL. outputs is a property for objects, to be set by a script.',
    );
  const response = await fetch(url).catch((error: unknown) => {
    throw Object.assign(new Error(`outputs: ${url} could not be fetched.`, {cause: error}), {
      name: 'LoadError',
    });
  });
  if (!response.ok)
    throw misconfigured(
      `outputs: ${url} answered ${String(response.status)}. Check the URL, and that the file is deployed with the page.`,
    );
  const text = await response.text();
  const outputs: unknown = attempt(() => JSON.parse(text) as unknown);
  if (typeof outputs === 'object' && outputs !== null && !Array.isArray(outputs)) return outputs;
  throw misconfigured(
    text.trimStart().startsWith('<')
      ? `outputs: ${url} is a page of HTML and not JSON. Many servers answer so where there is no such file: check the URL, ` +
          'and that the file is deployed with the page.'
      : `outputs: ${url} is not JSON. Give the URL of an amplify_outputs.json.`,
  );
}

/** Why there is no user pool in it. */
function faultOf(outputs: object): string {
  const keys = Object.keys(outputs);
  const {version} = outputs as {version?: unknown};
  if (keys.some((key) => key.startsWith('aws_')))
    return keys.includes('aws_user_pools_id')
      ? 'has no aws_project_region. Give the whole aws-exports, or user-pool-id and user-pool-client-id.'
      : 'is an aws-exports without aws_user_pools_id. Add auth to the backend, or give user-pool-id and user-pool-client-id.';
  if (!('auth' in outputs))
    return 'has no "auth" part. Give the amplify_outputs.json of a backend with auth, or user-pool-id and user-pool-client-id.';
  if (typeof version === 'string')
    return `has version ${version}, which this version of aws-amplify does not know. Update aws-amplify.`;
  return 'has no "version". Give the whole amplify_outputs.json.';
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return;
  }
}
