import type {Rule} from './problem-rules.js';

/**
 * Faults of a user pool's or app client's settings, which Cognito reports under the same two names as what a user has
 * typed wrongly. They are told apart by the text, and matched before anything else.
 */
const FAULTS: readonly (readonly [message: RegExp, advice: string])[] = [
  [/secret/i, 'The app client has a secret, which a page cannot keep. Create an app client without one.'],
  [
    /lambda trigger|custom auth\w* .*not/i,
    'auth-flow CUSTOM_WITH_SRP and CUSTOM_WITHOUT_SRP need the Lambda triggers "Define auth challenge", "Create auth ' +
      'challenge" and "Verify auth challenge response" in the user pool. Add them, or set another auth-flow.',
  ],
  [
    /sms configuration/i,
    'The user pool cannot send text messages. Give it an IAM role for Amazon SNS (SMS configuration), or turn off what ' +
      'sends text messages: SMS as a second factor, as a first factor and for account recovery.',
  ],
  [
    /auto verification not turned on/i,
    'The user pool sends no codes for new accounts. Turn on the verification of email addresses or phone numbers.',
  ],
  [
    /not enabled for|unsupported auth|\b(?:auth|flow|method)\b.*\bnot (?:enabled|supported)/i,
    'Enable this authentication flow for the app client, or set auth-flow to one that is enabled.',
  ],
  [
    /delivery config|\b(?:software_token_mfa|sms_mfa|email_otp)\b|mfa (?:setup|configuration|preference|method|type)/i,
    'The second factor is not set up in the user pool, or not for this user. Check the MFA settings of the pool.',
  ],
  [
    /identity pool|logins don'?t match|login token|not from a supported provider/i,
    'The identity pool rejects the tokens of this user pool. Add the user pool and the app client to its identity ' +
      'providers, and check identityPoolId in the configuration of Amplify.',
  ],
  [
    /unauthorized attribute/i,
    'The app client may not write one of the attributes. Allow it in the attribute permissions of the app client.',
  ],
  [
    /does not exist in the schema|non-?mutable/i,
    'The user pool has no such attribute, or does not let it be changed. Check its attributes.',
  ],
  [
    /(?:user pool|client)\b.*\bnot (?:exist|found)/i,
    'Check the user pool id, the app client id and the region.',
  ],
  [
    /feature plan|advanced security|\btier\b/i,
    'The feature plan of the user pool does not include this. Choose a higher one, or turn the feature off.',
  ],
];

export const POOL_FAULT_RULES: readonly Rule[] = FAULTS.flatMap(([message, advice]) =>
  ['InvalidParameterException', 'NotAuthorizedException'].map((name): Rule => ({
    name,
    message,
    key: 'notConfigured',
    recovery: 'configure',
    advice,
  })),
);
