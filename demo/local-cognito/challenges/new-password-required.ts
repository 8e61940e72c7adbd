import {nextFactor} from '../after-password.js';
import {invalidParameter} from '../errors.js';
import {requiredKey, type StringMap} from '../members.js';
import {changePassword} from '../password-policy.js';
import type {User} from '../users.js';
import {sessionChallenge} from './session-challenge.js';

const PREFIX = 'userAttributes.';

/** After a temporary password, one of the user's own, and the attributes that the pool insists on. */
export const newPasswordRequired = sessionChallenge({
  name: 'NEW_PASSWORD_REQUIRED',

  put: ({user}) => ({
    parameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missingAttributes(user).map((name) => `${PREFIX}${name}`)),
      userAttributes: JSON.stringify(Object.fromEntries(user.attributes)),
    },
  }),

  check({pool, user}, {answers}) {
    const attributes = attributesOf(answers);
    const missing = missingAttributes(user).find((name) => !attributes.get(name));
    if (missing) throw invalidParameter(`Invalid attributes given, ${missing} is missing`);
    changePassword(pool, user, requiredKey(answers, 'NEW_PASSWORD'));
    for (const [name, value] of attributes) user.attributes.set(name, value);
    user.status = 'CONFIRMED';
    return nextFactor(user);
  },
});

function missingAttributes({requiredAttributes, attributes}: User): string[] {
  return requiredAttributes.filter((name) => !attributes.get(name));
}

function attributesOf(answers: StringMap): Map<string, string> {
  const given = Object.entries(answers).filter(([key]) => key.startsWith(PREFIX));
  return new Map(given.map(([key, value]) => [key.slice(PREFIX.length), value]));
}
