import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULE_SET } from './default-rule-set';
import { evaluate } from './evaluate';
import { parseRuleSet } from './parse-rule-set';
import { replayDecision } from './replay';
import { inputsOf, TODAY } from './testing/ordinary-adult';
import type { FactValue } from './decision';

const CANDIDATE = parseRuleSet(readFileSync(join(__dirname, '../../../rules/candidate.json'), 'utf8'));

function replayed(facts: Readonly<Record<string, FactValue | null>>) {
  return replayDecision(CANDIDATE, evaluate(DEFAULT_RULE_SET, inputsOf(facts), { asOf: TODAY, scope: 'full' }));
}

test('the example a mission starts from is a later version of the rules shipped, and says that it is nobody’s official list', () => {
  expect(CANDIDATE).toMatchObject({ id: DEFAULT_RULE_SET.id, version: DEFAULT_RULE_SET.version + 1 });
  expect(CANDIDATE.authority.en).toContain('Nobody’s official list');
});

test.each([
  [{}, { kind: 'same' }],
  [{ 'coo.districtReading': 'mixed' }, { kind: 'flip', from: 'CLEARED', to: 'BLOCKED' }],
  [{ 'assessment.risk': 'high' }, { kind: 'same' }],
  [{ 'counselling.cooInformationFrom': '2026-01-20' }, { kind: 'flip', from: 'INCOMPLETE', to: 'CLEARED' }],
  [{ 'reception.treatment': 'partial' }, { kind: 'flip', from: 'CLEARED', to: 'CONDITIONAL' }],
])('a decision with %j comes out %j', (facts: Readonly<Record<string, FactValue>>, expected) => {
  expect(replayed(facts)).toEqual(expected);
});
