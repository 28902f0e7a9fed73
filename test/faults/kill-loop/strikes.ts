import { type Randomness, seededRandomness } from '@homeward/platform';

export type Victim = 'app' | 'postgres';

/** One kill -9, or two at once. */
export interface Strike {
  readonly victims: readonly Victim[];
  /** At work: so long after everything was ready again. While starting: so long after the strike before, ready or not. */
  readonly moment: 'at work' | 'while starting';
  readonly delayMs: number;
}

const AT_WORK_MS = { least: 200, spread: 1_200 };
const WHILE_STARTING_MS = { least: 50, spread: 1_500 };
const PAIR_EVERY = 7;
const WHILE_STARTING_EVERY = 5;

/** The strikes of a run: app and database in turn, now and then both at once, now and then one that has just been started again. */
export function strikesOf(seed: number, count: number): readonly Strike[] {
  const randomness = seededRandomness(seed);
  return Array.from({ length: count }, (_, index) => strikeAt(index, randomness));
}

function strikeAt(index: number, randomness: Randomness): Strike {
  const moment = index % WHILE_STARTING_EVERY === WHILE_STARTING_EVERY - 1 ? 'while starting' : 'at work';
  const { least, spread } = moment === 'at work' ? AT_WORK_MS : WHILE_STARTING_MS;
  return { victims: victimsOf(index, randomness), moment, delayMs: Math.round(least + randomness.fraction() * spread) };
}

function victimsOf(index: number, randomness: Randomness): readonly Victim[] {
  if (index % PAIR_EVERY === PAIR_EVERY - 1) return ['app', 'postgres'];
  // The kill of one that starts would always meet the same one if they only took turns.
  if (index % WHILE_STARTING_EVERY === WHILE_STARTING_EVERY - 1) return [randomness.fraction() < 0.5 ? 'app' : 'postgres'];
  return [index % 2 === 0 ? 'app' : 'postgres'];
}
