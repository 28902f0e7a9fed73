import { findSealedReference, type AnyRecordedFact, type SealedReference } from '@homeward/case-log';
import { returnCase, type RegisteredCase, type ReturnCase } from '@homeward/return-case';
import type { CaseFold } from '../projection/case-projection';
import type { CaseView } from './case-view';
import { DATE_LENGTH, movementsAfter } from './movements';
import { isReportableChange } from './reportable';
import { stepsAfter } from './step-times';
import { withoutPersonalData } from './without-personal-data';

/** A fact of a case whose first fact is not a registration: the stream is damaged, and the case is set aside. */
export class UnregisteredCase extends Error {
  override readonly name = 'UnregisteredCase';
  readonly code = 'UnregisteredCase';

  constructor(readonly caseId: string) {
    super('A fact stands before the registration of its case.');
  }
}

/** Folds one fact of a case. Pure; a stream must start with its registration. */
export function evolveCaseView(view: CaseView | undefined, fact: AnyRecordedFact): CaseView {
  const state = withoutInputs(returnCase.evolve(view?.state ?? returnCase.initial, withoutPersonalData(fact)));
  if (!isRegistered(state)) throw new UnregisteredCase(fact.caseId);
  const next = view === undefined ? opened(fact, state) : happened(view, fact, state);
  const reportable = view === undefined || isReportableChange(view, next);
  return reportable ? { ...next, reportableSince: fact.position } : next;
}

/** The fold every read model of cases shares: a batch is folded once, whatever the number of its readers. */
export const caseViewFold: CaseFold<CaseView> = { evolve: evolveCaseView };

const NO_INPUTS: NonNullable<RegisteredCase['ddp']['rests']> = { facts: {}, answers: {}, overrides: {}, escalations: {} };

/** What a decision rested on is many kilobytes and stands in `ddp_decisions`; of the states, a hundred thousand are in memory. */
function withoutInputs(state: ReturnCase): ReturnCase {
  if (state.phase === 'none' || state.ddp.rests === null || state.ddp.rests === NO_INPUTS) return state;
  return { ...state, ddp: { ...state.ddp, rests: NO_INPUTS } };
}

function isRegistered(state: ReturnCase): state is RegisteredCase {
  return state.phase !== 'none';
}

function opened(fact: AnyRecordedFact, state: RegisteredCase): CaseView {
  if (fact.type !== 'CaseRegistered') throw new UnregisteredCase(fact.caseId);
  return {
    caseId: fact.caseId,
    revision: fact.revision,
    position: fact.position,
    state,
    ageBand: fact.data.ageBand,
    returnType: fact.data.returnType,
    phaseSince: fact.metadata.occurredAt,
    sealedIdentity: sealedIdentityOf(fact),
    transport: null,
    staleSince: null,
    gatesLost: [],
    steps: stepsAfter({}, fact),
    movements: [{ kind: 'registered', on: fact.metadata.occurredAt.slice(0, DATE_LENGTH) }],
    round: 0,
    decidedByRules: false,
    reportableSince: fact.position,
  };
}

function happened(view: CaseView, fact: AnyRecordedFact, state: RegisteredCase): CaseView {
  const next = {
    ...view,
    revision: fact.revision,
    position: fact.position,
    state,
    phaseSince: state.phase === view.state.phase ? view.phaseSince : fact.metadata.occurredAt,
    steps: stepsAfter(view.steps, fact),
    movements: movementsAfter(view, fact, state),
    round: fact.type === 'CaseReopened' ? view.round + 1 : view.round,
    decidedByRules: view.decidedByRules || fact.type === 'DdpDecided',
  };
  const more = learned(view, fact);
  return more === undefined ? next : { ...next, ...more };
}

function learned(view: CaseView, fact: AnyRecordedFact): Partial<CaseView> | undefined {
  switch (fact.type) {
    case 'IdentityCorrected':
      return {
        ageBand: fact.data.ageBand ?? view.ageBand,
        sealedIdentity: [...view.sealedIdentity, ...sealedIdentityOf(fact)],
      };
    case 'TravelBooked':
      return { transport: fact.data.transport };
    case 'DdpMarkedStale':
      return { staleSince: fact.metadata.occurredAt };
    case 'GateLost':
      return { gatesLost: [...view.gatesLost.filter(({ gate }) => gate !== fact.data.gate), { ...fact.data, at: fact.metadata.occurredAt }] };
    case 'CaseReadied':
    case 'CaseReopened':
      return { gatesLost: [] };
    case 'PersonErased':
      // The keys are gone, so a reference would only cost its reader a failed opening.
      return { sealedIdentity: [] };
    default:
      return undefined;
  }
}

function sealedIdentityOf(fact: AnyRecordedFact): readonly SealedReference[] {
  const reference = findSealedReference(fact, 'identity');
  return reference === undefined ? [] : [reference];
}
