import { ruleSetOn } from './effective';
import { rulesOf } from './testing/small-rules';

const FIRST = rulesOf([], { version: 1, effectiveFrom: '2026-01-01' });
const SECOND = rulesOf([], { version: 2, effectiveFrom: '2026-03-01', effectiveUntil: '2026-03-31' });

test.each([
  ['2025-12-31', undefined],
  ['2026-01-01', 1],
  ['2026-02-28', 1],
  ['2026-03-01', 2],
  ['2026-03-31', 2],
  ['2026-04-01', 1],
])('on %s version %p is in effect', (day, version) => {
  expect(ruleSetOn([FIRST, SECOND], day)?.version).toBe(version);
  expect(ruleSetOn([SECOND, FIRST], day)?.version).toBe(version);
});
