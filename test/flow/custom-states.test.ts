import {expect} from '@open-wc/testing';
import {CustomStates} from '../../src/flow/custom-states.js';

/** An element whose `attachInternals` returns the given object. */
function elementWith(internals: object): HTMLElement {
  return Object.assign(document.createElement('div'), {attachInternals: () => internals});
}

describe('CustomStates', () => {
  it('adds and deletes a state', () => {
    const states = new Set<string>();
    const custom = new CustomStates(elementWith({states}));
    custom.toggle('busy', true);
    expect([...states]).to.eql(['busy']);
    custom.toggle('busy', false);
    expect([...states]).to.eql([]);
  });

  it('uses a name with dashes where only those are accepted', () => {
    const states = new (class extends Set<string> {
      override add(name: string): this {
        if (!name.startsWith('--')) throw new DOMException('', 'SyntaxError');
        return super.add(name);
      }
    })();
    const custom = new CustomStates(elementWith({states}));
    custom.toggle('busy', true);
    expect([...states]).to.eql(['--busy']);
    custom.toggle('busy', false);
    expect([...states]).to.eql([]);
  });

  it('does nothing where there are no states, no internals, or all of it throws', () => {
    const fail = () => {
      throw new DOMException('', 'NotSupportedError');
    };
    for (const element of [
      elementWith({}),
      Object.assign(document.createElement('div'), {attachInternals: undefined}),
      Object.assign(document.createElement('div'), {attachInternals: fail}),
      elementWith({states: {add: fail, delete: fail}}),
    ])
      new CustomStates(element).toggle('busy', true);
  });
});
