import {expect} from '@open-wc/testing';
import {answer, answerWrongly, forgetPassword, next, showFlow, stepOf} from '../support/flows.js';
import {field, fill, one, submit} from '../support/forms.js';
import {DONE, fault, later, SELECTION, SMS, TOTP, WRONG_PASSWORD} from '../support/scripted-auth.js';

const ADA = {username: 'ada', password: 'pw-secret'};

describe('The events of <amplify-signin-flow>', () => {
  it('come in this order, each transition once', async () => {
    const {flow, events} = await showFlow([WRONG_PASSWORD, SELECTION, SMS, DONE]);
    await answerWrongly(flow, ADA);
    await answer(flow, ADA);
    await answer(flow, {});
    const done = next(flow, 'signin-done');
    await answer(flow, {code: '123456'});
    await done;
    const told = events.map(({type, detail}) => {
      const values: unknown[] = Object.values(detail);
      return [type, ...values.filter((value) => typeof value !== 'object')];
    });
    expect(told).to.eql([
      ['signin-step', 'SIGN_IN', 'start'],
      ['signin-before-answer', 'SIGN_IN'],
      ['signin-error', 'SIGN_IN', 'NotAuthorizedException', 'retry'],
      ['signin-before-answer', 'SIGN_IN'],
      ['signin-step', 'SIGN_IN', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'answer'],
      ['signin-before-answer', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'],
      ['signin-step', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'answer'],
      ['signin-code-sent', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'SMS', '+*******4567'],
      ['signin-before-answer', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
      ['signin-step', 'CONFIRM_SIGN_IN_WITH_SMS_CODE', 'DONE', 'answer'],
      ['signin-done', 'ada-in-pool', 'ada', false, false],
    ]);
  });

  it('bubble, are composed, frozen and cloneable, and have no secret in them', async () => {
    const {flow, events} = await showFlow([WRONG_PASSWORD, TOTP, DONE]);
    await answerWrongly(flow, ADA);
    await answer(flow, ADA);
    const done = next(flow, 'signin-done');
    await answer(flow, {code: '987654'});
    await done;
    for (const event of events) {
      expect([event.bubbles, event.composed, Object.isFrozen(event.detail)]).to.eql([true, true, true]);
      expect(structuredClone(event.detail)).to.eql(event.detail);
    }
    const everything = JSON.stringify(events.map(({detail}) => detail));
    expect(everything).not.to.contain('pw-secret').and.not.to.contain('987654');
    expect(events.filter(({cancelable}) => cancelable).map(({type}) => type)).to.include.members([
      'signin-before-answer',
      'signin-error',
      'signin-done',
    ]);
  });

  it('signin-step comes when the new step is there and has the focus', async () => {
    const {flow} = await showFlow([TOTP]);
    let seen: unknown;
    flow.addEventListener('signin-step', () => {
      seen = [flow.step, document.activeElement === field(flow, 'code')];
    });
    await answer(flow, ADA);
    expect(seen).to.eql(['CONFIRM_SIGN_IN_WITH_TOTP_CODE', true]);
  });

  it('signin-before-answer can keep the answer back', async () => {
    const {auth, flow} = await showFlow([DONE]);
    flow.addEventListener('signin-before-answer', (event) => {
      event.preventDefault();
    });
    await flow.answer('ada', {password: 'pw'});
    await flow.updateComplete;
    expect(auth.told).to.eql([]);
    expect(flow.step).to.equal('SIGN_IN');
    expect(flow.matches(':state(busy)')).to.equal(false);
    expect(flow.querySelector('[data-problem]')).to.equal(null);
  });

  it('leave a password in the form that was not wrong, when they are cancelled', async () => {
    const {flow} = await showFlow([fault('NetworkError')]);
    flow.addEventListener(
      'signin-before-answer',
      (event) => {
        event.preventDefault();
      },
      {once: true},
    );
    fill(stepOf(flow), ADA);
    submit(stepOf(flow));
    await flow.updateComplete;
    await flow.updateComplete;
    expect(field(flow, 'password').value).to.equal(ADA.password);
    flow.addEventListener('signin-error', (event) => {
      event.preventDefault();
    });
    await answerWrongly(flow, ADA);
    expect(field(flow, 'password').value).to.equal(ADA.password);
  });

  it('are fired by an element that was taken from the page meanwhile', async () => {
    const {answer: pending, give} = later();
    const {flow} = await showFlow([pending]);
    const done = next(flow, 'signin-done');
    fill(stepOf(flow), ADA);
    submit(stepOf(flow));
    await flow.updateComplete;
    flow.remove();
    give(DONE);
    await done;
    expect(flow.step).to.equal('DONE');
  });

  it('signin-before-answer can make it wait', async () => {
    const {auth, flow} = await showFlow([DONE]);
    const {answer: ready, give} = later();
    flow.addEventListener('signin-before-answer', (event) => {
      event.waitUntil(ready);
    });
    const done = next(flow, 'signin-done');
    fill(stepOf(flow), ADA);
    submit(stepOf(flow));
    await flow.updateComplete;
    expect(auth.told).to.eql([]);
    expect(flow.matches(':state(busy)')).to.equal(true);
    give(DONE);
    await done;
    expect(auth.told).to.eql(['ada/pw-secret']);
  });

  it("signin-before-answer can refuse it, with the page's own words", async () => {
    const {auth, flow} = await showFlow([DONE]);
    flow.addEventListener('signin-before-answer', (event) => {
      event.waitUntil(Promise.reject(new Error('Solve the puzzle first.')));
    });
    await answerWrongly(flow, ADA);
    expect(auth.told).to.eql([]);
    const problem = one(flow, '[data-problem]');
    expect(problem.dataset['problem']).to.equal('pageRefused');
    expect(problem.textContent.trim()).to.equal('Solve the puzzle first.');
    expect(field(flow, 'password').value).to.equal(ADA.password);
  });

  it('signin-error can keep the built-in message away', async () => {
    const {flow} = await showFlow([WRONG_PASSWORD]);
    flow.addEventListener('signin-error', (event) => {
      event.preventDefault();
    });
    await answerWrongly(flow, ADA);
    expect(flow.querySelector('[data-problem]')).to.equal(null);
    expect(flow.matches(':state(busy)')).to.equal(false);
  });

  it('signin-expired comes before the flow starts anew, and can keep it from that', async () => {
    const {flow, events} = await showFlow([TOTP, fault('SignInException'), fault('SignInException')]);
    await answer(flow, ADA);
    flow.addEventListener(
      'signin-expired',
      (event) => {
        event.preventDefault();
      },
      {once: true},
    );
    await answerWrongly(flow, {code: '111111'});
    expect(flow.step).to.equal('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await forgetPassword(flow);
    await answer(flow, {code: '111111'});
    expect(events.slice(-3).map(({type, detail}) => [type, (detail as {cause?: string}).cause])).to.eql([
      ['signin-expired', undefined],
      ['signin-error', undefined],
      ['signin-step', 'expired'],
    ]);
  });

  it('signin-done can make the flow wait, and keep the confirmation away', async () => {
    const {flow} = await showFlow([DONE]);
    const {answer: ready, give} = later();
    flow.addEventListener('signin-done', (event) => {
      event.preventDefault();
      event.waitUntil(ready);
    });
    const done = next(flow, 'signin-done');
    await answer(flow, ADA);
    await done;
    await flow.updateComplete;
    expect(flow.matches(':state(busy)')).to.equal(true);
    give(DONE);
    await ready;
    await new Promise((resolve) => {
      new MutationObserver(resolve).observe(flow, {childList: true});
    });
    expect(flow.querySelector('[slot=signin-step]')).to.equal(null);
    expect(flow.matches(':state(busy)')).to.equal(false);
  });

  it('signin-done shows what went wrong afterwards', async () => {
    const {flow} = await showFlow([DONE]);
    flow.addEventListener('signin-done', (event) => {
      event.waitUntil(Promise.reject(new Error('Our server is down.')));
    });
    const done = next(flow, 'signin-done');
    await answer(flow, ADA);
    await done;
    await flow.updateComplete;
    await flow.updateComplete;
    expect(one(flow, '[data-problem]').textContent.trim()).to.equal('Our server is down.');
  });

  it('are not fired by the page setting properties', async () => {
    const {flow, events} = await showFlow();
    const before = events.length;
    flow.username = 'bob';
    flow.messages = {signIn: 'Come in'};
    await flow.updateComplete;
    expect(events.length).to.equal(before);
  });
});
