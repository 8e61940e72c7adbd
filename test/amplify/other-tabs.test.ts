import {expect} from '@open-wc/testing';
import {watchOtherTabs} from '../../src/amplify/other-tabs.js';

const store = (key: string | null) => window.dispatchEvent(new StorageEvent('storage', {key}));

describe('Another tab', () => {
  it('has signed somebody in or out where it has stored or removed the tokens', () => {
    const connection = new AbortController();
    let told = 0;
    watchOtherTabs(() => (told += 1), connection.signal);
    store('CognitoIdentityServiceProvider.client.ada.refreshToken');
    store(null);
    expect(told).to.equal(2);
    for (const key of [
      'CognitoIdentityServiceProvider.client.ada.accessToken',
      'CognitoIdentityServiceProvider.client.LastAuthUser',
      'refreshToken',
      'theirs',
    ])
      store(key);
    expect(told).to.equal(2);
    connection.abort();
    store(null);
    expect(told).to.equal(2);
  });
});
