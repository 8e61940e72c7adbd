import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define/unsupported-step.js';
import type {UnsupportedStep} from '../../src/elements/unsupported-step.js';
import {answersOf, submit} from '../support/forms.js';

describe('<unsupported-step>', () => {
  it('names the step and offers to start again', async () => {
    const element = await fixture<UnsupportedStep>(
      html`<unsupported-step step-name="CONFIRM_WITH_TELEPATHY"></unsupported-step>`,
    );
    expect(element.textContent).to.contain('CONFIRM_WITH_TELEPATHY');
    const answers = answersOf(element);
    submit(element);
    expect(answers).to.eql([{action: 'restart'}]);
    await expect(element).to.be.accessible();
  });
});
