import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type readQrCode from 'jsqr';
import 'jsqr';
import '../../src/define/totp-setup.js';
import type {TotpSetup} from '../../src/elements/totp-setup.js';
import {answersOf, field, fill, one, submit} from '../support/forms.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPAB';

async function setUp(issuer = 'Example', loginId = 'ada@example.com') {
  const element = await fixture<TotpSetup>(html`
    <totp-setup .secret=${SECRET} issuer=${issuer} login-id=${loginId}></totp-setup>
  `);
  await waitUntil(() => element.querySelector('svg'), 'The QR code is not drawn.');
  return {
    element,
    code: field(element, 'code'),
    link: one<HTMLAnchorElement>(element, 'a[href]'),
    copy: one(element, '[data-action=copy-key]'),
    answers: answersOf(element),
  };
}

/** Takes a picture of what is drawn, and reads it as a phone does. */
async function scan(element: Element): Promise<string | undefined> {
  const svg = one<SVGElement>(element, 'svg').cloneNode(true) as SVGElement;
  const width = 400;
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(width));
  const image = new Image();
  image.src = URL.createObjectURL(
    new Blob([svg.outerHTML.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')], {
      type: 'image/svg+xml',
    }),
  );
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = Object.assign(document.createElement('canvas'), {width, height: width}).getContext('2d')!;
  canvas.drawImage(image, 0, 0);
  // A classic script: it leaves its function on the page.
  const {jsQR} = globalThis as unknown as {jsQR: typeof readQrCode};
  return jsQR(canvas.getImageData(0, 0, width, width).data, width, width)?.data;
}

/** Says for one test what becomes of what is copied. */
function replaceClipboard(clipboard: Pick<Clipboard, 'writeText'> | undefined) {
  Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
}

class TestClipboard {
  readonly texts: string[] = [];

  async writeText(text: string): Promise<void> {
    this.texts.push(text);
  }
}

class BlockedClipboard {
  async writeText(): Promise<void> {
    throw new DOMException('Write permission denied.', 'NotAllowedError');
  }
}

const said = (element: Element) =>
  [...element.querySelectorAll('[role=status]')].map(({textContent}) => textContent.trim()).join('');

describe('<totp-setup>', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  for (const issuer of ['Example', 'A&B #1', 'Ünï & Çø', 'The Best Shop in Town', '100% + ? /', '東京'])
    it(`draws what an app reads as it was meant (${issuer})`, async () => {
      const {element} = await setUp(issuer, 'ada+1@example.com');
      const text = (await scan(element)) ?? '';
      expect(text).to.match(/^[!-~]+$/);
      const {protocol, host, pathname, searchParams} = new URL(text);
      expect([protocol, host]).to.eql(['otpauth:', 'totp']);
      expect(pathname.split(':').map(decodeURIComponent)).to.eql([`/${issuer}`, 'ada+1@example.com']);
      expect([searchParams.get('secret'), searchParams.get('issuer')]).to.eql([SECRET, issuer]);
    });

  it('draws inline, with a name and a light ground', async () => {
    const {element} = await setUp();
    const svg = one(element, 'svg');
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).to.eql([
      'img',
      'QR code with the setup key',
    ]);
    expect(svg.querySelector('rect')?.getAttribute('fill')).to.equal('#ffffff');
    expect(element.querySelectorAll('img, canvas, [style]')).to.have.lengthOf(0);
  });

  it('draws another key anew', async () => {
    const {element} = await setUp();
    const path = one(element, 'svg path').getAttribute('d');
    element.secret = 'OTHER234';
    await waitUntil(() => one(element, 'svg path').getAttribute('d') !== path);
    expect(await scan(element)).to.contain('secret=OTHER234&');
    expect(one(element, '[data-totp-key]').textContent).to.equal('OTHE R234');
  });

  it('draws the last of many keys', async () => {
    const {element} = await setUp();
    const path = one(element, 'svg path').getAttribute('d');
    for (const secret of ['OTHER234', 'LASTKEY7']) {
      element.secret = secret;
      await element.updateComplete;
    }
    await waitUntil(() => one(element, 'svg path').getAttribute('d') !== path);
    expect(await scan(element)).to.contain('secret=LASTKEY7&');
  });

  it('has a link for the device that shows the page', async () => {
    const {element, link} = await setUp('A&B #1');
    expect(link.protocol).to.equal('otpauth:');
    expect(link.textContent).to.equal('Open in the app on this device');
    expect(link.href).to.equal(await scan(element));
  });

  it('shows the key in groups of four', async () => {
    const {element} = await setUp();
    expect(one(element, '[data-totp-key]').textContent).to.equal(
      'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP AB',
    );
  });

  it('has the key in no attribute of its own', async () => {
    const {element} = await setUp();
    expect([...element.attributes].map(({value}) => value).join(' ')).not.to.contain(SECRET);
  });

  for (const key of ['Enter', 'Space'])
    it(`copies the key without the gaps, and says so (${key})`, async () => {
      const {element, copy, answers} = await setUp();
      const clipboard = new TestClipboard();
      replaceClipboard(clipboard);
      copy.focus();
      await sendKeys({press: key});
      await element.updateComplete;
      expect(clipboard.texts).to.eql([SECRET]);
      expect(said(element)).to.equal('Copied.');
      expect(copy.matches(':focus')).to.equal(true);
      expect(answers).to.eql([]);
    });

  for (const [how, clipboard] of [
    ['the browser refuses', new BlockedClipboard()],
    ['the page is not secure', undefined],
  ] as const)
    it(`selects the key where it cannot be copied: ${how}`, async () => {
      const {element, copy} = await setUp();
      replaceClipboard(clipboard);
      copy.focus();
      await sendKeys({press: 'Enter'});
      await element.updateComplete;
      expect(said(element)).to.contain('could not be copied');
      expect(getSelection()?.toString()).to.equal(one(element, '[data-totp-key]').textContent);
    });

  it('has one field, for the code from the app', async () => {
    const {element, code} = await setUp();
    expect([code.autocomplete, code.inputMode]).to.eql(['one-time-code', 'numeric']);
    expect(code.hasAttribute('maxlength')).to.equal(false);
    expect(code.labels?.[0]?.textContent).to.equal('Code from the app');
    expect(element.querySelectorAll('input')).to.have.lengthOf(1);
    expect(one<HTMLFormElement>(element, 'form').method).to.equal('post');
    element.focus();
    expect(code.matches(':focus')).to.equal(true);
  });

  it('takes what was filled in without an event', async () => {
    const {element, answers} = await setUp();
    fill(element, {code: '123456'});
    submit(element);
    expect(answers).to.eql([{response: '123456'}]);
  });

  it('takes a code with spaces, with Enter', async () => {
    const {code, answers} = await setUp();
    code.focus();
    await sendKeys({type: ' 123 456 '});
    await sendKeys({press: 'Enter'});
    expect(answers).to.eql([{response: '123456'}]);
  });

  for (const [text, key] of [
    ['', 'codeMissing'],
    ['12345', 'codeMalformed'],
    ['12345678', 'codeMalformed'],
  ] as const)
    it(`says at the field that «${text}» is no code, and keeps it`, async () => {
      const {element, code, answers} = await setUp();
      fill(element, {code: text});
      submit(element);
      await element.updateComplete;
      await element.updateComplete;
      const problem = one(element, '[data-problem]');
      expect(problem.dataset['problem']).to.equal(key);
      expect(code.getAttribute('aria-describedby')?.split(' ')).to.include(problem.id);
      expect(code.matches(':focus')).to.equal(true);
      expect(code.value).to.equal(text);
      expect(answers).to.eql([]);
    });

  it('keeps the key and the picture where the code was wrong', async () => {
    const {element, code} = await setUp();
    const path = one(element, 'svg path');
    fill(element, {code: '000000'});
    submit(element);
    element.busy = true;
    await element.updateComplete;
    Object.assign(element, {
      busy: false,
      problem: {key: 'wrongSetupCode', text: 'Not right.', field: 'code'},
    });
    await element.updateComplete;
    expect(path.isConnected).to.equal(true);
    expect(one(element, '[data-problem]').dataset['problem']).to.equal('wrongSetupCode');
    expect([code.value, code.getAttribute('aria-invalid')]).to.eql(['000000', 'true']);
  });

  it('sends nothing while an answer is on its way, and keeps the form', async () => {
    const {element, code, answers} = await setUp();
    fill(element, {code: '123456'});
    element.busy = true;
    await element.updateComplete;
    expect(code.readOnly).to.equal(true);
    expect(one<HTMLButtonElement>(element, 'button[type=submit]').disabled).to.equal(true);
    one<HTMLFormElement>(element, 'form').requestSubmit();
    expect(answers).to.eql([]);
    expect(code.value).to.equal('123456');
  });

  it('offers to start again, and to go back where there is something to go back to', async () => {
    const {element, answers} = await setUp();
    expect(element.querySelectorAll('[data-action=back]')).to.have.lengthOf(0);
    element.canGoBack = true;
    await element.updateComplete;
    one(element, '[data-action=back]').click();
    one(element, '[data-action=restart]').click();
    expect(answers).to.eql([{action: 'back'}, {action: 'restart'}]);
  });

  it('is accessible, with and without a problem', async () => {
    const {element} = await setUp();
    await expect(element).to.be.accessible();
    submit(element);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });
});
