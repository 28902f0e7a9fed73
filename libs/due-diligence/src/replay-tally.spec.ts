import fc from 'fast-check';
import { RESULTS, type Result } from './decision';
import type { Replay } from './replay';
import { tallyReplays } from './replay-tally';

const flip = (from: Result, to: Result): Replay => ({ kind: 'flip', from, to });
const SAME: Replay = { kind: 'same' };
const NOTHING = { decisions: 0, same: 0, clearToHold: 0, holdToClear: 0, otherFlips: 0, notReplayable: 0 };

test('nothing counted is nothing', () => {
  expect(tallyReplays().report()).toEqual({
    total: NOTHING,
    notReplayable: { 'no-inputs': 0, 'fact-not-kept': 0, 'fact-not-understood': 0, 'check-not-asked': 0 },
    groups: {},
    flips: [],
  });
});

test.each([
  ['CLEARED', 'BLOCKED', 'clearToHold'],
  ['CONDITIONAL', 'INCOMPLETE', 'clearToHold'],
  ['PENDING', 'CLEARED', 'holdToClear'],
  ['BLOCKED', 'CONDITIONAL', 'holdToClear'],
  ['CLEARED', 'CONDITIONAL', 'otherFlips'],
  ['INCOMPLETE', 'PENDING', 'otherFlips'],
] as const)('%s to %s counts as %s', (from, to, kind) => {
  const tally = tallyReplays();
  tally.add(flip(from, to), { case: 'c1', groups: {} });
  const report = tally.report();
  expect(report.total).toEqual({ ...NOTHING, decisions: 1, [kind]: 1 });
  expect(report.flips).toEqual(kind === 'otherFlips' ? [] : [{ case: 'c1', from, to }]);
});

test('each dimension and group has its own counts, sorted by name, and each reason too', () => {
  const tally = tallyReplays();
  tally.add(SAME, { case: 'c1', groups: { sex: 'male', office: 'tunis' } });
  tally.add(flip('CLEARED', 'BLOCKED'), { case: 'c2', groups: { sex: 'female', office: 'tunis' } });
  tally.add({ kind: 'not-replayable', reason: 'fact-not-kept', names: ['x'] }, { case: 'c3', groups: { sex: 'female' } });
  const { groups, notReplayable, total } = tally.report();
  expect(groups).toEqual({
    office: { tunis: { ...NOTHING, decisions: 2, same: 1, clearToHold: 1 } },
    sex: { female: { ...NOTHING, decisions: 2, clearToHold: 1, notReplayable: 1 }, male: { ...NOTHING, decisions: 1, same: 1 } },
  });
  expect(Object.keys(groups)).toEqual(['office', 'sex']);
  expect(Object.keys(groups['sex'] ?? {})).toEqual(['female', 'male']);
  expect(notReplayable).toMatchObject({ 'fact-not-kept': 1, 'no-inputs': 0 });
  expect(total).toEqual({ ...NOTHING, decisions: 3, same: 1, clearToHold: 1, notReplayable: 1 });
});

test('lists no more flips than asked for, and counts them all', () => {
  const tally = tallyReplays({ maxFlips: 2 });
  for (const id of ['c1', 'c2', 'c3']) tally.add(flip('CLEARED', 'BLOCKED'), { case: id, groups: {} });
  expect(tally.report().flips.map((one) => one.case)).toEqual(['c1', 'c2']);
  expect(tally.report().total.clearToHold).toBe(3);
});

test('beyond 300 groups of a dimension the rest is counted together', () => {
  const tally = tallyReplays();
  for (let index = 0; index < 303; index += 1) tally.add(SAME, { case: 'c', groups: { nationality: `n${index}` } });
  tally.add(SAME, { case: 'c', groups: { nationality: 'n0' } });
  const nationality = tally.report().groups['nationality'] ?? {};
  expect(Object.keys(nationality)).toHaveLength(301);
  expect(nationality['(others)']).toEqual({ ...NOTHING, decisions: 3, same: 3 });
  expect(nationality['n0']?.decisions).toBe(2);
});

test('a report is not changed by what is counted after it', () => {
  const tally = tallyReplays();
  tally.add(flip('CLEARED', 'BLOCKED'), { case: 'c1', groups: { sex: 'male' } });
  const before = tally.report();
  const copy = structuredClone(before);
  tally.add(flip('CLEARED', 'BLOCKED'), { case: 'c2', groups: { sex: 'male' } });
  expect(before).toEqual(copy);
});

test('the kinds add up to the decisions', () => {
  const replay: fc.Arbitrary<Replay> = fc.oneof(
    fc.constant(SAME),
    fc.record({ kind: fc.constant('flip' as const), from: fc.constantFrom(...RESULTS), to: fc.constantFrom(...RESULTS) }),
    fc.constant<Replay>({ kind: 'not-replayable', reason: 'no-inputs', names: [] }),
  );
  fc.assert(
    fc.property(fc.array(replay), (replays) => {
      const tally = tallyReplays();
      replays.forEach((one) => tally.add(one, { case: 'c', groups: { sex: 'male' } }));
      const { total } = tally.report();
      expect(total.decisions).toBe(replays.length);
      expect(total.same + total.clearToHold + total.holdToClear + total.otherFlips + total.notReplayable).toBe(replays.length);
    }),
  );
});
