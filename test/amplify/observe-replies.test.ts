import {expect} from '@open-wc/testing';
import {observingReplies} from '../../src/amplify/observe-replies.js';
import {foreignReplyOf} from '../../src/core/foreign-reply.js';
import {fault, ScriptedAuth} from '../support/scripted-auth.js';

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
    expect(receivers).to.eql([window]);
    expect(auth.calls).to.eql([]);
  });

  it('works without fetch where the page does not let it be replaced', async () => {
    const {original, rejection} = setUp(page(405));
    const descriptor = Object.getOwnPropertyDescriptor(window, 'fetch');
    Object.defineProperty(window, 'fetch', {get: () => original, set: undefined, configurable: true});
    expect(await rejection()).to.be.instanceOf(SyntaxError);
    if (descriptor) Object.defineProperty(window, 'fetch', descriptor);
  });

  it('tells two calls apart from later ones', async () => {
    const {rejection, original} = setUp(page(405));
    await Promise.all([rejection(), rejection()]);
    expect(window.fetch).to.equal(original);
    window.fetch = () => Promise.resolve(Response.json({}));
    expect(await rejection()).to.be.instanceOf(SyntaxError);
  });
});
