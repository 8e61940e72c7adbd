import {expect} from '@open-wc/testing';
import {english} from '../../src/core/messages.js';
import {asking, sending} from '../../src/core/turn.js';
import {statusOf, TimeAnnouncer} from '../../src/flow/status.js';
import {Clock} from '../support/clock.js';
import {TOTP} from '../support/scripted-auth.js';

const MINUTE = 60_000;

describe('What screen readers are told of a turn', () => {
  const question = asking(TOTP);
  it('is that an answer is on its way, and that it takes long', () => {
    expect(statusOf(sending(question), '', english)).to.equal('One moment…');
    expect(statusOf(sending(question, true), '', english)).to.equal(english.slow);
  });

  it('is nothing at a question, or what has gone well', () => {
    expect(statusOf(question, '', english)).to.equal('');
    expect(statusOf(question, 'We sent a new code.', english)).to.equal('We sent a new code.');
  });

  it('is that the time is up, and no other refusal: that is read with its field', () => {
    const over = asking(TOTP, {key: 'timeIsUp', name: 'SessionExpired', recovery: 'restart'});
    expect(statusOf(over, '', english)).to.equal(english.timeIsUp);
    const wrong = asking(TOTP, {key: 'wrongCode', name: 'CodeMismatchException', recovery: 'retry'});
    expect(statusOf(wrong, '', english)).to.equal('');
  });
});

describe('The time that is left is announced', () => {
  /** The seconds at which something was said, and what. */
  function listen(minutes: number, steps: readonly number[]) {
    const clock = new Clock();
    const announcer = new TimeAnnouncer();
    const until = Date.now() + minutes * MINUTE;
    const said = [announcer.due(until)];
    for (const seconds of steps) {
      clock.pass(seconds);
      said.push(announcer.due(until));
    }
    return said.filter((seconds) => seconds !== undefined);
  }

  it('at the start, at 60 and at 20 seconds, once each', () => {
    expect(listen(3, Array<number>(200).fill(1))).to.eql([180, 60, 20]);
  });

  it('with what is true, where the moment itself was missed', () => {
    expect(listen(3, [125, 1, 1])).to.eql([180, 55]);
  });

  it('once, where both moments were missed', () => {
    expect(listen(3, [170, 1, 1])).to.eql([180, 10]);
  });

  it('not at all when it is over', () => {
    expect(listen(3, [400, 1])).to.eql([180]);
  });

  it('anew for a new session', () => {
    const clock = new Clock();
    const announcer = new TimeAnnouncer();
    expect(announcer.due(Date.now() + 3 * MINUTE)).to.equal(180);
    clock.pass(100);
    const until = Date.now() + 3 * MINUTE;
    expect(announcer.due(until)).to.equal(180);
    clock.pass(100);
    expect(announcer.due(until)).to.equal(undefined);
    clock.pass(20);
    expect(announcer.due(until)).to.equal(60);
    expect(announcer.due(undefined)).to.equal(undefined);
  });

  it('not for a step without a limit', () => {
    const announcer = new TimeAnnouncer();
    expect([announcer.due(undefined), announcer.due(undefined)]).to.eql([undefined, undefined]);
  });
});
