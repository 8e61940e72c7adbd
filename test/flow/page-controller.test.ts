import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {PageController} from '../../src/flow/page-controller.js';

class Bare extends LitElement {}
customElements.define('bare-page', Bare);

function setUp() {
  const told: string[] = [];
  const controller = new PageController(new Bare(), {
    seen: (isRestored) => told.push(isRestored ? 'restored' : 'seen'),
    otherTabChanged: () => told.push('other tab'),
    connectionChanged: (isOnline) => told.push(isOnline ? 'online' : 'offline'),
  });
  return {controller, told};
}

function everythingHappens(): void {
  document.dispatchEvent(new Event('visibilitychange'));
  window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
  window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  window.dispatchEvent(new StorageEvent('storage', {key: 'theirs'}));
  window.dispatchEvent(new StorageEvent('storage', {key: null}));
  window.dispatchEvent(new Event('offline'));
  window.dispatchEvent(new Event('online'));
}

describe('What happens to a page', () => {
  it('is told, while the element is on it', () => {
    const {controller, told} = setUp();
    everythingHappens();
    expect(told).to.eql([]);
    controller.hostConnected();
    everythingHappens();
    // The first time a page is shown is no return.
    expect(told).to.eql(['seen', 'restored', 'other tab', 'offline', 'online']);
    controller.hostDisconnected();
    everythingHappens();
    expect(told.length).to.equal(5);
    controller.hostConnected();
    window.dispatchEvent(new Event('offline'));
    expect(told.length).to.equal(6);
    controller.hostDisconnected();
  });

  it('is not told when the page goes out of sight', () => {
    const {controller, told} = setUp();
    controller.hostConnected();
    Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => 'hidden'});
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'visibilityState');
    controller.hostDisconnected();
    expect(told).to.eql([]);
  });
});
