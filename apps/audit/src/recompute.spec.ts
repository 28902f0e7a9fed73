import type { AnyRecordedFact } from '@homeward/case-log';
import { DEFAULT_RULE_SET, evaluate, type DdpDecision } from '@homeward/due-diligence';
import { inputsOf, TODAY } from '../../../libs/due-diligence/src/testing';
import { isDecided, recompute, type DecidedFact } from './recompute';

const DECISION = evaluate(DEFAULT_RULE_SET, inputsOf(), { asOf: TODAY, scope: 'full' });
/** As a log gives it back: through JSON, in whatever order its keys are. */
const recorded = (decision: DdpDecision): DecidedFact => ({ type: 'DdpDecided', data: { decision: JSON.parse(JSON.stringify(decision)) as DdpDecision } }) as DecidedFact;

describe('a decision made again', () => {
  it('is the same bytes, in whatever order the keys were stored', () => {
    const { asOf, ...rest } = DECISION;
    const again = recompute(recorded({ ...rest, asOf }), DEFAULT_RULE_SET);

    expect(again).toMatchObject({ equal: true, result: 'CLEARED', differences: [] });
    expect(again.recomputedDigest).toBe(again.storedDigest);
  });

  it('tells where a stored result was changed, without the values', () => {
    const again = recompute(recorded({ ...DECISION, result: 'BLOCKED' }), DEFAULT_RULE_SET);

    expect(again).toMatchObject({ equal: false, result: 'BLOCKED', differences: ['result'] });
    expect(again.recomputedDigest).not.toBe(again.storedDigest);
  });

  it('tells where a stored input no longer leads to the stored trace', () => {
    const inputs = { ...DECISION.inputs, answers: { ...DECISION.inputs.answers, V1: { outcome: 'BLOCK' as const, source: 'event' } } };
    const again = recompute(recorded({ ...DECISION, inputs }), DEFAULT_RULE_SET);

    expect(again.equal).toBe(false);
    expect(again.differences).toEqual(expect.arrayContaining(['checks.0.outcome', 'result', 'validUntil']));
  });

  it('is looked for among decisions only', () => {
    expect([recorded(DECISION), { type: 'DdpSignedOff' }].map((fact) => isDecided(fact as AnyRecordedFact))).toEqual([true, false]);
  });
});
