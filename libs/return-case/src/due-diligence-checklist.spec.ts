import fc from 'fast-check';
import { aggregateChecklist, type AnsweredCheck } from './due-diligence-checklist';
import { CHECK_OUTCOMES, DDP_CHECKS, type DdpCheck } from './vocabulary';

const TODAY = '2026-03-10';
const ALL_CLEAR = Object.fromEntries(DDP_CHECKS.map((check) => [check, { outcome: 'CLEAR' }])) as Record<DdpCheck, AnsweredCheck>;
const withAnswers = (answers: Partial<Record<DdpCheck, AnsweredCheck>>) => aggregateChecklist({ ...ALL_CLEAR, ...answers }, TODAY).result;

describe('The result of the checklist', () => {
  it('is cleared when every check is', () => {
    expect(aggregateChecklist(ALL_CLEAR, TODAY)).toEqual({ result: 'CLEARED', blocked: [], escalated: [], inconclusive: [], missing: [], mitigated: [] });
  });
  it('is incomplete when nothing is known', () => {
    expect(aggregateChecklist({}, TODAY)).toMatchObject({ result: 'INCOMPLETE', missing: DDP_CHECKS });
  });
  it('is decided by the gravest answer', () => {
    expect(withAnswers({ P1: { outcome: 'CLEAR_WITH_MITIGATION' } })).toBe('CONDITIONAL');
    expect(withAnswers({ P1: { outcome: 'CLEAR_WITH_MITIGATION' }, P2: { outcome: 'INCONCLUSIVE' } })).toBe('INCOMPLETE');
    expect(withAnswers({ P2: { outcome: 'INCONCLUSIVE' }, P3: { outcome: 'ESCALATE' } })).toBe('PENDING');
    expect(withAnswers({ P3: { outcome: 'ESCALATE' }, P4: { outcome: 'BLOCK' } })).toBe('BLOCKED');
  });
  it('counts an answer on its last day and not after', () => {
    expect(withAnswers({ L1: { outcome: 'CLEAR', validUntil: TODAY } })).toBe('CLEARED');
    expect(withAnswers({ L1: { outcome: 'CLEAR', validUntil: '2026-03-09' } })).toBe('INCOMPLETE');
  });
  it('keeps a block whose time is over: only new evidence lifts it', () => {
    expect(withAnswers({ L1: { outcome: 'BLOCK', validUntil: '2026-03-09' } })).toBe('BLOCKED');
  });
  it('never clears while anything is unknown, escalated or blocked', () => {
    const answer = fc.record({ outcome: fc.constantFrom(...CHECK_OUTCOMES), validUntil: fc.constantFrom('2026-03-09', TODAY, '2026-04-01') });
    const answers = fc.dictionary(fc.constantFrom<DdpCheck>(...DDP_CHECKS), answer, { maxKeys: DDP_CHECKS.length, noNullPrototype: true });
    fc.assert(
      fc.property(answers, (some) => {
        const { result } = aggregateChecklist({ ...ALL_CLEAR, ...some }, TODAY);
        const acceptable = DDP_CHECKS.every((check) => {
          const { outcome, validUntil = TODAY } = some[check] ?? ALL_CLEAR[check];
          return validUntil >= TODAY && ['CLEAR', 'CLEAR_WITH_MITIGATION', 'NOT_APPLICABLE'].includes(outcome);
        });
        return acceptable === (result === 'CLEARED' || result === 'CONDITIONAL');
      }),
    );
  });
});
