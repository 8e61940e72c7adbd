import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {answer, answerWrongly, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {
  DONE,
  ScriptedAuth,
  SELECTION,
  SMS,
  TOTP,
  WRONG_CODE,
  WRONG_PASSWORD,
} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw'};
const status = (flow: Element) => flow.shadowRoot?.querySelector('[role=status]')?.textContent;

describe('The focus of <amplify-signin-flow>', () => {
  it('is where the user goes on, after each transition', async () => {
    const {flow} = await showFlow([SELECTION, SMS, DONE]);
    expect(document.activeElement).to.equal(field(flow, 'username'));
    await answer(flow, ADA);
    expect(document.activeElement).to.equal(one(flow, 'input[value=TOTP]'));
    await answer(flow, {});
    expect(document.activeElement).to.equal(field(flow, 'code'));
    await answer(flow, {code: '123456'});
    expect(document.activeElement).to.equal(one(flow, 'h2'));
    const arrived = next(flow, 'signin-step');
    one(flow, '[data-action=restart]').click();
    await arrived;
    expect(document.activeElement).to.equal(field(flow, 'password'));
  });

  it('goes to the field that was wrong', async () => {
    const {flow} = await showFlow([WRONG_PASSWORD, TOTP, WRONG_CODE]);
    await answerWrongly(flow, ADA);
    expect(document.activeElement).to.equal(field(flow, 'password'));
    await answer(flow, ADA);
    one(flow, '[type=submit]').focus();
    await answerWrongly(flow, {code: '111111'});
    const code = field(flow, 'code');
    expect(document.activeElement).to.equal(code);
    expect([code.selectionStart, code.selectionEnd]).to.eql([0, 6]);
  });

  it('is told about a problem where it does not move', async () => {
    const {flow} = await showFlow([TOTP, WRONG_CODE]);
    await answer(flow, ADA);
    expect(document.activeElement).to.equal(field(flow, 'code'));
    const refused = next(flow, 'signin-error');
    await sendKeys({type: '111111'});
    await sendKeys({press: 'Enter'});
    await refused;
    await flow.updateComplete;
    await flow.updateComplete;
    await flow.updateComplete;
    expect(one(flow, 'form [role=status]').textContent).to.equal(
      one(flow, '[data-problem]').textContent.trim(),
    );
  });

  it('is told that an answer is on its way', async () => {
    const {flow} = await showFlow([TOTP]);
    const arrived = next(flow, 'signin-step');
    fill(stepOf(flow), ADA);
    submit(stepOf(flow));
    await flow.updateComplete;
    expect(status(flow)).to.match(/\w/);
    await arrived;
    expect(status(flow)).to.equal('You have 3 minutes for this step.');
  });

  it('stays with somebody who works elsewhere on the page', async () => {
    const {flow} = await showFlow([TOTP]);
    const elsewhere = await fixture<HTMLInputElement>(html`<input aria-label="Search" />`);
    elsewhere.focus();
    await flow.answer('ada', {password: 'pw'});
    await next(flow, 'signin-step');
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('is not moved at the start with no-autofocus', async () => {
    const flow = document.createElement('amplify-signin-flow');
    flow.auth = new ScriptedAuth();
    flow.noAutofocus = true;
    const begun = next(flow, 'signin-step');
    await fixture(html`<div>${flow}</div>`);
    await begun;
    expect(document.activeElement).to.equal(document.body);
  });

  it('comes when the page calls focus()', async () => {
    const {flow} = await showFlow();
    (document.activeElement as HTMLElement).blur();
    flow.focus();
    expect(document.activeElement).to.equal(field(flow, 'username'));
  });

  it('walks through the form in the order of reading', async () => {
    const {flow} = await showFlow();
    const names: unknown[] = [];
    for (let stop = 0; stop < 5; stop += 1) {
      const {activeElement} = document;
      names.push(
        activeElement?.getAttribute('name') ??
          activeElement?.getAttribute('data-action') ??
          activeElement?.getAttribute('type'),
      );
      await sendKeys({press: 'Tab'});
    }
    expect(names).to.eql(['username', 'password', 'show-password', 'submit', 'forgot-password']);
    expect(flow.contains(document.activeElement)).to.equal(false);
  });
});
