import {randomBytes, randomUUID} from 'node:crypto';
import type {Clock} from './clock.js';
import {CognitoError} from './errors.js';
import type {User} from './users.js';

/** Whether the pool remembers the devices that users sign in on. */
export type DeviceTracking = 'off' | 'always';

/** A browser that was told its key. */
export interface Device {
  readonly key: string;
  readonly groupKey: string;
  readonly user: User;
  /** Seconds since 1970. */
  readonly createdAt: number;
  name: string | undefined;
  isRemembered: boolean;
  /** What SRP checks against; there once the device is confirmed. */
  secret: {readonly verifier: bigint; readonly salt: bigint} | undefined;
}

/** The devices of all users. */
export class Devices {
  readonly #clock: Clock;
  readonly #region: string;
  readonly #tracking: DeviceTracking;
  #devices: Device[] = [];

  constructor(clock: Clock, region: string, tracking: DeviceTracking) {
    this.#clock = clock;
    this.#region = region;
    this.#tracking = tracking;
  }

  /** A new key for the device of a sign-in, if the pool wants to know it again. */
  issue(user: User): Device | undefined {
    if (this.#tracking === 'off') return undefined;
    const device: Device = {
      key: `${this.#region}_${randomUUID()}`,
      groupKey: `-${randomBytes(4).toString('hex')}`,
      user,
      createdAt: this.#clock.seconds(),
      name: undefined,
      isRemembered: true,
      secret: undefined,
    };
    this.#devices.push(device);
    return device;
  }

  /** A device that was told its key. Throws when there is none. */
  find(user: User, key: string): Device {
    const device = this.#devices.find((each) => each.key === key && each.user === user);
    if (!device) throw new CognitoError('ResourceNotFoundException', 'Device does not exist.');
    return device;
  }

  /** The confirmed device that a sign-in names, if any. Throws when there is none of that name. */
  require(user: User, key: string | undefined): Device | undefined {
    if (key === undefined || this.#tracking === 'off') return undefined;
    const device = this.find(user, key);
    return device.secret && device.isRemembered ? device : undefined;
  }

  /** The confirmed devices of a user. */
  of(user: User): readonly Device[] {
    return this.#devices.filter((each) => each.user === user && each.secret);
  }

  forget(device: Device): void {
    this.#devices = this.#devices.filter((each) => each !== device);
  }

  clear(): void {
    this.#devices = [];
  }
}
