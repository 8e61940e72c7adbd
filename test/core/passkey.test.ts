import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';
import {english} from '../../src/core/messages.js';
import type {FlowEvent, SignInFlowOptions, SignInSettings} from '../../src/core/options.js';
import {foreignReplyError} from '../../src/core/foreign-reply.js';
import {passkeyFailure} from '../../src/core/passkey-problem.js';
import {rejectedByPage} from '../../src/core/rejected-by-page.js';
import {SignInFlow} from '../../src/core/sign-in-flow.js';
import type {NextStep} from '../../src/core/step.js';
import {
  DONE,
  EMAIL,
  fault,
  later,
  type ScriptedAnswer,
  ScriptedAuth,
  SMS,
  TOTP,
} from '../support/scripted-auth.js';

/** Amplify's own wrapper, which it does not export. */
const wrapper = new URL(
  '../../node_modules/@aws-amplify/auth/dist/esm/client/utils/passkey/errors/handlePasskeyAuthenticationError.mjs',
  import.meta.url,
);
const {handlePasskeyAuthenticationError: wrapped} = (await import(wrapper.href)) as {
  handlePasskeyAuthenticationError: (error: unknown) => Error;
};

const LIST = 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION';
const list = (...availableChallenges: string[]) =>
  ({signInStep: LIST, availableChallenges}) as unknown as NextStep;
const FACTORS = list('WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP');
const WITHOUT_PASSKEY = list('PASSWORD_SRP', 'EMAIL_OTP');
const ONLY_PASSKEY = list('WEB_AUTHN');
const PASSWORD: NextStep = {signInStep: 'CONFIRM_SIGN_IN_WITH_PASSWORD'};

const DOM_NAMES = [
  'AbortError',
  'ConstraintError',
  'DataError',
  'EncodingError',
  'InvalidAccessError',
  'InvalidStateError',
  'NotAllowedError',
  'NotFoundError',
  'NotReadableError',
  'NotSupportedError',
  'OperationError',
  'SecurityError',
  'TimeoutError',
  'UnknownError',
];

const domException = (name: string, message = 'The browser says why.') => new DOMException(message, name);
const cognito = (name: string, message: string) => fault(name, message);
const WRONG = cognito('NotAuthorizedException', 'Incorrect username or password.');
const SESSION_DIED = cognito('NotAuthorizedException', 'Invalid session for the user, session is expired.');
const CANCELLED = wrapped(domException('NotAllowedError'));

interface Row {
  readonly title: string;
  readonly error: Error;
  readonly key: 'passkeyFailed' | 'passkeyPending';
  /** Cognito has rejected it, so that the list comes with a new session. */
  readonly isSpent?: boolean;
}

const row = (title: string, error: Error, more: Partial<Row> = {}): Row => ({
  title,
  error,
  key: 'passkeyFailed',
  ...more,
});

const FAILURES: readonly Row[] = [
  ...DOM_NAMES.flatMap((name) => [
    row(`${name}, wrapped by Amplify`, wrapped(domException(name))),
    row(`${name}, as it is`, domException(name)),
    row(`${name}, as a cause`, new Error('wrapped', {cause: domException(name)})),
  ]),
  ...['QuotaExceededError', 'NetworkError', 'SyntaxError', 'ReadOnlyError', 'DataCloneError'].map((name) =>
    row(`${name}, wrapped by Amplify`, wrapped(domException(name))),
  ),
  row('a TypeError, wrapped by Amplify', wrapped(new TypeError('x is not a function'))),
  row('a TypeError, as it is', new TypeError('x is not a function')),
  row('an unnamed error', new Error('No idea')),
  row('nothing that is an error', wrapped('text')),
  row('a pending ceremony', wrapped(domException('OperationError', 'A request is already pending.')), {
    key: 'passkeyPending',
  }),
  row('a frame without permission', wrapped(domException('NotAllowedError', 'feature is not enabled'))),
  row('no passkeys in the browser', cognito('PasskeyNotSupported', 'Passkeys may not be supported.')),
  row('no passkey from the device', cognito('PasskeyRetrievalFailed', 'Device failed.')),
  row('no options from Cognito', cognito('InvalidPasskeyAuthenticationOptions', 'Invalid.')),
  row('a second passkey', cognito('SignInException', 'Sequential WEB_AUTHN challenges returned'), {
    isSpent: true,
  }),
  row('a rejected assertion, or a deleted credential', WRONG, {isSpent: true}),
  row('a credential of an unknown user', cognito('UserNotFoundException', 'User does not exist.'), {
    isSpent: true,
  }),
  row(
    'a factor that is not there any more',
    cognito('InvalidParameterException', 'The selected challenge is not available for the user.'),
    {isSpent: true},
  ),
  row('an exception that is not known', cognito('SomethingNewException', 'Never heard of'), {isSpent: true}),
  ...[
    'WebAuthnNotEnabledException',
    'WebAuthnConfigurationMissingException',
    'WebAuthnOriginNotAllowedException',
    'WebAuthnRelyingPartyMismatchException',
    'WebAuthnClientMismatchException',
    'WebAuthnCredentialNotSupportedException',
    'WebAuthnChallengeNotFoundException',
    'UnsupportedOperationException',
    'OperationNotEnabledException',
  ].map((name) => row(name, cognito(name, name), {isSpent: true})),
];

function setUp(answers: ScriptedAnswer[], settings: SignInSettings, more: Partial<SignInFlowOptions> = {}) {
  const auth = new ScriptedAuth(answers);
  const expired: string[] = [];
  const flow = new SignInFlow({
    auth,
    settings: {authFlow: 'USER_AUTH', ...settings},
    beforeExpire: (step) => Boolean(expired.push(step)),
    ...more,
  });
  const events: FlowEvent[] = [];
  flow.subscribe((event) => events.push(event));
  flow.start();
  const path = () =>
    events.flatMap((event) =>
      event.type === 'step' ? `${event.from ?? ''}>${event.to} ${event.cause}` : [],
    );
  const errors = () =>
    events.flatMap((event) => (event.type === 'error' ? `${event.step} ${event.recovery}` : []));
  return {auth, flow, expired, path, errors};
}

const PREFERRED = {preferredChallenge: 'WEB_AUTHN'} as const;

function problemOf({turn}: SignInFlow) {
  return turn.kind === 'asking' ? turn.problem : undefined;
}

function factorsOf({turn: {step}}: SignInFlow) {
  return 'availableChallenges' in step ? step.availableChallenges : undefined;
}

describe('A passkey that cannot be used', () => {
  for (const {title, error, key, isSpent = false} of FAILURES) {
    it(`leads to the other methods where it was preferred: ${title}`, async () => {
      const {auth, flow, expired, path, errors} = setUp([error, FACTORS, PASSWORD, DONE], PREFERRED);
      await flow.answer('ada');
      assert.equal(flow.turn.step.signInStep, LIST);
      assert.deepEqual(factorsOf(flow), ['WEB_AUTHN', 'PASSWORD_SRP', 'EMAIL_OTP']);
      assert.equal(problemOf(flow)?.key, key);
      assert.deepEqual(errors(), ['SIGN_IN retry']);
      assert.deepEqual(expired, []);
      assert.equal(flow.canGoBack, false);
      assert.equal(flow.loginId, 'ada');
      await flow.answer('PASSWORD_SRP');
      await flow.answer('secret');
      assert.equal(flow.turn.kind, 'done');
      assert.deepEqual(path(), [
        '>SIGN_IN start',
        `SIGN_IN>${LIST} answer`,
        `${LIST}>CONFIRM_SIGN_IN_WITH_PASSWORD answer`,
        'CONFIRM_SIGN_IN_WITH_PASSWORD>DONE answer',
      ]);
      assert.deepEqual(auth.told, ['ada', 'ada', 'PASSWORD_SRP', 'secret']);
    });

    it(`leads to the other methods where it was chosen: ${title}`, async () => {
      const {auth, flow, expired, path, errors} = setUp(
        [FACTORS, error, ...(isSpent ? [WITHOUT_PASSKEY] : []), PASSWORD, DONE],
        {},
      );
      await flow.answer('ada');
      const {step} = flow.turn;
      await flow.answer('WEB_AUTHN');
      assert.equal(flow.turn.step.signInStep, LIST);
      assert.equal(flow.turn.step === step, !isSpent);
      assert.deepEqual(factorsOf(flow)?.includes('WEB_AUTHN'), !isSpent);
      assert.equal(problemOf(flow)?.key, key);
      assert.deepEqual(errors(), [`${LIST} retry`]);
      assert.deepEqual(expired, []);
      assert.equal(flow.canGoBack, false);
      await flow.answer('PASSWORD_SRP');
      assert.equal(flow.canGoBack, true);
      await flow.answer('secret');
      assert.equal(flow.turn.kind, 'done');
      assert.deepEqual(path(), [
        '>SIGN_IN start',
        `SIGN_IN>${LIST} answer`,
        ...(isSpent ? [`${LIST}>${LIST} answer`] : []),
        `${LIST}>CONFIRM_SIGN_IN_WITH_PASSWORD answer`,
        'CONFIRM_SIGN_IN_WITH_PASSWORD>DONE answer',
      ]);
      assert.deepEqual(auth.told, [
        'ada',
        'WEB_AUTHN',
        ...(isSpent ? ['ada'] : []),
        'PASSWORD_SRP',
        'secret',
      ]);
    });
  }

  it('can be tried again from the list', async () => {
    for (const {error, isSpent} of FAILURES) {
      const {flow} = setUp([FACTORS, error, ...(isSpent ? [FACTORS] : []), error, FACTORS], {});
      await flow.answer('ada');
      const {step} = flow.turn;
      await flow.answer('WEB_AUTHN');
      assert.equal(flow.turn.step, step);
      await flow.answer('WEB_AUTHN');
      assert.equal(flow.turn.step.signInStep, LIST);
    }
  });

  it('is the only method: that is said, and it can be tried again', async () => {
    const chosen = setUp([ONLY_PASSKEY, CANCELLED, DONE], {});
    await chosen.flow.answer('ada');
    await chosen.flow.answer('WEB_AUTHN');
    // Cognito asks for it by itself.
    const asked = setUp([CANCELLED, DONE], {}, {pendingChallenge: () => 'WEB_AUTHN'});
    await asked.flow.answer('ada');
    // Cognito asks for it again, since there is no list.
    const preferred = setUp([CANCELLED, CANCELLED, DONE], PREFERRED);
    await preferred.flow.answer('ada');
    const rejected = setUp([FACTORS, WRONG, WRONG, DONE], {}, {pendingChallenge: () => 'WEB_AUTHN'});
    await rejected.flow.answer('ada');
    await rejected.flow.answer('WEB_AUTHN');
    for (const {flow, errors} of [chosen, asked, preferred, rejected]) {
      assert.deepEqual(factorsOf(flow), ['WEB_AUTHN']);
      assert.equal(problemOf(flow)?.key, 'passkeyOnly');
      assert.equal(errors().length, 1);
      await flow.answer('WEB_AUTHN');
      assert.equal(flow.turn.kind, 'done');
    }
  });

  it('was not asked for where Cognito did not get so far: the login id is wrong', async () => {
    const {flow} = setUp([WRONG], {}, {pendingChallenge: () => undefined});
    await flow.answer('ada');
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)?.key], ['SIGN_IN', 'wrongCredentials']);
    const preferred = setUp([WRONG, WRONG], PREFERRED);
    await preferred.flow.answer('ada');
    assert.equal(problemOf(preferred.flow)?.key, 'wrongCredentials');
  });

  it('is not asked for again where the list could not be fetched', async () => {
    const {auth, flow} = setUp([CANCELLED, fault('NetworkError'), FACTORS], PREFERRED);
    await flow.answer('ada');
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)?.key], ['SIGN_IN', 'network']);
    await flow.answer('ada');
    assert.equal(flow.turn.step.signInStep, LIST);
    assert.deepEqual(auth.calls.at(-1), ['signIn', {username: 'ada', options: {authFlowType: 'USER_AUTH'}}]);
  });

  it('is asked for first again after a restart, and for another user', async () => {
    const {auth, flow} = setUp([CANCELLED, FACTORS, DONE], PREFERRED);
    await flow.answer('ada');
    await flow.restart();
    await flow.answer('ada');
    assert.deepEqual(auth.calls.at(-1)?.[1], {
      username: 'ada',
      options: {authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN'},
    });
  });

  it('leaves the old list where no new one could be fetched, and the next choice signs in', async () => {
    const {auth, flow, expired} = setUp(
      [FACTORS, WRONG, fault('NetworkError'), SESSION_DIED, EMAIL, DONE],
      {},
    );
    await flow.answer('ada');
    await flow.answer('WEB_AUTHN');
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)?.key], [LIST, 'passkeyFailed']);
    await flow.answer('EMAIL_OTP');
    assert.equal(flow.turn.step.signInStep, EMAIL.signInStep);
    assert.deepEqual(auth.calls.at(-1)?.[1], {
      username: 'ada',
      options: {authFlowType: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP'},
    });
    await flow.answer('123456');
    assert.equal(flow.turn.kind, 'done');
    assert.deepEqual(expired, []);
  });

  it('leaves a session that takes no other answer: each choice signs in again without a word', async () => {
    const choices: [choice: string, then: NextStep, answers: NextStep[]][] = [
      ['EMAIL_OTP', EMAIL, [EMAIL]],
      ['SMS_OTP', SMS, [SMS]],
      ['PASSWORD_SRP', PASSWORD, []],
      ['PASSWORD', PASSWORD, []],
      ['WEB_AUTHN', DONE, [DONE]],
    ];
    for (const died of [
      SESSION_DIED,
      fault('SignInException', 'signIn was not called before confirmSignIn.'),
    ])
      for (const [choice, then, answers] of choices) {
        const {flow, expired} = setUp([FACTORS, CANCELLED, died, ...answers], {});
        await flow.answer('ada');
        await flow.answer('WEB_AUTHN');
        await flow.answer(choice);
        assert.equal(flow.turn.step.signInStep, then.signInStep, choice);
        assert.deepEqual(expired, [], choice);
      }
  });

  it('leads to the list when a session was renewed with it', async () => {
    const {flow, path} = setUp([TOTP, SESSION_DIED, CANCELLED, FACTORS], PREFERRED);
    await flow.answer('ada');
    await flow.answer('123456');
    assert.equal(problemOf(flow)?.key, 'passkeyFailed');
    assert.equal(path().at(-1), `${TOTP.signInStep}>${LIST} expired`);
  });

  it('lets a listener start again', async () => {
    const {flow} = setUp([FACTORS, CANCELLED], {});
    flow.subscribe((event) => {
      if (event.type === 'error') void flow.restart();
    });
    await flow.answer('ada');
    await flow.answer('WEB_AUTHN');
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)], ['SIGN_IN', undefined]);
  });
});

describe('A passkey ceremony that takes longer than the session', () => {
  /** Answers, and lets the ceremony take four minutes. */
  async function answerLate(flow: SignInFlow, response: string, end: () => void) {
    const answered = flow.answer(response);
    await new Promise(setImmediate);
    mock.timers.tick(4 * 60 * 1000);
    end();
    await answered;
  }

  for (const error of [CANCELLED, SESSION_DIED, WRONG])
    it(`leads to a new list, and nothing has expired: ${error.name}`, async () => {
      mock.timers.enable({apis: ['Date', 'setTimeout']});
      try {
        const isAtNewList = ({flow, expired, auth}: ReturnType<typeof setUp>) => {
          assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)?.key], [LIST, 'passkeyFailed']);
          assert.deepEqual(expired, []);
          assert.equal(auth.told.at(-1), 'ada');
          assert.ok((flow.sessionEnds ?? 0) > Date.now());
        };
        const [first, second] = [later(), later()];
        const chosen = setUp([FACTORS, first.answer, FACTORS], {});
        await chosen.flow.answer('ada');
        await answerLate(chosen.flow, 'WEB_AUTHN', () => {
          first.give(error);
        });
        isAtNewList(chosen);
        const preferred = setUp([second.answer, FACTORS], PREFERRED);
        await answerLate(preferred.flow, 'ada', () => {
          second.give(error);
        });
        isAtNewList(preferred);
      } finally {
        mock.timers.reset();
      }
    });

  it('is not one where the list stood too long before', async () => {
    const {flow, expired} = setUp([FACTORS, SESSION_DIED, FACTORS], {});
    await flow.answer('ada');
    await flow.answer('WEB_AUTHN');
    assert.deepEqual(expired, [LIST]);
    assert.deepEqual([flow.turn.step.signInStep, problemOf(flow)?.key], [LIST, 'sessionRenewed']);
  });
});

describe('A failure in a passkey call that is not the passkey', () => {
  const others: [error: Error, key: string][] = [
    [fault('NetworkError', 'A network error has occurred.'), 'network'],
    [fault('SyntaxError', 'Unexpected token <'), 'intercepted'],
    [fault('TooManyRequestsException', 'Rate exceeded'), 'tooManyRequests'],
    [fault('NotAuthorizedException', 'User is disabled.'), 'accountDisabled'],
    [fault('NotAuthorizedException', 'Password attempts exceeded'), 'lockedOut'],
    [fault('InternalErrorException', 'x'), 'serviceFailed'],
    [fault('UserLambdaValidationException', 'x'), 'refusedByService'],
    [fault('UnexpectedLambdaException', 'x'), 'unexpected'],
    [fault('ResourceNotFoundException', 'User pool client x does not exist.'), 'notConfigured'],
    [fault('AuthUserPoolException', 'Auth UserPool not configured.'), 'notConfigured'],
    [fault('UnexpectedSignInInterruptionException', 'x'), 'storageBlocked'],
    // Amplify stores the tokens after the ceremony, and does not wrap what the storage rejects with.
    [domException('QuotaExceededError', "Setting the value of 'x' exceeded the quota."), 'storageFull'],
    [domException('SecurityError', 'Access is denied for this document.'), 'storageBlocked'],
    [domException('UnknownError', 'Internal error opening backing store of the storage.'), 'storageBlocked'],
    [new TypeError("Cannot read properties of null (reading 'setItem')"), 'storageBlocked'],
    [fault('LoadError', 'Amplify could not be loaded.'), 'network'],
  ];
  for (const [error, key] of others)
    it(`keeps its own message: ${error.name} «${error.message}»`, async () => {
      const preferred = setUp([error], PREFERRED);
      await preferred.flow.answer('ada');
      const chosen = setUp([FACTORS, error], {});
      await chosen.flow.answer('ada');
      await chosen.flow.answer('WEB_AUTHN');
      assert.deepEqual([problemOf(preferred.flow)?.key, problemOf(chosen.flow)?.key], [key, key]);
    });
});

describe('passkeyFailure', () => {
  const call = {step: 'SIGN_IN', isAsked: true, hadCeremony: true} as const;

  it('is only about calls that asked for a passkey, unless the name says so', () => {
    const other = {...call, isAsked: false};
    for (const name of DOM_NAMES) assert.equal(passkeyFailure(domException(name), other), undefined, name);
    assert.equal(passkeyFailure(WRONG, other), undefined);
    assert.ok(passkeyFailure(fault('PasskeyNotSupported'), other));
  });

  it('is not about what the page or a firewall has ended', () => {
    const closed = rejectedByPage(Object.assign(new Error('The puzzle was closed.'), {name: 'AbortError'}));
    assert.equal(passkeyFailure(closed, call), undefined);
    const json = Object.assign(fault('UnknownError', 'Forbidden'), {metadata: {httpStatusCode: 403}});
    assert.equal(passkeyFailure(json, call), undefined);
    const captcha = foreignReplyError({status: 405}, new SyntaxError('Unexpected token <'));
    assert.equal(passkeyFailure(captcha, call), undefined);
  });

  it('tells the developer what to change, and nothing where the user has closed the window', () => {
    const adviceOf = (error: unknown) => passkeyFailure(error, call)?.problem.advice;
    assert.equal(adviceOf(CANCELLED), undefined);
    assert.equal(adviceOf(wrapped(domException('AbortError'))), undefined);
    const rows: [error: Error, advice: RegExp][] = [
      [WRONG, /deleted/],
      [wrapped(domException('SecurityError')), /relying party id/],
      [domException('SecurityError', 'This is an invalid domain.'), /relying party id/],
      [fault('PasskeyNotSupported'), /https/],
      [wrapped(domException('OperationError', 'A request is already pending.')), /pending/],
      [
        wrapped(
          domException(
            'NotAllowedError',
            "The 'publickey-credentials-get' feature is not enabled in this document.",
          ),
        ),
        /allow="publickey-credentials-get"/,
      ],
      [wrapped(domException('UnknownError')), /could not use the passkey/],
      [fault('WebAuthnOriginNotAllowedException'), /passkey settings of the user pool/],
    ];
    for (const [error, advice] of rows) assert.match(adviceOf(error) ?? '', advice);
  });

  it('has a sentence for each of its keys', () => {
    for (const key of ['passkeyFailed', 'passkeyPending', 'passkeyOnly'] as const)
      assert.match(english[key], /passkey.*\.$/s);
  });
});
