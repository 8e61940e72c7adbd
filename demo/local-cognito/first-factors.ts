import {nextAfterPassword} from './after-password.js';
import type {StringMap} from './members.js';
import {requirePassword} from './password-check.js';
import type {Outcome, SignIn} from './sign-in.js';
import type {FirstFactor} from './user-spec.js';
import type {User} from './users.js';

/** A first factor as the protocol has it: a password can be sent or proven. */
export type FirstChallenge = FirstFactor | 'PASSWORD_SRP';

/** What a user can begin a sign-in with: a passkey only once there is one. */
export function availableChallenges({firstFactors, passkeys}: User): FirstChallenge[] {
  const usable = firstFactors.filter((factor) => factor !== 'WEB_AUTHN' || passkeys.length > 0);
  return usable.flatMap((factor): FirstChallenge[] =>
    factor === 'PASSWORD' ? ['PASSWORD', 'PASSWORD_SRP'] : [factor],
  );
}

/** Where the choice of a first factor leads. The password, or SRP's half of it, may come along. */
export function chooseFirstFactor(signIn: SignIn, choice: FirstChallenge, given: StringMap): Outcome {
  return choices[choice](signIn, given);
}

const choices: Readonly<Record<FirstChallenge, (signIn: SignIn, given: StringMap) => Outcome>> = {
  PASSWORD(signIn, given) {
    const {PASSWORD: password} = given;
    if (password === undefined) return 'PASSWORD';
    requirePassword(signIn, () => signIn.user.password.matches(password));
    return nextAfterPassword(signIn, given);
  },
  PASSWORD_SRP: (_, {SRP_A}) => (SRP_A === undefined ? 'PASSWORD_SRP' : 'PASSWORD_VERIFIER'),
  EMAIL_OTP: ({progress}) => ({next: 'EMAIL_OTP', progress: {...progress, isFirstFactor: true}}),
  SMS_OTP: () => 'SMS_OTP',
  WEB_AUTHN: () => 'WEB_AUTHN',
};
