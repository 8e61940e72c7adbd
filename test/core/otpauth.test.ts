import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {URI} from 'otpauth';
import {inGroups, otpAuthUri} from '../../src/core/otpauth.js';

const SECRET = 'JBSWY3DPEHPK3PXP';

describe('otpAuthUri', () => {
  for (const issuer of ['Acme', 'My App', 'A&B #1', 'Ünï & Çø', '50% off?', 'コード'])
    it(`is read back by another library: «${issuer}»`, () => {
      const uri = otpAuthUri({secret: SECRET, issuer, account: 'ada+1@example.com'});
      const totp = URI.parse(uri);
      assert.deepEqual([totp.issuer, totp.label, totp.secret.base32], [issuer, 'ada+1@example.com', SECRET]);
    });

  it('keeps the colon for what divides the site from the account', () => {
    const uri = otpAuthUri({secret: SECRET, issuer: 'a:b', account: 'c:d'});
    assert.match(uri, /^otpauth:\/\/totp\/a%20b:c%20d\?/);
  });
});

describe('inGroups', () => {
  it('puts a space after each four', () => {
    assert.equal(inGroups('ABCDEFGHIJ'), 'ABCD EFGH IJ');
    assert.equal(inGroups('ABCDEFGH'), 'ABCD EFGH');
    assert.equal(inGroups(''), '');
  });
});
