import type {AttributeProblem} from '../input/attribute-value.js';
import type {CodeMedium} from '../input/one-time-code.js';
import {defined} from './defined.js';
import type {FirstFactor} from './options.js';
import type {PasswordRule} from './password-policy.js';
import type {ProblemKey} from './problem.js';
import type {MfaType} from './step.js';

/** What a form finds wrong before anything is sent. Each is the key of the sentence that the user reads. */
export type FieldProblemKey =
  | 'answerMissing'
  | AttributeProblem
  | 'choiceMissing'
  | 'codeMalformed'
  | 'codeMissing'
  | 'countryMissing'
  | 'loginIdMalformed'
  | 'loginIdMissing'
  | 'newPasswordMissing'
  | 'passwordBreaksRules'
  | 'passwordMissing'
  | 'passwordOuterSpace'
  | 'passwordsDiffer'
  | 'phoneMalformed';

/** What a browser or a page withholds: a connection that nobody else can read, and a place to keep the user signed in. */
export type ObstacleKey = 'notPrivate' | 'notKept';

/** What a user signs in with. */
export type LoginIdKind = 'email' | 'phone' | 'username';

/**
 * Every sentence that the elements show or say. An application overrides any of them with the `messages` property; a
 * language is one object of this type.
 *
 * Login ids and destinations are passed between U+2068 and U+2069. Keep both characters: the text between them is shown
 * without them, in its own direction, and is not translated by browsers.
 */
export interface Messages extends Readonly<
  Record<ProblemKey | ObstacleKey | Exclude<FieldProblemKey, 'attributeMissing' | 'loginIdMissing'>, string>
> {
  readonly attributeMissing: (label: string) => string;
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
  readonly signedInAs: (loginId: string) => string;
  readonly signInAsSomebodyElse: string;
  readonly forgotPassword: string;
  readonly resend: string;
  /** Why the button does nothing yet. */
  readonly resendIn: (seconds: number) => string;
  readonly codeResent: (destination: string | undefined) => string;
  /** When the refused form can be sent again. */
  readonly waitFor: (seconds: number) => string;
  readonly waitOver: string;
  /** How much of the session is left: said at the start, and again near the end. */
  readonly timeLeft: (seconds: number) => string;
  readonly slow: string;
  readonly keepWaiting: string;
  readonly offline: string;
  readonly online: string;
  readonly back: string;
  readonly nothingToChoose: string;
  readonly chooseFactor: string;
  readonly factor: (factor: FirstFactor) => string;
  readonly factorHint: (factor: FirstFactor) => string;
  readonly enterPassword: string;
  readonly country: string;
  readonly chooseCountry: string;
  /** The entry in the list of countries for a user name that looks like a phone number. */
  readonly notAPhoneNumber: string;
  readonly chooseMfaSetup: string;
  readonly mfaSetupHint: (type: MfaType) => string;
  readonly setUpEmail: string;
  readonly setUpEmailHint: string;
  readonly email: string;
  readonly sendCode: string;
  readonly sending: string;
  readonly setUpApp: string;
  readonly scanHint: string;
  readonly qrCode: string;
  readonly typeKeyHint: string;
  readonly openInApp: string;
  readonly copyKey: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly codeFromApp: string;
  readonly customChallenge: string;
  readonly answer: string;
  readonly chooseNewPassword: string;
  readonly newPasswordHint: string;
  readonly newPassword: string;
  readonly repeatPassword: string;
  readonly passwordRule: (rule: PasswordRule, minLength: number) => string;
  readonly ruleHolds: string;
  readonly ruleBroken: string;
  readonly savePassword: string;
  readonly saving: string;
  readonly attribute: (name: string) => string;
  readonly resetPassword: string;
  readonly resetPasswordHint: string;
  readonly haveCode: string;
  readonly resetCodeSent: (destination: string | undefined) => string;
  readonly confirmSignUp: string;
  readonly confirmSignUpHint: (destination: string | undefined) => string;
  readonly confirmedByLink: string;
  readonly unsupportedStep: string;
  readonly unsupportedStepHint: (stepName: string) => string;
}

const KIND_NAMES: {readonly [K in LoginIdKind]: string} = {
  email: 'email',
  phone: 'phone number',
  username: 'username',
};

const FACTOR_NAMES: {readonly [F in FirstFactor]: string} = {
  WEB_AUTHN: 'Passkey',
  PASSWORD: 'Password',
  PASSWORD_SRP: 'Password',
  EMAIL_OTP: 'Email',
  SMS_OTP: 'Text message',
};

const FACTOR_HINTS: {readonly [F in FirstFactor]: string} = {
  WEB_AUTHN: 'Use your fingerprint, your face or the lock of your device.',
  PASSWORD: 'Type your password.',
  PASSWORD_SRP: 'Type your password.',
  EMAIL_OTP: 'We send a code to your email address.',
  SMS_OTP: 'We send a code to your phone.',
};

const ATTRIBUTE_NAMES: {readonly [name: string]: string | undefined} = {
  address: 'Address',
  birthdate: 'Date of birth',
  email: 'Email',
  family_name: 'Last name',
  gender: 'Gender',
  given_name: 'First name',
  locale: 'Language',
  middle_name: 'Middle name',
  name: 'Full name',
  nickname: 'Nickname',
  phone_number: 'Phone number',
  picture: 'URL of a picture of you',
  preferred_username: 'Username',
  profile: 'URL of your profile page',
  website: 'URL of your website',
  zoneinfo: 'Time zone',
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
  signedInAs: (loginId) => `You are signed in as ${loginId}.`,
  signInAsSomebodyElse: 'Sign in as somebody else',
  forgotPassword: 'Forgot password?',
  resend: 'Send a new code',
  resendIn: (seconds) => `You can get a new code in ${duration(seconds)}.`,
  codeResent: (destination) => `We sent a new code${destination ? ` to ${destination}` : ''}.`,
  waitFor: (seconds) => `You can try again in ${duration(seconds)}.`,
  waitOver: 'You can try again now.',
  timeLeft: (seconds) => `You have ${duration(seconds)} for this step.`,
  slow: 'This takes longer than usual. You can go on waiting, or start again.',
  keepWaiting: 'Go on waiting',
  offline: 'You are offline. What you typed stays here until the connection is back.',
  online: 'You are online again.',
  back: 'Choose another method',
  nothingToChoose:
    'None of the methods of your account can be used here. Try another browser, or contact the people who run this site.',
  chooseFactor: 'How do you want to sign in?',
  factor: (factor) => FACTOR_NAMES[factor],
  factorHint: (factor) => FACTOR_HINTS[factor],
  enterPassword: 'Enter your password',
  country: 'Country',
  chooseCountry: 'Choose a country',
  notAPhoneNumber: 'Not a phone number',
  chooseMfaSetup: 'Protect your account',
  mfaSetupHint: (type) =>
    ({
      TOTP: 'An app on your phone shows a new code every 30 seconds.',
      EMAIL: 'Each time you sign in we send a code to your email address.',
      SMS: 'Each time you sign in we send a code to your phone.',
    })[type],
  setUpEmail: 'Add your email address',
  setUpEmailHint: 'Each time you sign in we send a code there.',
  email: 'Email',
  sendCode: 'Send code',
  sending: 'Sending…',
  setUpApp: 'Set up your authenticator app',
  scanHint: 'Scan this picture with an authenticator app.',
  qrCode: 'QR code with the setup key',
  typeKeyHint: 'Or type this key into the app:',
  openInApp: 'Open in the app on this device',
  copyKey: 'Copy key',
  copied: 'Copied.',
  copyFailed: 'The key could not be copied. Select it and copy it yourself.',
  codeFromApp: 'Code from the app',
  customChallenge: 'One more step',
  answer: 'Answer',
  chooseNewPassword: 'Choose a new password',
  newPasswordHint: 'You signed in with a temporary password. Choose one of your own to go on.',
  newPassword: 'New password',
  repeatPassword: 'Repeat the new password',
  passwordRule: (rule, minLength) =>
    ({
      length: minLength > 0 ? `At least ${String(minLength)} characters` : 'More characters',
      lowercase: 'A lowercase letter',
      uppercase: 'An uppercase letter',
      number: 'A digit',
      symbol: 'A symbol, such as ! or -',
    })[rule],
  ruleHolds: 'done',
  ruleBroken: 'missing',
  savePassword: 'Save and sign in',
  saving: 'Saving…',
  attribute: (name) => ATTRIBUTE_NAMES[name] ?? readable(name),
  resetPassword: 'Reset your password',
  resetPasswordHint: 'We send you a code with which you can choose a new password.',
  haveCode: 'I have a code already',
  resetCodeSent: (destination) =>
    destination
      ? `If there is an account, we sent a code to ${destination}.`
      : 'If there is an account, we sent a code to its email address or phone.',
  confirmSignUp: 'Confirm your account',
  confirmSignUpHint: (destination) =>
    destination
      ? `We sent a code to ${destination}. Enter it to finish your registration.`
      : 'Enter the code that you got when you registered.',
  confirmedByLink: 'I have confirmed it already',
  unsupportedStep: 'This step is not available here',
  unsupportedStepHint: (stepName) =>
    `To sign in you have to complete a step that this page cannot show (${stepName}). Start again to use another ` +
    'account, or contact the people who run this site.',

  loginIdMalformed:
    'Enter an email address, such as name@example.com, or a complete phone number, such as +1 206 555 0100.',
  loginIdMissing: (kinds) => `Enter your ${nameKinds(kinds)}.`,
  answerMissing: 'Enter your answer.',
  attributeMissing: (label) => `Fill in: ${label}.`,
  attributeTooLong: 'This is too long. Shorten it to 2048 characters.',
  choiceMissing: 'Choose one of these.',
  countryMissing: 'Choose the country of your phone number.',
  dateMalformed: 'Enter a complete date.',
  emailMalformed: 'Enter an email address, such as name@example.com.',
  languageMalformed: 'Enter the code of a language, such as en or pt-BR.',
  newPasswordMissing: 'Enter a new password.',
  passwordBreaksRules: 'The new password does not yet keep all the rules.',
  passwordOuterSpace: 'A password cannot begin or end with a space. Remove it.',
  phoneMalformed: 'Enter a complete phone number, such as +1 206 555 0100.',
  timeZoneMalformed: 'Enter a time zone, such as Europe/Berlin.',
  urlMalformed: 'Enter a web address, such as https://example.com.',
  passwordsDiffer: 'The two passwords are not the same.',
  passwordMissing: 'Enter your password.',
  codeMissing: 'Enter the code.',
  codeMalformed: 'That is not a complete code. Check its digits.',

  notPrivate: 'This connection is not private. Others may be able to read what you type.',
  notKept: 'Your browser keeps no data for this site, so you will be signed out when you leave this page.',

  accountBlocked: 'This sign-in was blocked for security reasons. Contact the people who run this site.',
  accountDisabled: 'This account is disabled. Contact the people who run this site.',
  aliasTaken: 'This email address or phone number belongs to another account.',
  attributeNotAccepted: 'This was not accepted here. Check it and try again.',
  attributesRefused: 'Some of these details were not accepted. Check them and try again.',
  cannotReset: 'The password of this account cannot be reset here. Contact the people who run this site.',
  codeRenewed: 'That took too long, so we signed you in again. Enter the new code.',
  confirmedAlready: 'Your account is confirmed already. Sign in.',
  cryptoFailed:
    'Your browser could not encrypt the sign-in. Close the browser and try again, or use another browser.',
  humanCheckNeeded:
    'This site checks that you are not a robot, and could not do that here. Reload the page, then try again.',
  inputMissing: 'Something is missing. Fill in what is asked for.',
  inputRefused: 'That was not accepted. Check it and try again.',
  insecureContext: 'Sign-in is not available over this connection. Contact the people who run this site.',
  intercepted:
    'Something between this page and the service answered in its place. If your network asks you to sign in or to accept ' +
    'terms, do that in another tab, then try again.',
  keyRenewed:
    'That took too long, so there is a new key. Scan it, then enter the code that the app shows for it.',
  loginIdNotAccepted: 'This cannot be used to sign in here. Check it and try again.',
  notConfirmedYet: 'Your account is not confirmed yet. Follow the link, or enter the code.',
  notConfirmed: 'Your account is not confirmed yet. Sign in to confirm it.',
  passwordNotAccepted:
    'This password cannot be used here. It may be too short or too long, or have a space at the beginning or end.',
  passwordNeeded: 'Enter your password once more to go on.',
  refusedByService: 'The sign-in was not allowed. Try again, or contact the people who run this site.',
  requestDeclined:
    'This site declined the request. Try again later, or contact the people who run this site.',
  resetRequired: 'Your password has to be reset. Sign in to do that.',
  serviceFailed: 'The service has a problem. Wait a moment, then try again.',
  sessionRenewed:
    'That took too long, so we signed you in again. What you typed is still here: send it once more.',
  stepRenewed: 'That took too long, so we started this step again. Enter your answer once more.',
  signedInAsAnother:
    'Somebody else is signed in on this site, perhaps in another tab. Sign in once more to take their place.',
  storageFull: 'Your browser has no room left for this site. Clear its site data, then try again.',
  timeIsUp:
    'The time for this step is over. What you typed is still here: continue to try it, or start again.',
  codeOutdated: 'That code has expired. Send a new one and try again.',
  mfaSetupImpossible:
    'Your account needs a second factor by text message, which cannot be set up here. Contact the people who run this ' +
    'site.',
  passkeyFailed: 'Signing in with the passkey did not work. Try again, or choose another method.',
  passkeyOnly:
    'Signing in with the passkey did not work, and your account has no other method here. Try again, or contact the people ' +
    'who run this site.',
  passkeyPending:
    'Your browser is still waiting for an earlier passkey. Close its passkey window, then try again, or choose another ' +
    'method.',
  passwordReused: 'You have used this password before. Choose another one.',
  passwordTooWeak: 'This password is not strong enough. Choose another one.',
  wrongAnswer: 'That answer is not right. Try again.',
  wrongSetupCode:
    'That code is not right. Check that the clock of your device is right, and try the next code.',
  codeAlreadyUsed: 'That code has been used already. Wait until your app shows the next one.',
  codeExpired: 'That code has expired. Sign in again to get a new one.',
  codeNotSent: 'We could not send you a code. Try again later, or use another method.',
  lockedOut: 'Too many wrong attempts. Wait a while before you try again.',
  methodNotAvailable: 'This method is not set up for your account. Sign in again and choose another.',
  network: 'The connection failed. Check your network, then try again.',
  notConfigured: 'Sign-in is not available at the moment. Contact the people who run this site.',
  pageRefused: 'This page could not continue. Try again.',
  sessionExpired: 'The sign-in took too long. Please sign in again.',
  signInRefused: 'The sign-in did not succeed. Please try again from the start.',
  storageBlocked: 'Your browser did not let this site keep you signed in. Allow its cookies and site data.',
  temporaryPasswordExpired:
    'Your temporary password has expired. Ask the people who run this site for a new one.',
  tooManyAttempts: 'Too many attempts. Wait a while before you try again.',
  tooManyRequests: 'The service is busy. Wait a moment before you try again.',
  unexpected: 'Something went wrong. Please try again.',
  wrongCode: 'That code is not right. Check it and try again.',
  wrongCredentials: 'These sign-in details are not right. Check them and try again.',
};

/** «45 seconds», «3 minutes»: minutes are enough from the second one on, and are rounded up. */
function duration(seconds: number): string {
  const [count, unit] = seconds > 60 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

function nameKinds(kinds: readonly LoginIdKind[]): string {
  return kinds.map((kind) => KIND_NAMES[kind]).join(' or ');
}

/** `custom:costCenter` as people write it: «Cost center». */
function readable(name: string): string {
  const words = name.replace(/^custom:/, '').replace(/([a-z\d])([A-Z])/g, '$1 $2');
  return capitalise(words.replace(/[_-]+/g, ' ').toLowerCase());
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The English sentences, with others in the place of some. One that is `undefined` replaces nothing. */
export function completed(messages: Partial<Messages> | null | undefined): Messages {
  return {...english, ...defined(messages ?? {})};
}
