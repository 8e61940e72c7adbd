import {expect} from '@open-wc/testing';
import {observingReplies} from '../../src/amplify/observe-replies.js';
import {foreignReplyOf} from '../../src/core/foreign-reply.js';
import {DONE, fault, ScriptedAuth} from '../support/scripted-auth.js';

const HEADERS: Record<string, string> = {'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth'};
const {fetch: native} = window;

/** A client that sends one request as Amplify does, and fails with an error, while `fetch` gives a reply. */
function setUp(reply: Response, {headers = HEADERS, error = new SyntaxError('Unexpected')} = {}) {
  const sent: unknown[][] = [];
  const original: typeof fetch = (...input) => {
    sent.push(input);
    return Promise.resolve(reply);
  };
  window.fetch = original;
  const auth = new ScriptedAuth();
  auth.signIn = async () => {
    await fetch('https://cognito.example/', {method: 'POST', headers});
    throw error;
  };
  const rejection = async () =>
    observingReplies(auth)
      .signIn({username: 'ada'})
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
  return {auth, original, sent, rejection};
}

const page = (status: number, headers: Record<string, string> = {}) =>
  new Response('<!doctype html>', {status, headers: {'content-type': 'text/html', ...headers}});

describe('observingReplies', () => {
  afterEach(() => {
    window.fetch = native;
  });

  it('adds the status and the headers of the reply to the rejection', async () => {
    const {rejection} = setUp(page(405, {'x-amzn-waf-action': 'captcha'}));
    const error = await rejection();
    expect(foreignReplyOf(error)).to.eql({status: 405, contentType: 'text/html', wafAction: 'captcha'});
    expect(error).to.have.property('cause').that.is.instanceOf(SyntaxError);
  });

  it('looks at no other request', async () => {
    const {rejection} = setUp(page(405), {headers: {}});
    expect(await rejection()).to.be.instanceOf(SyntaxError);
  });

  it('leaves errors of Cognito as they are', async () => {
    const error = fault('NotAuthorizedException');
    const {rejection} = setUp(page(400), {error});
    expect(await rejection()).to.equal(error);
  });

  it('leaves an error that follows a reply of Cognito as it is', async () => {
    const {rejection} = setUp(Response.json({}));
    expect(await rejection()).to.be.instanceOf(SyntaxError);
  });

  it('gives fetch back when the call has ended', async () => {
    const {original, rejection} = setUp(page(403));
    const running = rejection();
    expect(window.fetch).not.to.equal(original);
    await running;
    expect(window.fetch).to.equal(original);
  });

  it('leaves alone what another script has made of fetch meanwhile', async () => {
    const {auth, original, sent} = setUp(page(403));
    const observed = observingReplies(auth)
      .signIn({username: 'ada'})
      .catch(() => undefined);
    const below = window.fetch;
    const theirs: typeof fetch = (...input) => below(...input);
    window.fetch = theirs;
    await observed;
    expect(window.fetch).to.equal(theirs);
    expect(below).not.to.equal(original);
    await fetch('/still-works');
    expect(sent).to.have.lengthOf(2);
    expect(sent[1]).to.eql(['/still-works']);
  });

  it('passes requests on as they are, to the right receiver', async () => {
    const {auth, rejection} = setUp(page(403));
    const receivers: unknown[] = [];
    window.fetch = function (this: unknown) {
      receivers.push(this);
      return Promise.resolve(page(403));
    };
    await rejection();
    // As in a call without an object, which is how Amplify calls it.
    expect(receivers).to.eql([undefined]);
    await observingReplies(new Proxy(auth, {get: () => () => window.fetch('/')}))
      .signIn({username: 'ada'})
      .catch(() => undefined);
    expect(receivers).to.eql([undefined, window]);
  });

  it('works without fetch where the page does not let it be replaced', async () => {
    const {original, rejection} = setUp(page(405));
    const descriptor = Object.getOwnPropertyDescriptor(window, 'fetch');
    Object.defineProperty(window, 'fetch', {get: () => original, set: undefined, configurable: true});
    expect(await rejection()).to.be.instanceOf(SyntaxError);
    if (descriptor) Object.defineProperty(window, 'fetch', descriptor);
  });

  it('sets nothing where fetch is behind an accessor', async () => {
    const {original, rejection} = setUp(page(405));
    const descriptor = Object.getOwnPropertyDescriptor(window, 'fetch');
    const values: unknown[] = [];
    Object.defineProperty(window, 'fetch', {
      get: () => original.bind(window),
      set: (value) => values.push(value),
      configurable: true,
    });
    expect(await rejection()).to.be.instanceOf(SyntaxError);
    expect(values).to.eql([]);
    if (descriptor) Object.defineProperty(window, 'fetch', descriptor);
  });

  it('does not fail where there is no fetch', async () => {
    Object.assign(window, {fetch: undefined});
    const auth = new ScriptedAuth([DONE]);
    expect(await observingReplies(auth).signIn({username: 'ada'})).to.have.property('isSignedIn', true);
    expect(window.fetch).to.equal(undefined);
  });

  it('finds the request also where another script has made a Request of it', async () => {
    const {auth, rejection} = setUp(page(405, {'x-amzn-waf-action': 'captcha'}));
    auth.signIn = async () => {
      await fetch(new Request('https://cognito.example/', {method: 'POST', headers: HEADERS}));
      throw new SyntaxError('Unexpected');
    };
    expect(foreignReplyOf(await rejection())).to.have.property('wafAction', 'captcha');
  });

  it('keeps the properties of fetch', async () => {
    const {auth} = setUp(page(403));
    const mocked = Object.assign(() => Promise.resolve(page(403)), {calls: 3});
    window.fetch = mocked;
    const running = observingReplies(auth)
      .signIn({username: 'ada'})
      .catch(() => undefined);
    expect(window.fetch).not.to.equal(mocked);
    expect(window.fetch).to.have.property('calls', 3);
    await running;
    expect(window.fetch).to.equal(mocked);
  });

  for (const reply of [undefined, {status: 405}, Promise.resolve(undefined), Promise.resolve({status: 405})])
    it(`leaves a reply of another form as it is: ${reply instanceof Promise ? 'a promise' : JSON.stringify(reply)}`, async () => {
      const {auth} = setUp(page(405));
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
      window.addEventListener('unhandledrejection', note);
      const given: unknown[] = [];
      window.fetch = (() => reply) as unknown as typeof fetch;
      auth.signIn = async () => {
        given.push(fetch('https://cognito.example/', {headers: HEADERS}));
        await Promise.allSettled(given);
        throw new SyntaxError('Unexpected');
      };
      const error = await observingReplies(auth)
        .signIn({username: 'ada'})
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(SyntaxError);
      expect(given).to.eql([reply]);
      // A rejection is reported in a task of its own.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      window.removeEventListener('unhandledrejection', note);
      expect(unhandled).to.eql([]);
    });

  it('adds the headers also where the reply is JSON without an error of Cognito', async () => {
    const error = Object.assign(fault('403', 'Blocked'), {metadata: {httpStatusCode: 403}});
    const {rejection} = setUp(page(403, {'content-type': 'application/json'}), {error});
    expect(foreignReplyOf(await rejection())).to.have.property('contentType', 'application/json');
  });

  it('tells two calls apart from later ones', async () => {
    const {rejection, original} = setUp(page(405));
    await Promise.all([rejection(), rejection()]);
    expect(window.fetch).to.equal(original);
    window.fetch = () => Promise.resolve(Response.json({}));
    expect(await rejection()).to.be.instanceOf(SyntaxError);
  });
});
