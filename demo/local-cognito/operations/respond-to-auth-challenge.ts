import type {RespondToAuthChallengeResponse} from '@aws-sdk/client-cognito-identity-provider';
import {challenges} from '../challenges/index.js';
import {invalidParameter} from '../errors.js';
import {proceed} from '../proceed.js';
import type {ChallengeName} from '../sign-in.js';
import type {Operation} from './operation.js';

/** Takes the answer to a challenge. */
export const respondToAuthChallenge: Operation<RespondToAuthChallengeResponse> = async (pool, call) => {
  const {body} = call;
  const client = pool.client(body.required('ClientId'));
  const name = body.required('ChallengeName');
  if (!isChallenge(name)) {
    const constraint = `Member must satisfy enum value set: [${Object.keys(challenges).join(', ')}]`;
    throw invalidParameter(
      `1 validation error detected: Value '${name}' at 'challengeName' failed to satisfy constraint: ${constraint}`,
    );
  }
  const answers = body.map('ChallengeResponses');
  const session = body.optional('Session');
  const {signIn, outcome} = await challenges[name].respond({pool, client, session, answers, call});
  return proceed(signIn, outcome, answers);
};

function isChallenge(name: string): name is ChallengeName {
  return Object.hasOwn(challenges, name);
}
