import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {ClockController, secondsUntil} from '../../src/flow/clock-controller.js';
import {Clock} from '../support/clock.js';

class Bare extends LitElement {}
customElements.define('bare-clock', Bare);

/** An element that shows moments, and nothing else. */
function setUp(...moments: (number | undefined)[]) {
  const clock = new Clock();
  const start = Date.now();
  const told: number[] = [];
  const shown = {
    moments: moments.map((seconds) => (seconds === undefined ? undefined : start + seconds * 1000)),
  };
  const controller = new ClockController(new Bare(), {
    shownMoments: () => shown.moments,
    secondPassed: () => told.push((Date.now() - start) / 1000),
  });
  return {clock, controller, shown, told};
}

describe('The clock of an element', () => {
  it('tells of each second, and once that it is over', () => {
    const {clock, controller, told} = setUp(3);
    controller.hostConnected();
    clock.pass(10);
    expect(told).to.eql([1, 2, 3]);
  });

  it('goes on until the last of the moments', () => {
    const {clock, controller, told} = setUp(undefined, 1, 4);
    controller.hostConnected();
    clock.pass(10);
    expect(told).to.eql([1, 2, 3, 4]);
  });

  it('rests while there is nothing to show, and is wound up by an update', () => {
    const {clock, controller, shown, told} = setUp(undefined);
    controller.hostConnected();
    clock.pass(5);
    expect(told).to.eql([]);
    shown.moments = [Date.now() + 2000];
    controller.hostUpdated();
    controller.hostUpdated();
    clock.pass(5);
    expect(told).to.eql([6, 7]);
  });

  it('rests while the element is not on the page', () => {
    const {clock, controller, told} = setUp(5);
    controller.hostUpdated();
    clock.pass(1);
    controller.hostConnected();
    clock.pass(1);
    controller.hostDisconnected();
    controller.hostUpdated();
    clock.pass(5);
    expect(told).to.eql([2]);
  });

  it('tells the truth when the page is seen again, and goes on from there', () => {
    const {clock, controller, told} = setUp(10);
    controller.hostConnected();
    clock.sleep(7);
    controller.check();
    clock.pass(5);
    expect(told).to.eql([7, 8, 9, 10]);
  });

  it('counts begun seconds, and none below nought', () => {
    new Clock();
    const now = Date.now();
    expect([1, 999, 1000, 1001, 0, -5000].map((ms) => secondsUntil(now + ms))).to.eql([1, 1, 1, 2, 0, 0]);
    expect(secondsUntil(undefined)).to.equal(0);
  });
});
