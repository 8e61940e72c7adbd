import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {URI} from 'otpauth';
import {drawQrCode} from '../../src/elements/qr-code.js';
import {displayName, inGroups, otpAuthUri} from '../../src/core/otpauth.js';

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

describe('otpAuthUri with any text', () => {
  for (const issuer of ['', ' ', '\t\n', '\u0000', '\u200b', '\ud800', ':', '\u202e\u202c'])
    it(`omits the issuer ${JSON.stringify(issuer)}`, () => {
      const uri = otpAuthUri({secret: SECRET, issuer, account: 'ada'});
      assert.equal(uri, `otpauth://totp/ada?secret=${SECRET}&algorithm=SHA1&digits=6&period=30`);
    });

  it('removes half of a character, and keeps the rest', () => {
    assert.match(
      otpAuthUri({secret: SECRET, issuer: 'Ac\ud800me', account: 'a\udc00da'}),
      /totp\/Acme:ada\?/,
    );
  });

  it('fits into a QR code, however long the names are', () => {
    for (const name of ['x', 'コ', '🔑', 'é '])
      drawQrCode(
        otpAuthUri({secret: SECRET.repeat(4), issuer: name.repeat(5000), account: name.repeat(5000)}),
      );
  });

  it('is read back by another library (1,000 generated pairs of names)', () => {
    const text = fc.oneof(fc.string({unit: 'binary'}), fc.string({unit: 'grapheme', maxLength: 400}));
    fc.assert(
      fc.property(text, text, (issuer, account) => {
        // A label cannot be empty.
        const uri = otpAuthUri({secret: SECRET, issuer, account: `a${account}`});
        const totp = URI.parse(uri);
        assert.equal(totp.secret.base32, SECRET);
        assert.equal(totp.issuer, displayName(issuer));
      }),
      {numRuns: 1000},
    );
  });
});

describe('displayName', () => {
  it('is idempotent, and can always be encoded (2,000 generated texts)', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 300}), (text) => {
        const name = displayName(text);
        assert.equal(displayName(name), name);
        assert.ok(encodeURIComponent(name).length <= 240);
      }),
      {numRuns: 2000},
    );
  });

  it('is empty for what is not a text', () => {
    for (const value of [undefined, null, 5, {}]) assert.equal(displayName(value), '');
  });

  it('keeps the names of sites', () => {
    for (const name of ['Acme', 'example.com', '192.168.0.1', 'Ünï & Çø', 'コード', '👩‍💻 Shop'])
      assert.equal(displayName(name), name);
  });
});

describe('inGroups', () => {
  it('puts a space after each four', () => {
    assert.equal(inGroups('ABCDEFGHIJ'), 'ABCD EFGH IJ');
    assert.equal(inGroups('ABCDEFGH'), 'ABCD EFGH');
    assert.equal(inGroups(''), '');
  });
});
