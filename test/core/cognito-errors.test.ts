import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {describe, it} from 'node:test';
import {english} from '../../src/core/messages.js';
import {classify, isOver} from '../../src/core/problem.js';
import {RULES} from '../../src/core/problem-rules.js';
import {COGNITO_ERRORS, STEP} from '../support/cognito-errors.js';
import {fault} from '../support/scripted-auth.js';

/** The operations that a sign-in calls, and the step at which each is called. */
const OPERATIONS = {
  InitiateAuth: STEP.start,
  RespondToAuthChallenge: STEP.sms,
  AssociateSoftwareToken: STEP.start,
  VerifySoftwareToken: STEP.totpSetup,
  ForgotPassword: STEP.reset,
  ConfirmForgotPassword: STEP.reset,
  ConfirmSignUp: STEP.signUp,
  ResendConfirmationCode: STEP.signUp,
  GetUser: STEP.start,
  GlobalSignOut: STEP.start,
  RevokeToken: STEP.start,
  GetTokensFromRefreshToken: STEP.start,
  ConfirmDevice: STEP.sms,
} as const;

/** Errors that are about settings, whatever their text: a developer has to be told what to change. */
const CONFIGURATION = [
  'CodeDeliveryFailureException',
  'FeatureUnavailableInTierException',
  'InvalidEmailRoleAccessPolicyException',
  'InvalidLambdaResponseException',
  'InvalidSmsRoleAccessPolicyException',
  'InvalidSmsRoleTrustRelationshipException',
  'InvalidUserPoolConfigurationException',
  'OperationNotEnabledException',
  'ResourceNotFoundException',
  'UnexpectedLambdaException',
  'UnsupportedOperationException',
  'UnsupportedTokenTypeException',
];

const {resolve} = createRequire(import.meta.url);
const SDK = new URL(
  '../dist-types/commands/',
  `file://${resolve('@aws-sdk/client-cognito-identity-provider')}`,
);

/** The errors that the SDK documents for an operation. */
function errorsOf(operation: string): string[] {
  const types = readFileSync(new URL(`${operation}Command.d.ts`, SDK), 'utf8');
  const names = [...types.matchAll(/@throws \{@link (\w+)\} \(/g)].map(([, name = '']) => name);
  assert.ok(names.length > 5, operation);
  return names;
}

describe('classify, with the texts of Cognito', () => {
  for (const {name, message, step, key, recovery, at, advice, attributes} of COGNITO_ERRORS)
    it(`reads ${name} "${message.slice(0, 80)}" at ${step} as ${key}`, () => {
      const problem = classify(fault(name, message), step, {attributes});
      assert.deepEqual([problem.key, problem.recovery, problem.at], [key, recovery, at]);
      if (advice) assert.match(problem.advice ?? '', advice);
      else assert.equal(problem.advice, undefined);
      assert.equal(problem.text, undefined);
      assert.doesNotMatch(english[key], /refused|invalid|parameter|Cognito/i);
    });

  for (const typed of [
    'my secret',
    'lambda trigger',
    'SMS configuration',
    'tier',
    "it's already confirmed",
    'email',
  ])
    it(`does not take a typed value for a reason: ${typed}`, () => {
      const failed = 'failed to satisfy constraint: Member must satisfy regular expression pattern';
      const about = (parameter: string) =>
        fault(
          'InvalidParameterException',
          `1 validation error detected: Value '${typed}' at '${parameter}' ${failed}: [\\S]+`,
        );
      const code = classify(about('confirmationCode'), STEP.reset);
      assert.deepEqual([code.key, code.at], ['wrongCode', 'answer']);
      const loginId = classify(about('username'), STEP.start);
      assert.deepEqual([loginId.key, loginId.at], ['loginIdNotAccepted', 'loginId']);
    });

  for (const name of ['custom:secret', 'custom:tier', 'custom:sms_mfa'])
    it(`does not take the name of an attribute for a reason: ${name}`, () => {
      for (const message of [
        `Attributes did not conform to the schema: ${name}: The attribute ${name} is required`,
        `1 validation error detected: Value at 'userAttributes.${name}' failed to satisfy constraint: Member must have length less than or equal to 2048`,
      ]) {
        const problem = classify(fault('InvalidParameterException', message), STEP.newPassword, {
          attributes: [name],
        });
        assert.deepEqual(problem.at, {attribute: name}, message);
      }
    });

  it('blames no field for what was typed at another step', () => {
    for (const {name, message, at} of COGNITO_ERRORS) {
      if (!at) continue;
      const problem = classify(fault(name, message), STEP.factors);
      assert.equal(problem.at, undefined, message);
    }
  });
});

describe('Every documented error', () => {
  for (const [operation, step] of Object.entries(OPERATIONS))
    it(`of ${operation} has a rule and a message`, () => {
      for (const name of errorsOf(operation)) {
        assert.ok(
          RULES.some(
            (rule) =>
              rule.name === name || (rule.name.endsWith('*') && name.startsWith(rule.name.slice(0, -1))),
          ),
          `${name} has no rule`,
        );
        const problem = classify(fault(name, 'A text that is not known'), step);
        assert.ok(english[problem.key], name);
        assert.notEqual(problem.name, 'Unknown');
        if (CONFIGURATION.includes(name)) assert.match(problem.advice ?? '', /\w{4}.*\.$/s, name);
        if (problem.recovery === 'configure') assert.ok(problem.advice, name);
        if (operation === 'InitiateAuth' && isOver(problem))
          assert.ok(['UserNotConfirmedException', 'PasswordResetRequiredException'].includes(name), name);
      }
    });
});
