import { v4, v7 } from 'uuid';
import type { Clock } from '../clock';
import type { Ids } from '../ids';
import type { Randomness } from '../randomness';

const UINT32 = 2 ** 32;
const UUID_BYTES = 16;

/** The same chances for the same seed (mulberry32): a failing test is replayed by its seed. Never for secrets. */
export function seededRandomness(seed: number): Randomness {
  let state = seed >>> 0;
  return {
    fraction() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / UINT32;
    },
  };
}

/** The same ids for the same seed; the ordered ones carry the time of `clock`. */
export function seededIds(seed: number, clock: Clock): Ids {
  const { fraction } = seededRandomness(seed);
  const bytes = (): Uint8Array => Uint8Array.from({ length: UUID_BYTES }, () => Math.floor(fraction() * 256));
  let made = 0;
  return {
    random: () => v4({ random: bytes() }),
    ordered() {
      made += 1;
      return v7({ msecs: clock.nowMs(), seq: made, random: bytes() });
    },
  };
}
