import {expect} from '@open-wc/testing';
import {Amplify} from 'aws-amplify';
import {
  applyConfiguration,
  type PoolConfiguration,
  type PoolSettings,
  readSettings,
  watchConfiguration,
} from '../../src/amplify/configuration.js';

const OUTPUTS_URL = new URL('../support/amplify_outputs.json', import.meta.url).href;
const POOL = {userPoolId: 'eu-west-1_FromTheTag', userPoolClientId: 'tagclient00000000000000000'};

async function configureAmplify(settings: PoolSettings) {
  const configuration = await readSettings(settings);
  await applyConfiguration(configuration);
  return configuration;
}

async function failure(call: Promise<unknown>): Promise<{name?: string; message?: string}> {
  return call.then(
    () => ({}),
    (error: unknown) => error as Error,
  );
}

describe('The configuration', () => {
  // First, since a page cannot be unconfigured again.
  it('is asked for without a warning where there is none yet', async () => {
    const warned: unknown[] = [];
    const original = console.warn;
    console.warn = (...values: unknown[]) => warned.push(values);
    const known: PoolConfiguration[] = [];
    const stop = await watchConfiguration((configuration) => known.push(configuration));
    const {name, message} = await failure(configureAmplify({userPoolId: POOL.userPoolId}));
    console.warn = original;
    stop();
    expect(warned).to.eql([]);
    expect(known).to.eql([]);
    expect([name, message]).to.eql(['AuthTagConfigException', 'user-pool-client-id is missing.']);
  });

  it('comes from the attributes', async () => {
    await configureAmplify({...POOL, userPoolEndpoint: 'http://localhost:9229/'});
    expect(Amplify.getConfig().Auth?.Cognito).to.include({
      ...POOL,
      userPoolEndpoint: 'http://localhost:9229/',
    });
  });

  it("leaves what the page configured besides, as the page's API", async () => {
    Amplify.configure({
      API: {GraphQL: {endpoint: 'https://api.example/', defaultAuthMode: 'userPool'}},
      Auth: {Cognito: {userPoolId: 'eu-west-1_Other', userPoolClientId: 'other', loginWith: {email: true}}},
    });
    await configureAmplify(POOL);
    const {API, Auth} = Amplify.getConfig();
    expect(API?.GraphQL?.endpoint).to.equal('https://api.example/');
    expect(Auth?.Cognito).to.eql({...POOL, loginWith: {email: true}});
  });

  it('comes from the URL of amplify_outputs.json, with the flow that Amplify leaves aside', async () => {
    const {authFlow} = await configureAmplify({outputs: OUTPUTS_URL});
    expect(authFlow).to.equal('USER_AUTH');
    expect(Amplify.getConfig().Auth?.Cognito.userPoolId).to.equal('eu-west-1_FromOutputs');
  });

  it('comes from the object, and the attributes go before it', async () => {
    const outputs: unknown = await (await fetch(OUTPUTS_URL)).json();
    await configureAmplify({outputs: outputs as object, userPoolEndpoint: 'http://localhost:9229/'});
    expect(Amplify.getConfig().Auth?.Cognito).to.include({
      userPoolId: 'eu-west-1_FromOutputs',
      userPoolEndpoint: 'http://localhost:9229/',
    });
  });

  it('is not told of again where nothing changes', async () => {
    await configureAmplify(POOL);
    const known: PoolConfiguration[] = [];
    const stop = await watchConfiguration((configuration) => known.push(configuration));
    await configureAmplify(POOL);
    stop();
    expect(known.length).to.equal(1);
  });

  it('says which URL does not lead to it', async () => {
    const missing = await failure(configureAmplify({outputs: '/nowhere.json'}));
    expect([missing.name, missing.message]).to.eql([
      'AuthTagConfigException',
      'outputs: /nowhere.json answered 404. Check the URL, and that the file is deployed with the page.',
    ]);
    const notJson = await failure(configureAmplify({outputs: import.meta.url}));
    expect(notJson.message).to.contain('is not JSON');
    const unreachable = await failure(configureAmplify({outputs: 'http://localhost:1/'}));
    expect(unreachable.name).to.equal('LoadError');
  });

  it('is told of at once, and whenever the page changes it', async () => {
    await configureAmplify({outputs: OUTPUTS_URL});
    const known: PoolConfiguration[] = [];
    const stop = await watchConfiguration((configuration) => known.push(configuration));
    expect(known).to.eql([
      {
        userPoolClientId: 'outputsclient0000000000000',
        userPoolEndpoint: undefined,
        loginWith: ['email', 'phone'],
        preferredChallenge: 'EMAIL_OTP',
        factors: ['PASSWORD_SRP', 'EMAIL_OTP'],
        passwordFormat: undefined,
      },
    ]);
    Amplify.configure({Auth: {Cognito: POOL}});
    expect(known.at(-1)).to.eql({
      userPoolClientId: POOL.userPoolClientId,
      userPoolEndpoint: undefined,
      loginWith: ['username'],
      preferredChallenge: undefined,
      factors: undefined,
      passwordFormat: undefined,
    });
    stop();
    Amplify.configure({Auth: {Cognito: {...POOL, loginWith: {email: true}}}});
    expect(known.length).to.equal(2);
  });
});
