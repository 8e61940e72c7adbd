import {expect} from '@open-wc/testing';
import {createElement, defineElement} from '../../src/elements/registry.js';

describe('defineElement', () => {
  it('defines a class under its tag', () => {
    class Plain extends HTMLElement {}
    defineElement('plain-element', Plain);
    expect(customElements.get('plain-element')).to.equal(Plain);
    expect(createElement(Plain).localName).to.equal('plain-element');
  });

  it('keeps the element that the page has under the tag', () => {
    class Theirs extends HTMLElement {}
    class Ours extends HTMLElement {}
    customElements.define('taken-element', Theirs);
    defineElement('taken-element', Ours);
    expect(customElements.get('taken-element')).to.equal(Theirs);
    const [one, other] = [createElement(Ours), createElement(Ours)];
    expect(one).to.be.instanceOf(Ours);
    expect(one.localName).to.match(/^amplify-signin-step-\d+$/);
    expect(other.localName).to.equal(one.localName);
  });

  it('defines a subclass if the page has defined the class under another tag', () => {
    class Shared extends HTMLElement {}
    customElements.define('their-tag', Shared);
    defineElement('our-tag', Shared);
    expect(createElement(Shared)).to.be.instanceOf(Shared);
    expect(createElement(Shared).localName).to.equal('our-tag');
  });
});
