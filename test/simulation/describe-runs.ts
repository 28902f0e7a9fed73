import { seedsOfShare } from './seeds';
import { simulate } from './simulate';

const TEN_MINUTES_MS = 600_000;
/** What must have gone wrong somewhere in so many runs; fewer may miss one of them. */
const ENOUGH_RUNS = 20;
const TROUBLES = [
  'append refused',
  'append without an answer',
  'slow append',
  'late commit',
  'late timer',
  'commit without an answer',
  'request sent again',
  'request sent twice at once',
  'publication without an answer',
  'broker emptied',
  'message lost',
  'message doubled',
  'messages swapped',
  ...['casework a', 'projection a', 'deadlines a', 'relay', 'listener'].map((name) => `crash of ${name}`),
];

/** Runs of the whole system in which anything fails. A run that does not hold is printed with the number that makes it. */
export function describeRuns(share: number): void {
  const seeds = seedsOfShare(share);
  describe(`${seeds.length} lives of the whole system in which anything fails`, () => {
    const happened = new Map<string, number>();
    let events = 0;

    it('lose nothing, double nothing, and come to an end', async () => {
      for (const seed of seeds) {
        const run = await simulate(seed);
        const reproduceWith = `SEED=${seed} npm run test:simulation`;
        expect({ reproduceWith, broken: run.broken }).toEqual({ reproduceWith, broken: [] });
        events += run.events;
        for (const [what, count] of run.happened) happened.set(what, (happened.get(what) ?? 0) + count);
      }
      if (process.env['SEEDS'] !== undefined || process.env['SEED'] !== undefined) {
        process.stdout.write(`${seeds.length} runs, ${events} events. ${[...happened].sort().map(([what, count]) => `${what} ${count}`).join(', ')}.\n`);
      }
    }, TEN_MINUTES_MS);

    it('meet every trouble', () => {
      if (seeds.length >= ENOUGH_RUNS) expect(TROUBLES.filter((trouble) => !happened.has(trouble))).toEqual([]);
    });
  });
}
