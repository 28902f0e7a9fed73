import { MISTAKES, type Mistake } from './mistakes';
import { simulate } from './simulate';

/** Far apart from the numbers of the ordinary runs. */
const FIRST_SEED = 1_000_001;
const MOST_RUNS = 150;
const TWO_MINUTES_MS = 120_000;

/** What the run says of each mistake; another sentence would mean that it was found by luck. */
const FOUND: { readonly [M in Mistake]: RegExp } = {
  'receipt-forgotten': /was told to have recorded nothing and is in the log/,
  'appended-again-as-another': /which nobody asked|does not open/,
  'checkpoint-before-work': /The read model has/,
  'timer-not-recorded': /What was due at .* is not recorded/,
  'timer-again-after-crash': /is recorded twice|a deadline is missed once/,
  'late-commit-skipped': /The (read model|listener|broker) has/,
  'cache-kept-after-conflict': /told that others keep writing, and nobody did/,
  'sequence-given-twice': /stands for another event or for two/,
};

async function runsUntilFound(mistake: Mistake): Promise<number | undefined> {
  for (let run = 0; run < MOST_RUNS; run += 1) {
    const { broken } = await simulate(FIRST_SEED + run, mistake);
    if (broken.some((sentence) => FOUND[mistake].test(sentence))) return run + 1;
  }
  return undefined;
}

describe('A mistake planted around the real code', () => {
  it.each(Object.entries(MISTAKES) as [Mistake, string][])(`is found within ${MOST_RUNS} runs: %s. %s`, async (mistake) => {
    expect(await runsUntilFound(mistake)).toBeDefined();
  }, TWO_MINUTES_MS);

  it('is needed for a run to fail: the same runs hold without it', async () => {
    for (let run = 0; run < 5; run += 1) expect((await simulate(FIRST_SEED + run)).broken).toEqual([]);
  });
});

describe('A run', () => {
  it.each([1, 2, 3])('is made by its number alone: %i', async (seed) => {
    const [first, second] = [await simulate(seed), await simulate(seed)];
    expect(second).toEqual(first);
    expect((await simulate(seed + 100)).digest).not.toBe(first.digest);
  });
});
