import type { RegisteredCase } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import type { RowsProjection } from '../projection/case-projection';
import type { CaseSummaryRow } from './case-summary.table';

/** What is this case, and where does it stand? */
export const caseSummary: RowsProjection<CaseView, CaseSummaryRow> = {
  kind: 'rows',
  name: 'case-summary',
  key: ['caseId'],
  rows: (view) => [summaryOf(view)],
};

/** One literal with every field in place: objects spread together are an order of magnitude slower to make and to read. */
function summaryOf(view: CaseView): CaseSummaryRow {
  const { state, steps } = view;
  const { ddp, medical, clearance } = state;
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
    site: siteOf(state),
    flight: flightOf(state),
    suspendedBy: suspensionsOf(state),
    family: familyOf(state),
    sex: state.sex,
    ageBand: view.ageBand,
    flags: flagsOf(state),
    registeredAt: state.registeredAt,
    consentValidUntil: earliest(Object.values(state.consent.purposes)),
    ddpResult: ddp.result,
    ddpValidUntil: ddp.validUntil,
    ddpVoided: ddp.voided,
    documentType: documentOf(state)?.type ?? null,
    documentValidUntil: documentOf(state)?.validUntil ?? null,
    fitness: medical.fitness?.outcome ?? null,
    fitnessValidUntil: medical.fitness?.validUntil ?? null,
    clearanceStatus: clearance.status,
    clearanceValidUntil: clearanceEnd(state),
    departsAt: departureOf(state),
    departedAt: orNull(steps.departed),
    arrivedAt: orNull(steps.arrived),
    closeReason: state.closeReason,
    erased: state.erased,
    sealedIdentity: view.sealedIdentity,
  };
}

const NOT_SUSPENDED: readonly string[] = [];
const siteOf = ({ registration }: RegisteredCase): string => registration.site;
const flightOf = ({ travel }: RegisteredCase): string | null => travel.booking?.flight ?? null;
const suspensionsOf = ({ suspension, alsoSuspendedBy }: RegisteredCase): readonly string[] =>
  suspension === null ? NOT_SUSPENDED : [...alsoSuspendedBy, suspension].map(({ causeId }) => causeId);
const flagsOf = ({ screening }: RegisteredCase): CaseSummaryRow['flags'] => screening?.flags ?? [];
const documentOf = ({ consular }: RegisteredCase): RegisteredCase['consular']['document'] => consular.document;
const clearanceEnd = ({ clearance }: RegisteredCase): string | null => clearance.cleared?.validUntil ?? null;
const departureOf = ({ travel }: RegisteredCase): string | null => travel.booking?.departsAt ?? null;
const orNull = (instant: string | undefined): string | null => instant ?? null;

function familyOf({ family: { members, splitFrom } }: RegisteredCase): CaseSummaryRow['family'] {
  const standings = Object.values(members);
  return standings.length === 0 ? null : standings.map(({ asOfRevision: _, ...standing }) => ({ ...standing, split: splitFrom.includes(standing.memberCaseId) }));
}

function earliest(dates: readonly string[]): string | null {
  return dates.reduce<string | null>((first, day) => (first === null || day < first ? day : first), null);
}
