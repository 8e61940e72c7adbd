import type {Amplify, ResourcesConfig} from 'aws-amplify';
import type {LoginIdKind} from '../core/messages.js';
import type {FirstFactor} from '../core/options.js';
import type {PasswordFormat} from '../core/password-policy.js';
import type {AuthFlowType, PreferredChallenge} from '../core/step.js';
import {loadAmplify} from './load.js';
import {misconfigured, readOutputs} from './outputs.js';

/** What a tag can say about its user pool. */
export interface PoolSettings {
  readonly userPoolId?: string | undefined;
  readonly userPoolClientId?: string | undefined;
  /** For a local or proxied Cognito: the URL to which every call is posted. */
  readonly userPoolEndpoint?: string | undefined;
  /** The URL of an `amplify_outputs.json`, or what is in it. */
  readonly outputs?: string | object | undefined;
}

/** What the flow takes from the configuration. The steps themselves are Cognito's to decide. */
export interface PoolConfiguration {
  readonly userPoolClientId: string | undefined;
  /** Where calls go, if not to Amazon. */
  readonly userPoolEndpoint: string | undefined;
  readonly loginWith: readonly LoginIdKind[];
  readonly preferredChallenge: PreferredChallenge | undefined;
  /** The first factors that are enabled, where the configuration says so. */
  readonly factors: readonly FirstFactor[] | undefined;
  readonly passwordFormat: PasswordFormat | undefined;
}

type Cognito = NonNullable<ResourcesConfig['Auth']>['Cognito'];

/** Keys of `amplify_outputs.json` that Amplify's own parser leaves aside. */
interface Outputs {
  readonly auth?: {readonly authentication_flow_type?: string};
}

/** Amplify's flows. */
export const AUTH_FLOWS: readonly AuthFlowType[] = [
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'USER_AUTH',
  'CUSTOM_WITH_SRP',
  'CUSTOM_WITHOUT_SRP',
];

/** Whether there is anything in these settings to configure Amplify with. */
export function isGiven({userPoolId, userPoolClientId, userPoolEndpoint, outputs}: PoolSettings): boolean {
  return [userPoolId, userPoolClientId, userPoolEndpoint, outputs].some((setting) => Boolean(setting));
}

/** What a tag's settings come to: what Amplify is to be told, and what it leaves aside. */
export interface Configuration {
  readonly resources: ResourcesConfig;
  readonly cognito: Partial<Cognito>;
  /** The flow that `outputs` names, which Amplify's parser drops. */
  readonly authFlow: AuthFlowType | undefined;
}

/** A configuration that has all that Amplify needs. */
export type CompleteConfiguration = ResourcesConfig & {readonly Auth: NonNullable<ResourcesConfig['Auth']>};

/**
 * Reads a tag's settings.
 *
 * @throws an error of the name `AuthTagConfigException` that says which setting is missing or cannot be read
 */
export async function readSettings(settings: PoolSettings): Promise<Configuration> {
  const needsPool = !settings.userPoolId || !settings.userPoolClientId;
  const {outputs, resources} = settings.outputs
    ? await readOutputs(settings.outputs, needsPool)
    : {outputs: undefined, resources: {} as ResourcesConfig};
  const cognito: Partial<Cognito> = {
    ...resources.Auth?.Cognito,
    ...(settings.userPoolId && {userPoolId: settings.userPoolId}),
    ...(settings.userPoolClientId && {userPoolClientId: settings.userPoolClientId}),
    ...(settings.userPoolEndpoint && {userPoolEndpoint: settings.userPoolEndpoint}),
  };
  const named = (outputs as Outputs | undefined)?.auth?.authentication_flow_type;
  return {resources, cognito, authFlow: AUTH_FLOWS.find((flow) => flow === named)};
}

/**
 * Completes a tag's configuration with what the page has configured.
 *
 * @param isSeparate for a context beside the page's Amplify: nothing of the page's user pool is taken over for another
 * @throws an error of the name `AuthTagConfigException` that says which setting is missing
 */
export async function completeConfiguration(
  {resources, cognito}: Configuration,
  isSeparate = false,
): Promise<CompleteConfiguration> {
  const {Amplify: amplify} = await loadAmplify();
  const before = configuredSoFar(amplify);
  const known = before.Auth?.Cognito;
  const isOtherPool = cognito.userPoolId !== undefined && cognito.userPoolId !== known?.userPoolId;
  const wanted = {...(resources.Auth || (isSeparate && isOtherPool) ? {} : known), ...cognito};
  if (!wanted.userPoolId) throw misconfigured('user-pool-id is missing.');
  if (!wanted.userPoolClientId) throw misconfigured('user-pool-client-id is missing.');
  return {...before, ...resources, Auth: {Cognito: wanted} as NonNullable<ResourcesConfig['Auth']>};
}

/**
 * Configures the page's Amplify, unless it is as wanted: another tag or the page itself may have configured it since.
 * What is configured besides the user pool stays.
 *
 * @throws an error of the name `AuthTagConfigException` that says which setting is missing
 */
export async function applyConfiguration(configuration: Configuration): Promise<void> {
  const {Amplify: amplify} = await loadAmplify();
  const complete = await completeConfiguration(configuration);
  const known = configuredSoFar(amplify).Auth?.Cognito;
  if (JSON.stringify(complete.Auth.Cognito) !== JSON.stringify(known)) amplify.configure(complete);
}

/** Names a user pool and its app client, as `eu-west-1_AbCdEf123/1h57kf5c…`: Amplify stores tokens for each client. */
export function poolOf({Auth: {Cognito: cognito}}: CompleteConfiguration): string {
  return `${String(cognito.userPoolId)}/${String(cognito.userPoolClientId)}`;
}

/** The user pool of the page's Amplify. */
export async function configuredPool(): Promise<string | undefined> {
  const {Amplify: amplify} = await loadAmplify();
  const {Auth} = configuredSoFar(amplify);
  return Auth && poolOf({Auth});
}

/**
 * Reads the page's configuration now and whenever it changes, also when the page calls `Amplify.configure` long after
 * the element was there.
 *
 * @returns a function that ends it
 */
export async function watchConfiguration(
  listener: (configuration: PoolConfiguration) => void,
): Promise<() => void> {
  const {Amplify: amplify, Hub} = await loadAmplify();
  const read = (config: ResourcesConfig) => {
    const cognito = config.Auth?.Cognito;
    if (cognito) listener(describe(cognito));
  };
  const stop = Hub.listen('core', ({payload}) => {
    if (payload.event === 'configure') read(payload.data as ResourcesConfig);
  });
  read(configuredSoFar(amplify));
  return stop;
}

/** Whether Amplify knows of a user pool. */
export async function isConfigured(): Promise<boolean> {
  const {Amplify: amplify} = await loadAmplify();
  return configuredSoFar(amplify).Auth?.Cognito !== undefined;
}

/** What the page has configured. Asked with care, since `getConfig` warns on the console where there is nothing. */
function configuredSoFar(amplify: typeof Amplify): ResourcesConfig {
  try {
    // Throws at once where nothing is configured. Before 6.22 there is no such function, and no way to ask quietly.
    if ('getTokens' in amplify) amplify.getTokens({}).catch(() => undefined);
  } catch {
    return {};
  }
  return amplify.getConfig();
}

/** What the flow takes from a user pool's configuration. */
export function describe(cognito: Cognito): PoolConfiguration {
  const {loginWith, passwordless, passwordFormat} = cognito;
  const kinds = (['email', 'phone', 'username'] as const).filter((kind) => loginWith?.[kind]);
  return {
    userPoolClientId: cognito.userPoolClientId,
    userPoolEndpoint: cognito.userPoolEndpoint,
    loginWith: kinds.length > 0 ? kinds : ['username'],
    preferredChallenge: passwordless?.preferredChallenge,
    factors: passwordless && [
      ...(passwordless.webAuthn ? (['WEB_AUTHN'] as const) : []),
      'PASSWORD_SRP',
      ...(passwordless.emailOtpEnabled ? (['EMAIL_OTP'] as const) : []),
      ...(passwordless.smsOtpEnabled ? (['SMS_OTP'] as const) : []),
    ],
    passwordFormat,
  };
}

/**
 * Calls the listener when somebody is signed in or out, by this page or in another tab.
 *
 * @param listener told as well for which app client Amplify is configured at that moment
 */
export async function watchSession(
  listener: (event: 'signedIn' | 'signedOut', userPoolClientId: string | undefined) => void,
): Promise<() => void> {
  const {Amplify: amplify, Hub} = await loadAmplify();
  return Hub.listen('auth', ({payload: {event}}) => {
    if (event === 'signedIn' || event === 'signedOut')
      listener(event, configuredSoFar(amplify).Auth?.Cognito.userPoolClientId);
  });
}
