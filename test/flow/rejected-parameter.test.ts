import {expect} from '@open-wc/testing';
import type {NextStep} from '../../src/core/step.js';
import {answer, answerWrongly, showFlow, stepOf} from '../support/flows.js';
import {field, one} from '../support/forms.js';
import {DONE, fault, SMS} from '../support/scripted-auth.js';

const PATTERN = 'failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+';
const invalid = (message: string) => fault('InvalidParameterException', message);
const NEW_PASSWORD: NextStep = {
  signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  missingAttributes: ['name', 'custom:team'],
};

/** Everything that is written to the console from now on, in one text. */
function listen(): () => string {
  const said: string[] = [];
  for (const method of ['error', 'warn', 'debug'] as const) {
    const original = console[method];
    console[method] = (...values: unknown[]) => said.push(values.map(String).join(' '));
    restore.push(() => (console[method] = original));
  }
  return () => said.join('\n');
}
const restore: (() => void)[] = [];

describe('A parameter that Cognito rejects', () => {
  afterEach(() => {
    for (const each of restore.splice(0)) each();
  });

  it('is reported at the field where it was typed, and not on the console', async () => {
    const said = listen();
    const {flow} = await showFlow([
      invalid(`1 validation error detected: Value 'hunter2' at 'password' ${PATTERN}`),
    ]);
    await answerWrongly(flow, {username: 'ada', password: 'hunter2'});
    const password = field(stepOf(flow), 'password');
    expect(password.getAttribute('aria-invalid')).to.equal('true');
    expect(password.matches(':focus')).to.equal(true);
    expect(field(stepOf(flow), 'username').hasAttribute('aria-invalid')).to.equal(false);
    expect(one(stepOf(flow), '[data-problem]').dataset['problem']).to.equal('passwordNotAccepted');
    expect(said()).to.equal('');
  });

  it('is reported at the login id, and the password stays', async () => {
    const {flow} = await showFlow([invalid('Username should be an email.')]);
    await answerWrongly(flow, {username: 'ada', password: 'pw'});
    expect(field(stepOf(flow), 'username').getAttribute('aria-invalid')).to.equal('true');
    expect(one(stepOf(flow), '[data-problem]').dataset['problem']).to.equal('emailMalformed');
    expect(field(stepOf(flow), 'password').value).to.equal('pw');
  });

  it('is reported at the attribute that it names', async () => {
    const {flow} = await showFlow([
      NEW_PASSWORD,
      invalid('Attributes did not conform to the schema: custom:team: String must be no longer than 4.'),
      DONE,
    ]);
    await answer(flow, {username: 'ada', password: 'pw'});
    const values = {
      newPassword: 'Long-enough-1',
      newPasswordAgain: 'Long-enough-1',
      name: 'Ada',
      'custom:team': 'Engines',
    };
    await answerWrongly(flow, values);
    expect(field(stepOf(flow), 'custom:team').getAttribute('aria-invalid')).to.equal('true');
    expect(field(stepOf(flow), 'name').hasAttribute('aria-invalid')).to.equal(false);
    expect(one(stepOf(flow), '[data-problem]').dataset['problem']).to.equal('attributeNotAccepted');
    expect(field(stepOf(flow), 'newPassword').value).to.equal('Long-enough-1');
  });

  it('is the fault of nothing in the form where the user did not type it, and the console says what to change', async () => {
    const said = listen();
    const {flow, events} = await showFlow([
      invalid(
        "1 validation error detected: Value 'my id' at 'clientId' failed to satisfy constraint: Member",
      ),
    ]);
    await answerWrongly(flow, {username: 'ada', password: 'pw'});
    expect(stepOf(flow).querySelectorAll('[aria-invalid]')).to.have.lengthOf(0);
    expect(one(stepOf(flow), '[data-problem]').dataset['problem']).to.equal('notConfigured');
    expect(events.at(-1)?.detail).to.include({name: 'InvalidParameterException', recovery: 'configure'});
    expect(said()).to.match(/<amplify-signin-flow>: .*clientId.*user-pool-client-id/);
    expect(said()).not.to.contain('my id');
  });

  it('never has a code on the console', async () => {
    const said = listen();
    const {flow} = await showFlow([
      SMS,
      invalid(
        "2 validation errors detected: Value '493827' at 'challengeResponses' failed to satisfy constraint: Member; " +
          "Value 'x' at 'clientId' failed to satisfy constraint: Member",
      ),
    ]);
    await answer(flow, {username: 'ada', password: 'pw'});
    await answerWrongly(flow, {code: '493827'});
    expect(one(stepOf(flow), '[data-problem]').dataset['problem']).to.equal('notConfigured');
    expect(said()).to.contain('clientId');
    expect(said()).not.to.contain('493827');
  });
});
