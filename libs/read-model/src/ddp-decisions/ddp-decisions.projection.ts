import type { AnyRecordedFact } from '@homeward/case-log';
import type { CaseView } from '../case-view/case-view';
import { allBut, type RecordsProjection } from '../projection/case-projection';
import type { DdpDecisionRow } from './ddp-decisions.table';

type Decided = Pick<DdpDecisionRow, 'result' | 'level' | 'validUntil' | 'ruleSetId' | 'ruleSetVersion' | 'ruleSetDigest' | 'scope' | 'asOf' | 'checks' | 'inputs'>;

const WITHOUT_RULES = { ruleSetId: null, ruleSetVersion: null, ruleSetDigest: null, scope: null, asOf: null, checks: null, inputs: null } as const;

/** What was decided about this person's return, on which rules and inputs? */
export const ddpDecisions: RecordsProjection<CaseView, DdpDecisionRow> = {
  kind: 'records',
  name: 'ddp-decisions',
  key: ['caseId', 'revision'],
  indifferentTo: allBut('CaseRegistered', 'IdentityCorrected', 'DdpDecided', 'DdpSignedOff', 'DdpBlocked'),
  records(fact, view) {
    const decided = decidedIn(fact, view);
    if (decided === undefined) return [];
    const { state, ageBand } = view;
    return [
      {
        caseId: fact.caseId,
        revision: fact.revision,
        position: fact.position,
        decidedAt: fact.metadata.occurredAt,
        office: state.office,
        hostCountry: state.hostCountry,
        returnCountry: state.returnCountry,
        nationality: state.claimedNationality,
        sex: state.sex,
        ageBand,
        signer: fact.metadata.actor,
        signerRole: fact.metadata.role,
        ...decided,
      },
    ];
  },
};

/** A signature without a decision before it is as old as the time without rules, and a decision in itself. */
function decidedIn(fact: AnyRecordedFact, { decidedByRules }: CaseView): Decided | undefined {
  if (fact.type === 'DdpDecided') {
    const { ruleSet, scope, asOf, checks, inputs, result, requiredLevel, validUntil } = fact.data.decision;
    const rules = { ruleSetId: ruleSet.id, ruleSetVersion: ruleSet.version, ruleSetDigest: ruleSet.digest };
    return { result, level: requiredLevel, validUntil, ...rules, scope, asOf, checks: checks.map(({ check }) => check), inputs };
  }
  if (decidedByRules) return undefined;
  if (fact.type === 'DdpSignedOff') return { ...WITHOUT_RULES, result: fact.data.result, level: fact.data.level, validUntil: fact.data.validUntil };
  if (fact.type === 'DdpBlocked') return { ...WITHOUT_RULES, result: 'BLOCKED', level: null, validUntil: null };
  return undefined;
}
