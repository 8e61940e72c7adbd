import {createHash} from 'node:crypto';

/** Bytes that look random and are the same for the same seed, so that a failure can be repeated. */
export function seededBytes(seed: string): (size: number) => Buffer {
  let count = 0;
  return (size) => {
    const blocks = Array.from({length: Math.ceil(size / 32)}, () =>
      createHash('sha256').update(`${seed}/${count++}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, size);
  };
}
