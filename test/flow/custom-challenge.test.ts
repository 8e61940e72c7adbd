import {expect} from '@open-wc/testing';
import type {NextStep} from '../../src/core/step.js';
import {answer, showFlow, stepOf} from '../support/flows.js';
import {field, one} from '../support/forms.js';
import {DONE} from '../support/scripted-auth.js';

const asks = (additionalInfo: Record<string, string>): NextStep => ({
  signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  additionalInfo,
});

/** A sign-in up to the second question of a trigger. */
async function askedTwice(first: Record<string, string>, second: Record<string, string>) {
  const shown = await showFlow([asks(first), asks(second), DONE]);
  await answer(shown.flow, {username: 'ada', password: 'pw'});
  await answer(shown.flow, {answer: 'wrong'});
  return shown;
}

/** The texts that describe a field, as screen readers read them when it gets the focus. */
function descriptionOf(within: ParentNode, input: HTMLInputElement): string[] {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => one(within, `#${id}`).textContent.trim()).filter(Boolean);
}

describe('A custom challenge that is asked again', () => {
  it('says once that the answer was wrong, at the field, with a new counter', async () => {
    const {flow, events} = await askedTwice(
      {hint: 'Two and two?', attemptsLeft: '3'},
      {hint: 'Two and two?', attemptsLeft: '2'},
    );
    const step = stepOf(flow);
    const input = field(step, 'answer');
    expect(input.matches(':focus')).to.equal(true);
    expect(input.value).to.equal('');
    expect(one(step, '[data-problem]').dataset['problem']).to.equal('wrongAnswer');
    expect(descriptionOf(step, input)).to.eql(['Two and two?', 'That answer is not right. Try again.']);
    // Read with the field that gets the focus, a live region would say it a second time.
    const live = [...step.querySelectorAll('[role=status]'), one(flow.renderRoot, '[role=status]')];
    expect(live.map(({textContent}) => textContent).join('')).not.to.contain('not right');
    const last = events.slice(-2);
    expect(last.map(({type}) => type)).to.eql(['signin-error', 'signin-step']);
    expect(last[1]?.detail).to.have.nested.property('nextStep.additionalInfo.attemptsLeft', '2');
    expect(flow.nextStep).to.have.nested.property('additionalInfo.attemptsLeft', '2');
  });

  it('shows the hint that came this time', async () => {
    const {flow} = await askedTwice({hint: 'Code?'}, {hint: 'Code? 2 attempts left.'});
    expect(descriptionOf(stepOf(flow), field(stepOf(flow), 'answer'))).to.eql([
      'Code? 2 attempts left.',
      'That answer is not right. Try again.',
    ]);
  });

  it('says nothing about another question', async () => {
    const {flow} = await askedTwice({hint: 'Code?', round: '1'}, {hint: 'Code?', round: '2'});
    expect(stepOf(flow).querySelector('[data-problem]')).to.equal(null);
  });

  it('lets the page keep the message away', async () => {
    const {flow} = await showFlow([asks({hint: 'A'}), asks({hint: 'A'})]);
    flow.addEventListener('signin-error', (event) => {
      event.preventDefault();
    });
    await answer(flow, {username: 'ada', password: 'pw'});
    await answer(flow, {answer: 'wrong'});
    expect(stepOf(flow).querySelector('[data-problem]')).to.equal(null);
  });
});
