import {expect, fixture, html} from '@open-wc/testing';
import {english} from '../../src/core/messages.js';
import {type FrameNotice, renderFrameNotice} from '../../src/flow/frame-notice.js';

async function show(notice: Partial<FrameNotice> = {}) {
  const pressed: string[] = [];
  const frame = await fixture<HTMLElement>(
    html`<div>
      ${renderFrameNotice({
        messages: english,
        secondsLeft: undefined,
        isOnline: true,
        isSlow: false,
        obstacles: [],
        keepWaiting: () => pressed.push('keep-waiting'),
        restart: () => pressed.push('restart'),
        ...notice,
      })}
    </div>`,
  );
  const texts = [...frame.querySelectorAll('p')].map(({textContent}) => textContent);
  return {frame, texts, pressed};
}

describe('What the frame says', () => {
  it('is nothing while all is well', async () => {
    const {frame, texts} = await show();
    expect([texts, frame.textContent.trim()]).to.eql([[], '']);
  });

  it('is how much time is left', async () => {
    expect((await show({secondsLeft: 61})).texts).to.eql(['You have 2 minutes for this step.']);
    expect((await show({secondsLeft: 60})).texts).to.eql(['You have 60 seconds for this step.']);
  });

  it('is what the browser withholds, and that it is offline', async () => {
    const {texts} = await show({obstacles: ['notPrivate', 'notKept'], isOnline: false});
    expect(texts).to.eql([english.notPrivate, english.notKept, english.offline]);
  });

  it('is that a call takes long, with both ways on', async () => {
    const {frame, texts, pressed} = await show({isSlow: true});
    expect(texts).to.eql([english.slow]);
    for (const button of frame.querySelectorAll('button')) {
      expect(button.type).to.equal('button');
      button.click();
    }
    expect(pressed).to.eql(['keep-waiting', 'restart']);
  });

  it('is not said aloud again each second', async () => {
    const {frame} = await show({secondsLeft: 30, isSlow: true, isOnline: false, obstacles: ['notKept']});
    expect(frame.querySelector('[aria-live], [role=status], [role=alert]')).to.equal(null);
    await expect(frame).to.be.accessible();
  });
});
