import {expect} from '@open-wc/testing';
import {
  browserLanguage,
  browserTimeZone,
  copyText,
  hasPasskeys,
  hostName,
  isOnline,
  isSecure,
} from '../../src/browser/environment.js';
import {forbid, pretend} from '../support/pretend.js';

describe('browserLanguage', () => {
  for (const [language, expected] of [
    ['de', 'de'],
    ['en_US', 'en-US'],
    ['en_US.UTF-8', 'en-US'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['C', undefined],
    ['POSIX', undefined],
    ['', undefined],
    ['*', undefined],
    ['und', undefined],
    ['und-x', undefined],
    ['de-DE,en', undefined],
    [undefined, undefined],
    [null, undefined],
    [{}, undefined],
  ] as const)
    it(`returns ${String(expected)} for ${JSON.stringify(language)}`, () => {
      pretend(navigator, 'language', {get: () => language});
      pretend(navigator, 'languages', {get: () => undefined});
      expect(browserLanguage()).to.equal(expected);
    });

  it('returns the first valid one of the list where the first language is not valid', () => {
    pretend(navigator, 'language', {get: () => 'C'});
    pretend(navigator, 'languages', {get: () => ['*', 5, 'fr_CH', 'de']});
    expect(browserLanguage()).to.equal('fr-CH');
  });

  it('returns undefined where the properties throw', () => {
    forbid(navigator, 'language');
    forbid(navigator, 'languages');
    expect(browserLanguage()).to.equal(undefined);
  });
});

describe('browserTimeZone', () => {
  const answer = (timeZone: unknown) =>
    pretend(Intl.DateTimeFormat.prototype, 'resolvedOptions', {value: () => ({timeZone})});

  it('returns a valid zone', () => {
    answer('Europe/Berlin');
    expect(browserTimeZone()).to.equal('Europe/Berlin');
  });

  for (const zone of [undefined, null, '', 'Etc/Unknown', 'Mars/Base', 'undefined', 7, {}])
    it(`returns undefined for ${JSON.stringify(zone)}`, () => {
      answer(zone);
      expect(browserTimeZone()).to.equal(undefined);
    });

  it('returns undefined where the browser throws', () => {
    pretend(Intl, 'DateTimeFormat', {
      value: () => {
        throw new RangeError('Unsupported time zone specified undefined');
      },
    });
    expect(browserTimeZone()).to.equal(undefined);
  });
});

describe('hostName', () => {
  const inFrame = async (set: (frame: HTMLIFrameElement) => void) => {
    const frame = document.createElement('iframe');
    set(frame);
    const loaded = new Promise((resolve) => {
      window.addEventListener('message', ({data}) => resolve(data), {once: true});
    });
    document.body.append(frame);
    const answer = await loaded;
    frame.remove();
    return answer;
  };
  const moduleUrl = new URL('../../src/browser/environment.ts', import.meta.url).href;
  const page = `<script type="module">
    import {hostName} from '${moduleUrl}';
    parent.postMessage(hostName(), '*');
  </script>`;

  it('returns the host name of the page', () => {
    expect(hostName()).to.equal('localhost');
  });

  it('returns the host name of the page around it in a frame with srcdoc', async () => {
    expect(await inFrame((frame) => (frame.srcdoc = page))).to.equal(location.hostname);
  });

  it('returns the host name of the page that made it in a frame with a blob URL', async () => {
    const url = URL.createObjectURL(new Blob([page], {type: 'text/html'}));
    expect(await inFrame((frame) => (frame.src = url))).to.equal(location.hostname);
  });
});

describe('isOnline', () => {
  it('is false only where the browser says so', () => {
    for (const [value, expected] of [
      [true, true],
      [false, false],
      [undefined, true],
      [null, true],
    ] as const) {
      pretend(navigator, 'onLine', {get: () => value});
      expect(isOnline()).to.equal(expected);
    }
  });

  it('is true where the property throws', () => {
    forbid(navigator, 'onLine');
    expect(isOnline()).to.equal(true);
  });
});

describe('isSecure', () => {
  it('is false only where the browser says so', () => {
    pretend(window, 'isSecureContext', {value: undefined});
    expect(isSecure()).to.equal(true);
    pretend(window, 'isSecureContext', {value: false});
    expect(isSecure()).to.equal(false);
  });
});

describe('hasPasskeys', () => {
  it('is true in this browser', () => {
    expect(hasPasskeys()).to.equal(true);
  });

  for (const [object, name] of [
    [window, 'isSecureContext'],
    [window, 'PublicKeyCredential'],
  ] as const) {
    it(`is false without ${name}`, () => {
      pretend(object, name, {value: undefined});
      expect(hasPasskeys()).to.equal(false);
    });

    it(`is false where ${name} throws`, () => {
      forbid(object, name);
      expect(hasPasskeys()).to.equal(false);
    });
  }
});

describe('copyText', () => {
  it('returns false where there is no clipboard, and where it rejects', async () => {
    pretend(navigator, 'clipboard', {value: undefined});
    expect(await copyText('a')).to.equal(false);
    pretend(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('denied'))}});
    expect(await copyText('a')).to.equal(false);
  });
});
