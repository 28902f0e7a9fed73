import { evaluate, DEFAULT_RULE_SET, type FactValue, type RuleSet } from '@homeward/due-diligence';
import { VirtualTime } from '@homeward/platform';
import type { PastDecision } from '@homeward/read-model';
import { inputsOf, TODAY } from '../../../../libs/due-diligence/src/testing';
import { nameOf, runWhatIf, type WhatIfOptions, type WhatIfResult } from './run-what-if';
import { textOf } from './what-if-text';

const said = (en: string) => ({ en, fr: en, es: en });

/** The shipped rules, and whoever is at a medium risk is blocked. */
const STRICTER: RuleSet = {
  ...DEFAULT_RULE_SET,
  version: 99,
  checks: DEFAULT_RULE_SET.checks.map((check) =>
    check.id === 'P5' ? { ...check, rules: [...check.rules, { id: 'P5.medium', then: 'BLOCK', when: { fact: 'assessment.risk', is: 'medium' }, because: said('The risk is medium.') }] } : check,
  ),
};
/** Asks about something that was never kept. */
const CURIOUS: RuleSet = {
  ...DEFAULT_RULE_SET,
  version: 98,
  facts: { ...DEFAULT_RULE_SET.facts, 'moon.full': { type: 'boolean', label: said('Full moon'), staleOn: 'outcome' } },
  checks: DEFAULT_RULE_SET.checks.map((check) =>
    check.id === 'P5' ? { ...check, rules: [...check.rules, { id: 'P5.moon', then: 'BLOCK', when: { fact: 'moon.full', is: true }, because: said('The moon is full.') }] } : check,
  ),
};

let cases = 0;
function decidedRow(values: Readonly<Record<string, FactValue>> = {}, groups: Partial<PastDecision> = {}): PastDecision {
  const decision = evaluate(DEFAULT_RULE_SET, inputsOf(values), { asOf: TODAY, scope: 'full' });
  cases += 1;
  return {
    caseId: `case-${cases}`,
    revision: 9,
    office: 'TRIPOLI',
    nationality: 'NGA',
    sex: 'female',
    ageBand: '18-59',
    result: decision.result,
    ruleSetId: decision.ruleSet.id,
    ruleSetVersion: decision.ruleSet.version,
    ruleSetDigest: decision.ruleSet.digest,
    scope: decision.scope,
    asOf: decision.asOf,
    checks: decision.checks.map(({ check }) => check),
    inputs: decision.inputs,
    ...groups,
  };
}
const oldRow = (): PastDecision => ({ ...decidedRow(), ruleSetId: null, ruleSetVersion: null, ruleSetDigest: null, scope: null, asOf: null, checks: null, inputs: null });

function replayOf(pages: readonly (readonly PastDecision[])[], candidate: RuleSet, over: Partial<WhatIfOptions> = {}): Promise<WhatIfResult> {
  const decisions = {
    count: async () => pages.flat().length,
    async *pages() {
      yield* pages;
    },
  };
  return runWhatIf({ decisions, clock: new VirtualTime() }, { candidate, past: { scope: {}, asOf: '0000000000000099' }, signal: new AbortController().signal, onProgress: () => undefined, ...over });
}

describe('a what-if', () => {
  it('with the same rules flips nothing', async () => {
    const rows = [decidedRow(), decidedRow({ 'assessment.risk': 'medium' }), decidedRow({ 'consent.travel.until': '2026-01-01' })];
    const { total, flips, candidate, decidedUnder } = await replayOf([rows], DEFAULT_RULE_SET);

    expect(rows.map(({ result }) => result)).toEqual(['CLEARED', 'CLEARED', 'BLOCKED']);
    expect(total).toEqual({ decisions: 3, same: 3, clearToHold: 0, holdToClear: 0, otherFlips: 0, notReplayable: 0 });
    expect(flips).toEqual([]);
    expect(decidedUnder).toEqual([{ ...candidate, decisions: 3 }]);
  });

  it('with stricter rules counts the flips by group and names their cases', async () => {
    const flipped = decidedRow({ 'assessment.risk': 'medium' }, { sex: 'male', nationality: 'GHA', office: 'MISRATA', ageBand: '12-17' });
    const { total, flips, groups } = await replayOf([[decidedRow()], [flipped]], STRICTER);

    expect(total).toMatchObject({ decisions: 2, same: 1, clearToHold: 1 });
    expect(flips).toEqual([{ case: flipped.caseId, from: 'CLEARED', to: 'BLOCKED' }]);
    expect(groups).toMatchObject({
      sex: { female: { decisions: 1, clearToHold: 0 }, male: { decisions: 1, clearToHold: 1 } },
      nationality: { GHA: { clearToHold: 1 }, NGA: { clearToHold: 0 } },
      office: { MISRATA: { clearToHold: 1 } },
      ageBand: { '12-17': { clearToHold: 1 } },
    });
  });

  it('counts what cannot be replayed, by reason, and guesses nothing about it', async () => {
    const { total, notReplayable } = await replayOf([[oldRow(), decidedRow()]], CURIOUS);

    expect(total).toMatchObject({ decisions: 2, same: 0, notReplayable: 2 });
    expect(notReplayable).toMatchObject({ 'no-inputs': 1, 'fact-not-kept': 1 });
  });

  it('says what its figures rest on', async () => {
    const past = { scope: { office: 'TRIPOLI' }, asOf: '0000000000000042', from: '2026-01-01', to: '2026-12-31' };
    expect(await replayOf([], DEFAULT_RULE_SET, { past })).toMatchObject({
      candidate: nameOf(DEFAULT_RULE_SET),
      asOfPosition: '0000000000000042',
      office: 'TRIPOLI',
      returnCountry: null,
      from: '2026-01-01',
      to: '2026-12-31',
      total: { decisions: 0 },
    });
  });

  it('tells how far it has come after each page', async () => {
    const told: (readonly number[])[] = [];
    await replayOf([[decidedRow()], [decidedRow(), decidedRow()]], DEFAULT_RULE_SET, { onProgress: (done, total) => told.push([done, total]) });
    expect(told).toEqual([[1, 3], [3, 3]]);
  });

  it('stops when it is cancelled, with the reason', async () => {
    const cancelling = new AbortController();
    const reason = new Error('cancelled');
    const replayed = replayOf([[decidedRow()], [decidedRow()]], DEFAULT_RULE_SET, { signal: cancelling.signal, onProgress: () => cancelling.abort(reason) });
    await expect(replayed).rejects.toBe(reason);
  });

  it('lets others have their turn while it works', async () => {
    const time = new VirtualTime();
    let turns = 0;
    let working = true;
    const others = (): void => {
      turns += 1;
      if (working) setImmediate(others);
    };
    const rows = Array.from({ length: 200 }, () => decidedRow());
    const decisions = {
      count: async () => rows.length,
      async *pages() {
        yield rows;
      },
    };
    // Every look at the clock finds that ten more milliseconds are over.
    const clock = { now: () => time.now(), nowMs: () => (passed += 10) };
    let passed = 0;
    setImmediate(others);
    await runWhatIf({ decisions, clock }, { candidate: DEFAULT_RULE_SET, past: { scope: {}, asOf: '1' }, signal: new AbortController().signal, onProgress: () => undefined });
    working = false;

    expect(turns).toBeGreaterThanOrEqual(5);
  });

  it('is told on a terminal without naming a case', async () => {
    const text = textOf(await replayOf([[decidedRow({ 'assessment.risk': 'medium' }, { caseId: 'secret-case' }), oldRow()]], STRICTER));

    expect(text).toContain('clear to hold: 1');
    expect(text).toContain('cannot be replayed: 1 (no-inputs: 1)');
    expect(text).toContain('    female: 1 to hold, 0 to clear, of 2');
    expect(text).not.toContain('secret-case');
  });
});
