import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {
  AssociateSoftwareTokenRequest,
  AssociateSoftwareTokenResponse,
  ChangePasswordRequest,
  ChangePasswordResponse,
  CompleteWebAuthnRegistrationRequest,
  CompleteWebAuthnRegistrationResponse,
  ConfirmDeviceRequest,
  ConfirmDeviceResponse,
  ConfirmForgotPasswordRequest,
  ConfirmForgotPasswordResponse,
  ConfirmSignUpRequest,
  ConfirmSignUpResponse,
  DeleteWebAuthnCredentialRequest,
  DeleteWebAuthnCredentialResponse,
  ForgetDeviceRequest,
  ForgotPasswordRequest,
  ForgotPasswordResponse,
  GetTokensFromRefreshTokenRequest,
  GetTokensFromRefreshTokenResponse,
  GetUserRequest,
  GetUserResponse,
  GlobalSignOutRequest,
  GlobalSignOutResponse,
  InitiateAuthRequest,
  InitiateAuthResponse,
  ListDevicesRequest,
  ListDevicesResponse,
  ListWebAuthnCredentialsRequest,
  ListWebAuthnCredentialsResponse,
  ResendConfirmationCodeRequest,
  ResendConfirmationCodeResponse,
  RespondToAuthChallengeRequest,
  RespondToAuthChallengeResponse,
  RevokeTokenRequest,
  RevokeTokenResponse,
  SetUserMFAPreferenceRequest,
  SetUserMFAPreferenceResponse,
  SignUpRequest,
  SignUpResponse,
  StartWebAuthnRegistrationRequest,
  StartWebAuthnRegistrationResponse,
  UpdateDeviceStatusRequest,
  UpdateDeviceStatusResponse,
  VerifySoftwareTokenRequest,
  VerifySoftwareTokenResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import {generateSync} from 'otplib';
import {
  createLocalCognito,
  newSigningKey,
  type Exchange,
  type LocalCognito,
  type LocalCognitoOptions,
} from '../../../demo/local-cognito/index.js';
import {problemsOf} from './schemas.js';

/** Request and response of each operation that the tests call. */
export interface Api {
  InitiateAuth: [Partial<InitiateAuthRequest>, InitiateAuthResponse];
  RespondToAuthChallenge: [Partial<RespondToAuthChallengeRequest>, RespondToAuthChallengeResponse];
  AssociateSoftwareToken: [Partial<AssociateSoftwareTokenRequest>, AssociateSoftwareTokenResponse];
  VerifySoftwareToken: [Partial<VerifySoftwareTokenRequest>, VerifySoftwareTokenResponse];
  SetUserMFAPreference: [Partial<SetUserMFAPreferenceRequest>, SetUserMFAPreferenceResponse];
  SignUp: [Partial<SignUpRequest>, SignUpResponse];
  ConfirmSignUp: [Partial<ConfirmSignUpRequest>, ConfirmSignUpResponse];
  ResendConfirmationCode: [Partial<ResendConfirmationCodeRequest>, ResendConfirmationCodeResponse];
  ForgotPassword: [Partial<ForgotPasswordRequest>, ForgotPasswordResponse];
  ConfirmForgotPassword: [Partial<ConfirmForgotPasswordRequest>, ConfirmForgotPasswordResponse];
  StartWebAuthnRegistration: [Partial<StartWebAuthnRegistrationRequest>, StartWebAuthnRegistrationResponse];
  CompleteWebAuthnRegistration: [
    Partial<CompleteWebAuthnRegistrationRequest>,
    CompleteWebAuthnRegistrationResponse,
  ];
  ListWebAuthnCredentials: [Partial<ListWebAuthnCredentialsRequest>, ListWebAuthnCredentialsResponse];
  DeleteWebAuthnCredential: [Partial<DeleteWebAuthnCredentialRequest>, DeleteWebAuthnCredentialResponse];
  ConfirmDevice: [Partial<ConfirmDeviceRequest>, ConfirmDeviceResponse];
  ListDevices: [Partial<ListDevicesRequest>, ListDevicesResponse];
  UpdateDeviceStatus: [Partial<UpdateDeviceStatusRequest>, UpdateDeviceStatusResponse];
  ForgetDevice: [Partial<ForgetDeviceRequest>, object];
  ChangePassword: [Partial<ChangePasswordRequest>, ChangePasswordResponse];
  GetUser: [Partial<GetUserRequest>, GetUserResponse];
  GetTokensFromRefreshToken: [Partial<GetTokensFromRefreshTokenRequest>, GetTokensFromRefreshTokenResponse];
  RevokeToken: [Partial<RevokeTokenRequest>, RevokeTokenResponse];
  GlobalSignOut: [Partial<GlobalSignOutRequest>, GlobalSignOutResponse];
}

/** An answer that is an error. */
export class Refusal extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** A server on a port of its own, and the ways in which tests talk to it. */
export interface Server extends LocalCognito {
  readonly url: string;
  readonly port: number;
  /** Everything said so far. */
  readonly exchanges: readonly Exchange[];
  /** Earlier than at the end of the test. */
  close(): Promise<void>;
  post(target: string | undefined, body: string, headers?: Record<string, string>): Promise<Response>;
  call<O extends keyof Api>(
    operation: O,
    request: Api[O][0],
    headers?: Record<string, string>,
  ): Promise<Api[O][1]>;
  /** Begins a sign-in with a password in clear. */
  signIn(username: string, password: string, invocationId?: string): Promise<InitiateAuthResponse>;
  /** Begins one in which the user chooses how, or the client prefers something. */
  choose(username: string, parameters?: Record<string, string>): Promise<InitiateAuthResponse>;
  /** Answers a challenge. */
  answer(
    name: RespondToAuthChallengeRequest['ChallengeName'],
    session: string | undefined,
    answers: Record<string, string>,
    invocationId?: string,
    origin?: string,
  ): Promise<RespondToAuthChallengeResponse>;
}

/** One for all tests of a file: each would take a fifth of a second. */
const signingKey = newSigningKey();

/** Starts a server for one test. When the test ends, all that was said must conform to the AWS SDK's model. */
export async function startServer(t: TestContext, options: LocalCognitoOptions = {}): Promise<Server> {
  const exchanges: Exchange[] = [];
  const cognito = createLocalCognito({
    signingKey,
    ...options,
    record: (exchange) => exchanges.push(exchange),
  });
  const {url, port, close} = await cognito.listen({port: 0});
  t.after(async () => {
    await close();
    assert.deepEqual(exchanges.flatMap(problemsOf), []);
  });

  const post: Server['post'] = (target, body, headers = {}) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        ...(target && {'x-amz-target': target}),
        ...headers,
      },
      body,
    });

  const call = async <O extends keyof Api>(
    operation: O,
    request: Api[O][0],
    headers?: Record<string, string>,
  ): Promise<Api[O][1]> => {
    const target = `AWSCognitoIdentityProviderService.${operation}`;
    const response = await post(target, JSON.stringify(request), headers);
    if (response.ok) return (await response.json()) as Api[O][1];
    const {__type, message} = (await response.json()) as {__type: string; message: string};
    throw new Refusal(__type, message);
  };

  const invocation = (id: string | undefined) => (id ? {'amz-sdk-invocation-id': id} : undefined);

  return {
    ...cognito,
    url,
    port,
    exchanges,
    close,
    post,
    call,
    signIn: (USERNAME, PASSWORD, id) =>
      call(
        'InitiateAuth',
        {AuthFlow: 'USER_PASSWORD_AUTH', ClientId: cognito.clientId, AuthParameters: {USERNAME, PASSWORD}},
        invocation(id),
      ),
    choose: (USERNAME, parameters) =>
      call('InitiateAuth', {
        AuthFlow: 'USER_AUTH',
        ClientId: cognito.clientId,
        AuthParameters: {USERNAME, ...parameters},
      }),
    answer: (ChallengeName, Session, ChallengeResponses, id, origin) =>
      call(
        'RespondToAuthChallenge',
        {ChallengeName, ClientId: cognito.clientId, ChallengeResponses, ...(Session && {Session})},
        {...invocation(id), ...(origin && {origin})},
      ),
  };
}

/** What a refused call is rejected with. */
export const refusal = (name: string, message: string) => ({name, message});

/** A NotAuthorizedException. */
export const notAuthorized = (message: string) => refusal('NotAuthorizedException', message);

/** What a wrong password and an unknown user are both answered with. */
export const wrongPassword = notAuthorized('Incorrect username or password.');

/** The seeded user of a path. */
export function seeded({users}: LocalCognito, path: string) {
  const user = users.all().find((each) => each.path === path);
  assert.ok(user, `no user for ${path}`);
  return {username: user.username, password: user.password.text, secret: user.totp?.secret ?? ''};
}

/** A code that is not this one. */
export const otherCode = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

/** A code by another library than the server's. */
export const totpCode = ({clock}: LocalCognito, secret: string, offset = 0) =>
  generateSync({secret, epoch: clock.seconds() + offset});

/** The code that was last sent to a user. */
export function sentCode({outbox}: LocalCognito, username: string): string {
  const message = outbox.latest(username);
  assert.ok(message, `nothing was sent to ${username}`);
  return message.code;
}
