import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {
  fromBytes,
  g,
  pad,
  power,
  publicValue,
  scrambler,
  sharedSecret,
  verifierOf,
} from '../../demo/local-cognito/srp.js';
import {startServer, wrongPassword} from './support/server.js';
import {speedUpArithmetic, srpClients} from './support/srp-clients.js';
import {signInWithSrp} from './support/srp-sign-in.js';

const USERNAME = 'ann';
const PASSWORD = 'Rare-numbers-need-1-test';
const IDENTITY = `LocalPool${USERNAME}`;
const SALT = '8123456789abcdef0123456789abcdef';

/** The numbers of one exchange. */
interface Numbers {
  readonly A: bigint;
  readonly B: bigint;
  readonly u: bigint;
  readonly S: bigint;
  readonly salt: bigint;
}

/** Exponents were searched for until their exchange had the property; `holds` makes sure that it still has. */
interface Rarity {
  readonly title: string;
  readonly salt?: string;
  /** Numbers of the exponents, out of an endless list. */
  readonly a?: number;
  readonly b?: number;
  holds(numbers: Numbers): boolean;
}

const odd = (value: bigint) => value.toString(16).length % 2 === 1;
const leadingZero = (value: bigint, bytes: number) => value < 1n << BigInt(8 * (bytes - 1));

const rarities: readonly Rarity[] = [
  {title: 'A has an odd number of digits', a: 3, holds: ({A}) => odd(A)},
  {title: 'A begins with a zero byte', a: 180, holds: ({A}) => leadingZero(A, 384)},
  {title: 'B has an odd number of digits', b: 11, holds: ({B}) => odd(B)},
  {title: 'B begins with a zero byte', b: 37, holds: ({B}) => leadingZero(B, 384)},
  {title: 'u has an odd number of digits', b: 14, holds: ({u}) => odd(u)},
  {title: 'u begins with a zero byte', b: 191, holds: ({u}) => leadingZero(u, 32)},
  {title: 'S has an odd number of digits', b: 12, holds: ({S}) => odd(S)},
  {title: 'S begins with a zero byte', b: 332, holds: ({S}) => leadingZero(S, 384)},
  {
    title: 'the salt has its top bit set',
    salt: `ff${SALT.slice(2)}`,
    holds: ({salt}) => pad(salt).length === 17,
  },
  {title: 'the salt has an odd number of digits', salt: `0f${SALT.slice(2)}`, holds: ({salt}) => odd(salt)},
  {
    title: 'the salt begins with zero bytes',
    salt: `0000${SALT.slice(4)}`,
    holds: ({salt}) => leadingZero(salt, 15),
  },
  {title: 'the salt is zero', salt: '00'.repeat(16), holds: ({salt}) => salt === 0n},
];

speedUpArithmetic();

for (const {title, salt = SALT, a = 1, b = 1, holds} of rarities) {
  test(title, async (t) => {
    assert.ok(holds(numbersOf(salt, a, b)), 'the exchange is not the rare one');
    const random = (size: number) => (size === 16 ? Buffer.from(salt, 'hex') : exponent('b', b));
    const server = await startServer(t, {users: [{username: USERNAME, password: PASSWORD}], random});
    for (const [name, client] of srpClients) {
      const attempt = (password: string) =>
        signInWithSrp(server, USERNAME, client(server.poolId, password, fromBytes(exponent('a', a))));
      assert.ok((await attempt(PASSWORD)).AuthenticationResult, name);
      await assert.rejects(attempt(`${PASSWORD}!`), wrongPassword, name);
    }
  });
}

function exponent(side: string, number: number): Buffer {
  return createHash('sha256').update(`${side}${number}`).digest();
}

function numbersOf(saltHex: string, aNumber: number, bNumber: number): Numbers {
  const salt = BigInt(`0x${saltHex}`);
  const verifier = verifierOf(IDENTITY, PASSWORD, salt);
  const A = power(g, fromBytes(exponent('a', aNumber)));
  const b = fromBytes(exponent('b', bNumber));
  const B = publicValue(verifier, b);
  return {A, B, u: scrambler({A, B}), S: sharedSecret({A, B, b, verifier}), salt};
}
