import {expect} from '@open-wc/testing';
import '../../src/define/amplify-signin-flow.js';
import {AmplifySigninFlow} from '../../src/flow/amplify-signin-flow.js';
import {attributeAdvice} from '../../src/flow/attribute-advice.js';

const KNOWN = AmplifySigninFlow.observedAttributes;

const MISSPELT: Readonly<Record<string, readonly string[]>> = {
  'user-pool-id': [
    'userpool-id',
    'user_pool_id',
    'userPoolId',
    'userpoolid',
    'user-poolid',
    'usr-pool-id',
    'pool-id',
  ],
  'user-pool-client-id': [
    'user-pool-clientid',
    'userPoolClientId',
    'user_pool_client_id',
    'user-pool-clinet-id',
    'client-id',
    'clientId',
    'app-client-id',
    'user-pool-web-client-id',
  ],
  'user-pool-endpoint': ['userPoolEndpoint', 'user-pool-endpiont', 'endpoint'],
  outputs: ['output', 'ouputs', 'outptus'],
  'auth-flow': ['autoflow', 'authflow', 'auth_flow', 'authFlow', 'authFlowType', 'auth-fow'],
  'preferred-challenge': ['preferred-challange', 'prefered-challenge', 'preferredChallenge'],
  'login-with': ['login_with', 'loginWith', 'login-wiht'],
  'session-minutes': ['sessionMinutes', 'session-minute', 'session_minutes'],
  'no-resume': ['noResume', 'no_resume'],
  'no-autofocus': ['noAutofocus', 'no-autofocs', 'no-auto-focus'],
  'show-lambda-messages': ['showLambdaMessages', 'show-lambda-message'],
  username: ['user-name', 'user_name', 'usernme'],
  issuer: ['isuer', 'issuers'],
};

const FOREIGN = [
  ...'class id style slot lang dir hidden key title role tabindex part exportparts is name nonce translate inert'.split(
    ' ',
  ),
  ...'popover autofocus autocapitalize ref itemscope draggable contenteditable spellcheck'.split(' '),
  ...'data-user-poolid data-userpoolid aria-label aria-busy data-hj-suppress'.split(' '),
  ...'_ngcontent-ng-c1 _nghost-abc ng-version ng-reflect-user-pool-i v-cloak data-v-7ba5bd90 x-data x-ignore'.split(
    ' ',
  ),
  ...'hx-preserve hx-boost up-keep q:slot wire:ignore @click :auth [auth] (signin-done) *ngif #flow bind:this'.split(
    ' ',
  ),
  ...'client:load server:defer astro-island svelte-1a2b onclick onsignin-done lit-part t-foreach ph-no-capture'.split(
    ' ',
  ),
  ...'theme size variant color width height loading label placeholder required disabled readonly test-id'.split(
    ' ',
  ),
  ...'src href type value method action for form target rel alt autocomplete user admin pool flow login'.split(
    ' ',
  ),
];

describe('attributeAdvice', () => {
  for (const [meant, names] of Object.entries(MISSPELT))
    it(`names ${meant} for what is close to it`, () => {
      for (const name of names)
        expect(attributeAdvice(name, KNOWN), name).to.equal(
          `${name.toLowerCase()} is no attribute of this element. Did you mean ${meant}?`,
        );
    });

  it('says nothing of a known attribute', () => {
    for (const name of KNOWN) expect(attributeAdvice(name, KNOWN), name).to.equal(undefined);
  });

  it('says nothing of what is not ours', () => {
    for (const name of FOREIGN) expect(attributeAdvice(name, KNOWN), name).to.equal(undefined);
  });

  it('names the property where there is no attribute', () => {
    for (const name of ['auth', 'messages', 'clientMetadata', 'client-metadata', 'challenge-field'])
      expect(attributeAdvice(name, KNOWN), name).to.match(/is a property/);
  });

  it('finds each attribute with one letter too few, too many, wrong or swapped', () => {
    let variants = 0;
    for (const meant of KNOWN)
      for (let at = 1; at < meant.length; at += 1)
        for (const name of [
          meant.slice(0, at) + meant.slice(at + 1),
          `${meant.slice(0, at)}j${meant.slice(at)}`,
          `${meant.slice(0, at)}j${meant.slice(at + 1)}`,
          `${meant.slice(0, at - 1)}${meant.charAt(at)}${meant.charAt(at - 1)}${meant.slice(at + 1)}`,
        ]) {
          if (KNOWN.includes(name)) continue;
          variants += 1;
          expect(attributeAdvice(name, KNOWN), name).to.match(/Did you mean/);
        }
    expect(variants).to.be.greaterThan(500);
  });
});
