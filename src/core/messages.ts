import type {CodeMedium} from './code.js';
import type {ProblemKey} from './problem.js';
import type {MfaType} from './step.js';

/** What a form finds wrong before anything is sent. Each is the key of the sentence that the user reads. */
export type FieldProblemKey =
  'choiceMissing' | 'codeMissing' | 'codeMalformed' | 'passwordMissing' | 'loginIdMissing';

/** What a user signs in with. */
export type LoginIdKind = 'email' | 'phone' | 'username';

/**
 * Every sentence that the elements show or say. An application overrides any of them with the `messages` property; a
 * language is one object of this type.
 */
export interface Messages extends Readonly<
  Record<ProblemKey | Exclude<FieldProblemKey, 'loginIdMissing'>, string>
> {
  readonly loginIdMissing: (kinds: readonly LoginIdKind[]) => string;
  readonly signIn: string;
  readonly signingIn: string;
  readonly loginId: (kinds: readonly LoginIdKind[]) => string;
  readonly password: string;
  readonly show: string;
  readonly hide: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly enterCode: string;
  readonly codeSource: (medium: CodeMedium, destination: string | undefined) => string;
  readonly code: string;
  readonly verify: string;
  readonly verifying: string;
  readonly chooseMethod: string;
  readonly mfaType: (type: MfaType) => string;
  readonly mfaTypeHint: (type: MfaType) => string;
  readonly continue: string;
  readonly continuing: string;
  readonly startAgain: string;
  readonly signedIn: string;
  readonly signedInAs: (username: string) => string;
  readonly signInAsSomebodyElse: string;
  readonly unsupportedStep: string;
  readonly unsupportedStepHint: (stepName: string) => string;
}

const KIND_NAMES: {readonly [K in LoginIdKind]: string} = {
  email: 'email',
  phone: 'phone number',
  username: 'username',
};

/** English, the language that is always there. */
export const english: Messages = {
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  loginId: (kinds) => capitalise(nameKinds(kinds)),
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  enterCode: 'Enter your code',
  codeSource: (medium, destination) =>
    ({
      SMS: `We sent a text message with a code${destination ? ` to ${destination}` : ''}.`,
      EMAIL: `We sent an email with a code${destination ? ` to ${destination}` : ''}.`,
      TOTP: 'Open your authenticator app and type the 6-digit code that it shows.',
    })[medium],
  code: 'Code',
  verify: 'Verify',
  verifying: 'Verifying…',
  chooseMethod: 'How do you want to verify?',
  mfaType: (type) => ({TOTP: 'Authenticator app', EMAIL: 'Email', SMS: 'Text message'})[type],
  mfaTypeHint: (type) =>
    ({
      TOTP: 'Type the code that your app shows.',
      EMAIL: 'We send a code to your email address.',
      SMS: 'We send a code to your phone.',
    })[type],
  continue: 'Continue',
  continuing: 'One moment…',
  startAgain: 'Start again',
  signedIn: 'Signed in',
  signedInAs: (username) => `You are signed in as ${username}.`,
  signInAsSomebodyElse: 'Sign in as somebody else',
  unsupportedStep: 'This step is not available here',
  unsupportedStepHint: (stepName) =>
    `To sign in you have to complete a step that this page cannot show (${stepName}). Start again to use another ` +
    'account, or contact the people who run this site.',

  loginIdMissing: (kinds) => `Enter your ${nameKinds(kinds)}.`,
  choiceMissing: 'Choose one of these.',
  passwordMissing: 'Enter your password.',
  codeMissing: 'Enter the code.',
  codeMalformed: 'That is not a complete code. Check its digits.',

  accountBlocked: 'This sign-in was blocked for security reasons. Contact the people who run this site.',
  accountDisabled: 'This account is disabled. Contact the people who run this site.',
  codeAlreadyUsed: 'That code has been used already. Wait until your app shows the next one.',
  codeExpired: 'That code has expired. Sign in again to get a new one.',
  codeNotSent: 'We could not send you a code. Try again later, or use another method.',
  lockedOut: 'Too many wrong attempts. Wait a while, then try again.',
  methodNotAvailable: 'This method is not set up for your account. Sign in again and choose another.',
  network: 'The connection failed. Check your network, then try again.',
  notConfigured: 'Sign-in is not available at the moment. Contact the people who run this site.',
  pageRefused: 'This page could not continue. Try again.',
  sessionExpired: 'The sign-in took too long. Please sign in again.',
  signInRefused: 'The sign-in was refused. Please try again from the start.',
  storageBlocked: 'Your browser did not let this site keep you signed in. Allow its cookies and site data.',
  temporaryPasswordExpired:
    'Your temporary password has expired. Ask the people who run this site for a new one.',
  tooManyAttempts: 'Too many attempts. Wait a while, then try again.',
  tooManyRequests: 'The service is busy. Wait a moment, then try again.',
  unexpected: 'Something went wrong. Please try again.',
  wrongCode: 'That code is not right. Check it and try again.',
  wrongCredentials: 'These sign-in details are not right. Check them and try again.',
};

function nameKinds(kinds: readonly LoginIdKind[]): string {
  return kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
