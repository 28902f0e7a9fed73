/** Chance without secrecy, for jitter and samples. Keys and nonces come from `node:crypto` instead. */
export interface Randomness {
  /** A number from 0 up to, but not including, 1. */
  fraction(): number;
}

export const systemRandomness: Randomness = { fraction: () => Math.random() };
