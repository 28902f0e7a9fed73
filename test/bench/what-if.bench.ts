import { DEFAULT_RULE_SET, evaluate, type DdpDecision, type DdpInputs, type RuleSet } from '@homeward/due-diligence';
import { systemClock } from '@homeward/platform';
import { DdpDecisionsQuery, ensureReadModelRole, migrateReadModels, READ_MODEL_ROLE, readModelDataSource } from '@homeward/read-model';
import type { DataSource } from 'typeorm';
import { runWhatIf, type WhatIfResult } from '../../apps/reporting/src/what-if/run-what-if';
import { allClear, inputsOf, TODAY } from '../../libs/due-diligence/src/testing';
import { compare, type Bench, type BenchContext, type BenchResult } from './bench';

const DECISIONS = 100_000;
const QUICK_DECISIONS = 2_000;
const ROWS_PER_INSERT = 500;
/** Events that the facts of one decision came from. */
const SOURCES = 14;
const LAST_POSITION = '9999999999999999';
const PAST = { scope: {}, asOf: LAST_POSITION };

const RISKS = ['low', 'medium', 'high'] as const;
const READINGS = ['stable', 'mixed', 'conflict'] as const;
const NATIONALITIES = ['NGA', 'GHA', 'MLI', 'SDN', 'BGD', 'ETH', 'GIN', 'NER'] as const;
const AGE_BANDS = ['18-59', '18-59', '60+', '12-17'] as const;
const OFFICES = ['tripoli', 'niamey', 'tunis'] as const;

/** The shipped rules, and a medium risk blocks. */
const STRICTER: RuleSet = {
  ...DEFAULT_RULE_SET,
  version: 99,
  checks: DEFAULT_RULE_SET.checks.map((check) =>
    check.id === 'P5' ? { ...check, rules: [...check.rules, { id: 'P5.medium', then: 'BLOCK', when: { fact: 'assessment.risk', is: 'medium' }, because: { en: 'Risk.', fr: 'Risque.', es: 'Riesgo.' } }] } : check,
  ),
};

/** The decisions of years taken again under other rules, over reading the same rows and no more. */
export const whatIf: Bench = { name: 'what-if', goal: 0.5, run };

async function run(context: BenchContext): Promise<BenchResult> {
  const { adminUrl } = await context.server.createDatabase('what_if');
  await ensureReadModelRole(adminUrl);
  const url = new URL(adminUrl);
  url.username = READ_MODEL_ROLE;
  url.password = '';
  const dataSource = await readModelDataSource({ url: url.href }).initialize();
  try {
    await migrateReadModels(dataSource);
    const count = context.quick ? QUICK_DECISIONS : DECISIONS;
    await fill(dataSource, count);
    return await measure(context, new DdpDecisionsQuery(dataSource), count);
  } finally {
    await dataSource.destroy();
  }
}

async function measure({ rounds }: BenchContext, decisions: DdpDecisionsQuery, count: number): Promise<BenchResult> {
  const replay = (candidate: RuleSet): Promise<WhatIfResult> =>
    runWhatIf({ decisions, clock: systemClock }, { candidate, past: PAST, signal: new AbortController().signal, onProgress: () => undefined });
  const { total: same } = await replay(DEFAULT_RULE_SET);
  if (same.same !== count) throw new Error('The same rules flipped a decision.');
  let flips = 0;
  const result = await compare(rounds, 'decisions/s', {
    async ours() {
      const { total, durationMs } = await replay(STRICTER);
      flips = total.clearToHold;
      if (total.decisions !== count || flips === 0) throw new Error('The stricter rules held nobody.');
      return (count * 1_000) / durationMs;
    },
    async baseline() {
      const started = performance.now();
      let rows = 0;
      for await (const page of decisions.pages(PAST)) rows += page.length;
      if (rows !== count) throw new Error('The decisions were not read whole.');
      return (count * 1_000) / (performance.now() - started);
    },
  });
  return { ...result, details: { decisions: count, seconds: count / result.ours, 'clear to hold': flips } };
}

/** Decisions of every kind, each with the ids of its own events. */
async function fill(dataSource: DataSource, count: number): Promise<void> {
  const kinds = RISKS.flatMap((risk) => READINGS.map((reading) => decided(risk, reading)));
  for (let from = 0; from < count; from += ROWS_PER_INSERT) {
    const rows = Array.from({ length: Math.min(ROWS_PER_INSERT, count - from) }, (_, index) => rowOf(from + index, kinds));
    await dataSource.query(
      `insert into read_model.ddp_decisions
        select r.case_id::uuid, 40, r.position, timestamptz '2026-03-02 08:00Z', r.office, 'LBY', r.nationality, r.nationality, r.sex, r.age_band, 'senior-1',
          'senior-protection-officer', r.result, 'senior', null, r.rules, 1, r.digest, 'full', r.day::date, r.checks::text[], r.inputs::jsonb
        from jsonb_to_recordset($1::jsonb) as r(case_id text, position text, office text, nationality text, sex text, age_band text, result text, rules text, digest text, day text, checks text, inputs text)`,
      [JSON.stringify(rows)],
    );
  }
  await dataSource.query('analyze read_model.ddp_decisions');
}

interface Kind {
  readonly decision: DdpDecision;
  readonly inputsText: string;
}

const PLACE_OF_ID = '@@';

function decided(risk: string, reading: string): Kind {
  const { facts, ...rest } = inputsOf({ 'assessment.risk': risk, 'coo.districtReading': reading }, { answers: allClear() });
  const decision = evaluate(DEFAULT_RULE_SET, { ...rest, facts: withSources(facts) }, { asOf: TODAY, scope: 'full', withValidity: false });
  return { decision, inputsText: JSON.stringify(decision.inputs) };
}

function withSources(facts: DdpInputs['facts']): DdpInputs['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([name, { value }], index) => [name, { value, source: `${PLACE_OF_ID}${String(index % SOURCES).padStart(4, '0')}` }]));
}

function rowOf(index: number, kinds: readonly Kind[]): Readonly<Record<string, string>> {
  const { decision, inputsText } = pick(kinds, index);
  const own = `${index.toString(16).padStart(8, '0')}-6a0e-4d7e-9a55-0d6b2f7a`;
  return {
    case_id: `${own}9c10`,
    position: String(index + 1).padStart(16, '0'),
    office: pick(OFFICES, index),
    nationality: pick(NATIONALITIES, index),
    sex: index % 3 === 0 ? 'female' : 'male',
    age_band: pick(AGE_BANDS, index),
    result: decision.result,
    rules: decision.ruleSet.id,
    digest: decision.ruleSet.digest,
    day: decision.asOf,
    checks: `{${decision.checks.map(({ check }) => check).join(',')}}`,
    inputs: inputsText.replaceAll(PLACE_OF_ID, own),
  };
}

function pick<Value>(values: readonly Value[], index: number): Value {
  return values[index % values.length] as Value;
}
