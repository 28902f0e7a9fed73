/** So many runs in an ordinary test run; `npm run test:simulation` makes 2,000. */
const USUAL_RUNS = 50;
const RUNS = Number(process.env['SEEDS'] ?? USUAL_RUNS);
const ONE = process.env['SEED'];

/** How many files share the runs, so that they are made at the same time. */
const SHARES = 2;

/** The numbers of one share of the runs. `SEED` makes one run alone, in the first share. */
export function seedsOfShare(share: number): readonly number[] {
  if (ONE !== undefined) return share === 0 ? [Number(ONE)] : [];
  return Array.from({ length: RUNS }, (_, index) => index + 1).filter((seed) => seed % SHARES === share);
}
