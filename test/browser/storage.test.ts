import {expect} from '@open-wc/testing';
import {canStore, readStored, withStorage} from '../../src/browser/storage.js';
import {resumeRecord} from '../../src/amplify/resume-record.js';
import {forbid, pretend} from '../support/pretend.js';

const fake = (parts: Partial<Record<keyof Storage, unknown>>) => ({
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  ...parts,
});
const quota = () => {
  throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
};

describe('a storage of the page', () => {
  it('reads a text, and nothing else', () => {
    for (const [value, expected] of [
      ['text', 'text'],
      ['', ''],
      [null, undefined],
      [undefined, undefined],
      [5, undefined],
      [{}, undefined],
    ] as const) {
      pretend(window, 'sessionStorage', {value: fake({getItem: () => value})});
      expect(readStored('sessionStorage', 'key')).to.equal(expected);
    }
  });

  it('returns undefined where the property throws, is null or is missing', () => {
    forbid(window, 'sessionStorage');
    expect(withStorage('sessionStorage', () => 1)).to.equal(undefined);
    for (const value of [null, undefined]) {
      pretend(window, 'sessionStorage', {value});
      expect(readStored('sessionStorage', 'key')).to.equal(undefined);
    }
  });

  it('can be used where a text can be written, and leaves nothing behind', () => {
    const before = localStorage.length;
    expect(canStore('localStorage')).to.equal(true);
    expect(localStorage.length).to.equal(before);
  });

  it('cannot be used where it is full, null, forbidden or forgets', () => {
    for (const value of [fake({setItem: quota}), fake({}), null]) {
      pretend(window, 'localStorage', {value});
      expect(canStore('localStorage')).to.equal(false);
    }
    forbid(window, 'localStorage');
    expect(canStore('localStorage')).to.equal(false);
  });
});

describe('resumeRecord with a storage that has anything in it', () => {
  const KEY = 'amplify-signin-flow:pool';
  const step = {signInStep: 'RESET_PASSWORD'};
  const record = {step, hasCode: false, loginId: 'ada', factors: [], choices: [], hasForgotten: true};
  const until = () => Date.now() + 60_000;

  beforeEach(() => sessionStorage.clear());

  it('reads a valid record', () => {
    sessionStorage.setItem(KEY, JSON.stringify({version: 1, record: {...record, until: until()}}));
    expect(resumeRecord(() => 'pool').read()?.loginId).to.equal('ada');
  });

  for (const [what, wrong] of Object.entries({
    'a step without a name': {step: {}},
    'a login id that is a number': {loginId: 5},
    'choices that are no list': {choices: 'SMS'},
    'a delivery with an object in it': {step: {...step, codeDeliveryDetails: {destination: {}}}},
    'a list of factors with an object in it': {factors: [{}]},
    'an end a day away, from before the clock was moved': {until: Date.now() + 86_400_000},
    'an end that is no number': {until: 'soon'},
  }))
    it(`ignores and removes ${what}`, () => {
      sessionStorage.setItem(
        KEY,
        JSON.stringify({version: 1, record: {...record, until: until(), ...wrong}}),
      );
      expect(resumeRecord(() => 'pool').read()).to.equal(undefined);
      expect(sessionStorage.getItem(KEY)).to.equal(null);
    });

  it('does not throw in a storage that is null, full or forbidden', () => {
    const store = resumeRecord(() => 'pool');
    const use = () => {
      store.write({...record, until: until()} as never);
      store.clear();
      return store.read();
    };
    for (const value of [null, fake({setItem: quota, getItem: () => '{"version":1}'})]) {
      pretend(window, 'sessionStorage', {value});
      expect(use()).to.equal(undefined);
    }
    forbid(window, 'sessionStorage');
    expect(use()).to.equal(undefined);
  });
});
