import type {Blamed, Problem, ProblemKey} from './problem.js';
import type {FlowStepName} from './step.js';

/** A value that a user can type, by the place where it is typed. */
type Typed = 'loginId' | 'password' | 'newPassword' | 'code' | 'attribute';

/** What each step asks for. Nothing else that a request holds at that step was typed by the user. */
const ASKED: {readonly [N in FlowStepName]?: readonly Typed[]} = {
  SIGN_IN: ['loginId', 'password'],
  CONFIRM_SIGN_IN_WITH_PASSWORD: ['password'],
  CONFIRM_SIGN_IN_WITH_SMS_CODE: ['code'],
  CONFIRM_SIGN_IN_WITH_EMAIL_CODE: ['code'],
  CONFIRM_SIGN_IN_WITH_TOTP_CODE: ['code'],
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: ['code'],
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: ['code'],
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: ['code'],
  CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED: ['newPassword', 'attribute'],
  RESET_PASSWORD: ['loginId', 'code', 'newPassword'],
  CONFIRM_SIGN_UP: ['code'],
};

/** Cognito's names of parameters, in lower case without punctuation, by what a user types for them. */
const PARAMETERS: {readonly [T in Typed]: readonly string[]} = {
  loginId: ['username', 'useralias', 'authparametersusername'],
  password: ['password', 'newpassword', 'proposedpassword', 'authparameterspassword'],
  newPassword: [],
  code: [
    'answer',
    'code',
    'confirmationcode',
    'emailmfacode',
    'emailotpcode',
    'smsmfacode',
    'smsotpcode',
    'softwaretokenmfacode',
    'usercode',
  ],
  attribute: [],
};

/** Parameters that hold everything which the user has typed at a step. */
const CONTAINERS: readonly string[] = ['authparameters', 'challengeresponses'];

/** What is wrong with a value, where the step does not say it better. */
const MESSAGES: {readonly [T in Typed]: ProblemKey} = {
  loginId: 'loginIdNotAccepted',
  password: 'passwordNotAccepted',
  newPassword: 'passwordNotAccepted',
  code: 'wrongCode',
  attribute: 'attributeNotAccepted',
};

const STEP_MESSAGES: {readonly [N in FlowStepName]?: ProblemKey} = {
  CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE: 'wrongAnswer',
  CONTINUE_SIGN_IN_WITH_EMAIL_SETUP: 'emailMalformed',
  CONTINUE_SIGN_IN_WITH_TOTP_SETUP: 'wrongSetupCode',
};

/** What a rejected parameter means: which field is wrong, or what the developer has to change. */
export type Rejection = Pick<Problem, 'key' | 'recovery'> & {readonly at?: Blamed; readonly advice?: string};

/**
 * Says whose fault an `InvalidParameterException` is. It is the user's only if its text names something that the user
 * has typed at this step; then it belongs to that field.
 *
 * @param attributes the attributes that the step asks for; `undefined` where that is not known
 */
export function readRejection(
  message: string,
  step: FlowStepName,
  attributes: readonly string[] | undefined,
): Rejection {
  const asked = ASKED[step] ?? [];
  const parameters = parametersIn(message);
  if (parameters.some((name) => plain(name) === 'session'))
    return {key: 'sessionExpired', recovery: 'restart'};
  const fields = parameters.map((name) => typedAs(name, asked, attributes));
  const [first] = fields;
  // A parameter that was not typed would be rejected again, whatever the user changes.
  if (first && fields.every(Boolean)) {
    const isMissing = /missing required|must not be (?:null|empty)/i.test(message);
    return rejected(first, isMissing ? 'inputMissing' : STEP_MESSAGES[step]);
  }
  if (parameters.length > 0) return misconfigured(parameters);
  return (
    formatIn(message, step, asked, attributes) ?? attributeIn(message, asked, attributes) ?? misconfigured([])
  );
}

/**
 * Leaves out the values that Cognito repeats in its complaints, and the names of custom attributes: neither what a user has
 * typed nor what a pool calls its attributes must look like a reason.
 */
export function reasonIn(message: string): string {
  return message
    .replace(/\bvalue '.{0,2048}?' at '(?=[\w.:-]+' failed to satisfy constraint)/gis, "Value at '")
    .replace(/\bcustom:[\w.-]+/g, 'custom:…');
}

/** A field of the form; without `typed` it is any of them. */
interface Field {
  readonly typed?: Typed | undefined;
  readonly attribute?: string | undefined;
}

/** The parameters that the text names as parameters. What Cognito quotes of a value is not searched. */
function parametersIn(message: string): string[] {
  const failed = message.matchAll(/ at '([^']+)' failed to satisfy constraint/g);
  const missing = message.matchAll(/missing required parameter:?\s+'?([\w.:-]+)/gi);
  return [...failed, ...missing].map(([, name = '']) => name);
}

function typedAs(
  name: string,
  asked: readonly Typed[],
  attributes: readonly string[] | undefined,
): Field | undefined {
  const attribute = name.replace(/^userAttributes\./, '');
  if (attributes?.includes(attribute)) return {typed: 'attribute', attribute};
  // Attributes go out as a list, and Cognito names the one that it rejects by its number only.
  if (/^userAttributes\b/i.test(name))
    return asked.includes('attribute') && attributes?.length !== 0
      ? {typed: 'attribute', attribute: attributes?.length === 1 ? attributes[0] : undefined}
      : undefined;
  if (CONTAINERS.includes(plain(name))) return asked.length > 0 ? {typed: onlyOne(asked)} : undefined;
  if (asked.includes('newPassword') && PARAMETERS.password.includes(plain(name)))
    return {typed: 'newPassword'};
  const typed = asked.find((each) => PARAMETERS[each].includes(plain(name)));
  return typed && {typed};
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');
const onlyOne = (asked: readonly Typed[]) => (asked.length === 1 ? asked[0] : undefined);

/** Complaints about the form of a login id, an email address, a phone number or a code, which name no parameter. */
function formatIn(
  message: string,
  step: FlowStepName,
  asked: readonly Typed[],
  attributes: readonly string[] | undefined,
): Rejection | undefined {
  if (!/\b(?:invalid|should be|format|must be|cannot be)\b/i.test(message)) return;
  const isPhone = /phone.?number/i.test(message);
  const isEmail = /\bemail\b/i.test(message);
  const key = isPhone === isEmail ? undefined : isPhone ? 'phoneMalformed' : 'emailMalformed';
  if (/\busername\b/i.test(message) && asked.includes('loginId')) {
    // "Username cannot be of email format" is about an email address that is not wanted.
    return rejected({typed: 'loginId'}, /cannot be/i.test(message) ? undefined : key);
  }
  if (key) {
    const attribute = isPhone ? 'phone_number' : 'email';
    if (isEmail && step === 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP')
      return {key, recovery: 'retry', at: 'answer'};
    if (asked.includes('attribute') && (attributes?.includes(attribute) ?? true))
      return {key, recovery: 'retry', at: {attribute}};
    if (asked.includes('loginId')) return {key, recovery: 'retry', at: 'loginId'};
    return {key: 'codeNotSent', recovery: 'elsewhere', advice: `The user has no valid ${attribute}.`};
  }
  if (/invalid (?:\w+ )?code/i.test(message) && asked.includes('code'))
    return rejected({typed: 'code'}, STEP_MESSAGES[step]);
  return;
}

/** Complaints about attributes, which are named somewhere in the text. */
function attributeIn(
  message: string,
  asked: readonly Typed[],
  attributes: readonly string[] | undefined,
): Rejection | undefined {
  if (!/attribute|schema/i.test(message) || !asked.includes('attribute')) return;
  const named = attributes?.find((name) => mentions(message, name));
  if (named !== undefined) return rejected({typed: 'attribute', attribute: named});
  const isOfAnother =
    attributes?.length === 0 || (attributes && /\S+ (?:is missing|must not be null)|: ?\S+: /i.test(message));
  if (isOfAnother)
    return {
      key: 'notConfigured',
      recovery: 'configure',
      advice:
        'Cognito requires an attribute that it did not ask the user for. Give the user that attribute, or do not ' +
        'require it in the user pool.',
    };
  return {key: 'attributesRefused', recovery: 'retry'};
}

function mentions(text: string, name: string): boolean {
  return text.split(/[^\w:.-]+/).some((word) => word.replace(/[.:]+$/, '') === name);
}

function rejected({typed, attribute}: Field, key?: ProblemKey): Rejection {
  if (!typed) return {key: 'inputRefused', recovery: 'retry'};
  const place = typed === 'attribute' ? attribute && {attribute} : typed === 'code' ? 'answer' : typed;
  return {key: key ?? MESSAGES[typed], recovery: 'retry', ...(place && {at: place})};
}

function misconfigured(parameters: readonly string[]): Rejection {
  const what =
    parameters.length > 0
      ? `Cognito rejects ${[...new Set(parameters)].slice(0, MOST_NAMED).join(', ')}, which the user did not type.`
      : 'Cognito rejects something that the user did not type.';
  return {
    key: 'notConfigured',
    recovery: 'configure',
    advice: `${what} Check user-pool-id, user-pool-client-id, auth-flow, clientMetadata and the settings of the user pool.`,
  };
}

/** How many parameters are named on the console. */
const MOST_NAMED = 5;
