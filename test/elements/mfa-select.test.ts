import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/define/mfa-select.js';
import type {MfaType} from '../../src/core/step.js';
import type {MfaSelect} from '../../src/elements/mfa-select.js';
import {answersOf, one, submit} from '../support/forms.js';

async function setUp(types: readonly MfaType[]) {
  const element = await fixture<MfaSelect>(html`<mfa-select .types=${types}></mfa-select>`);
  const choices = [...element.querySelectorAll<HTMLInputElement>('input[type=radio][name=choice]')];
  return {element, choices, values: choices.map(({value}) => value), answers: answersOf(element)};
}

describe('<mfa-select>', () => {
  it('offers what can be chosen, the strongest first and chosen', async () => {
    const {choices, values} = await setUp(['SMS', 'EMAIL', 'TOTP']);
    expect(values).to.eql(['TOTP', 'EMAIL', 'SMS']);
    expect(choices.map(({checked}) => checked)).to.eql([true, false, false]);
    expect((await setUp(['SMS', 'EMAIL'])).values).to.eql(['EMAIL', 'SMS']);
  });

  it('offers all where Cognito does not tell', async () => {
    expect((await setUp([])).values).to.eql(['TOTP', 'EMAIL', 'SMS']);
  });

  it('answers with what was chosen, by keyboard', async () => {
    const {element, choices, answers} = await setUp(['SMS', 'EMAIL', 'TOTP']);
    element.focus();
    expect(document.activeElement).to.equal(choices[0]);
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: 'EMAIL'}]);
  });

  it('has a label and a sentence for each', async () => {
    const {element, choices} = await setUp(['SMS', 'TOTP']);
    expect(choices.map(({labels}) => labels?.[0]?.querySelector('.signin-label')?.textContent)).to.eql([
      'Authenticator app',
      'Text message',
    ]);
    for (const choice of choices)
      expect(one(element, `#${choice.getAttribute('aria-describedby') ?? ''}`).textContent).to.match(/\w/);
  });

  it('asks for a choice where none is made', async () => {
    const {element, choices, answers} = await setUp(['SMS', 'TOTP']);
    for (const choice of choices) choice.checked = false;
    submit(element);
    await element.updateComplete;
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('choiceMissing');
    expect(answers).to.eql([]);
  });

  it('cannot be changed while the answer is on its way', async () => {
    const {element, choices} = await setUp(['SMS', 'TOTP']);
    element.busy = true;
    await element.updateComplete;
    choices[1]?.click();
    expect(choices.map(({checked}) => checked)).to.eql([true, false]);
  });

  it('is accessible', async () => {
    const {element} = await setUp(['SMS', 'EMAIL', 'TOTP']);
    await expect(element).to.be.accessible();
  });
});
