import {expect} from '@open-wc/testing';
import {explainSilence, findObstacles} from '../../src/amplify/environment.js';
import {forbid, pretend} from '../support/pretend.js';

const keys = () => findObstacles().map(({key}) => key);

describe('What stands in the way of a sign-in', () => {
  it('is nothing on a private page that may keep something', () => {
    expect(keys()).to.eql([]);
  });

  it('is a connection that others can read', () => {
    pretend(window, 'isSecureContext', {value: false});
    expect(keys()).to.eql(['notPrivate']);
    expect(findObstacles()[0]?.advice).to.contain('https');
  });

  it('is a browser that keeps nothing', () => {
    forbid(window, 'localStorage');
    expect(keys()).to.eql(['notKept']);
    expect(findObstacles()[0]?.advice).to.contain('allow-same-origin');
  });
});

describe('A call that got no answer', () => {
  it('needs no explanation where the device is offline', async () => {
    pretend(navigator, 'onLine', {get: () => false});
    expect(await explainSilence('http://localhost:1/')).to.equal(undefined);
  });

  it('may have been kept back by the content security policy', async () => {
    expect(await explainSilence(undefined)).to.contain('connect-src');
  });

  it('was answered, where an endpoint only leaves the CORS headers out', async () => {
    const asked: (RequestInit | undefined)[] = [];
    pretend(window, 'fetch', {
      value: (_: string, init?: RequestInit) => {
        asked.push(init);
        return Promise.resolve(new Response());
      },
    });
    expect(await explainSilence('http://localhost:9229/')).to.contain('Access-Control-Allow-Origin');
    // A request that wants to know nothing: anything else would be refused like the call itself.
    expect([asked.length, asked[0]?.mode, asked[0]?.body]).to.eql([1, 'no-cors', undefined]);
  });

  it('went nowhere, where there is no such endpoint', async () => {
    pretend(window, 'fetch', {value: () => Promise.reject(new TypeError('Failed to fetch'))});
    const said = await explainSilence('http://localhost:1/');
    expect(said)
      .to.contain('http://localhost:1/')
      .and.to.contain('user-pool-endpoint')
      .and.to.contain('connect-src');
  });
});
