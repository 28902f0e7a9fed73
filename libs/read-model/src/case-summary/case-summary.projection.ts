import { commandsInPhase } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import type { RowsProjection } from '../projection/case-projection';
import type { CaseSummary } from './case-summary.table';

/** What is this case, where does it stand, and what can be done next? */
export const caseSummary: RowsProjection<CaseView, CaseSummary> = {
  kind: 'rows',
  name: 'case-summary',
  key: ['caseId'],
  rows: (view) => [{ ...standingOf(view), ...validityOf(view), sealedIdentity: view.sealedIdentity }],
};

type Validity =
  | 'consentValidUntil' | 'ddpResult' | 'ddpValidUntil' | 'ddpVoided' | 'documentType' | 'documentValidUntil'
  | 'fitness' | 'fitnessValidUntil' | 'clearanceStatus' | 'clearanceValidUntil' | 'departsAt' | 'departedAt' | 'arrivedAt';

function standingOf(view: CaseView): Omit<CaseSummary, Validity | 'sealedIdentity'> {
  const { state } = view;
  return {
    caseId: view.caseId,
    revision: view.revision,
    position: view.position,
    phase: state.phase,
    phaseBefore: state.phaseBefore,
    phaseSince: view.phaseSince,
    office: state.office,
    officer: state.officer,
    personRef: state.personRef,
    groupId: state.groupId,
    hostCountry: state.hostCountry,
    nationality: state.claimedNationality,
    returnCountry: state.returnCountry,
    returnType: view.returnType,
    sex: state.sex,
    ageBand: view.ageBand,
    flags: state.screening?.flags ?? [],
    registeredAt: state.registeredAt,
    closeReason: state.closeReason,
    erased: state.erased,
    nextCommands: commandsInPhase(state.phase),
  };
}

function validityOf({ state, steps }: CaseView): Pick<CaseSummary, Validity> {
  const { ddp, consular, medical, clearance, travel } = state;
  return {
    consentValidUntil: earliest(Object.values(state.consent.purposes)),
    ddpResult: ddp.result,
    ddpValidUntil: ddp.validUntil,
    ddpVoided: ddp.voided,
    documentType: consular.document?.type ?? null,
    documentValidUntil: consular.document?.validUntil ?? null,
    fitness: medical.fitness?.outcome ?? null,
    fitnessValidUntil: medical.fitness?.validUntil ?? null,
    clearanceStatus: clearance.status,
    clearanceValidUntil: clearance.cleared?.validUntil ?? null,
    departsAt: travel.booking?.departsAt ?? null,
    departedAt: steps.departed ?? null,
    arrivedAt: steps.arrived ?? null,
  };
}

function earliest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}
