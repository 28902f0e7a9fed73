import { ERASED } from '@homeward/decider';
import type { ReturnCaseEventType } from '../events';
import { SEALED_FIELDS } from '../sealed-fields';
import type { RegisteredCase } from '../state';

/**
 * The state without the person. A history read after the keys are gone folds to this by itself; a state that was folded
 * before, in memory or in a snapshot, must not keep what the log has lost.
 */
export function withoutPerson(state: RegisteredCase): RegisteredCase {
  const { assessment, child, clearance, consent, consular, ddp, medical } = state;
  return {
    ...state,
    erased: true,
    name: ERASED,
    birthDate: ERASED,
    registration: sealedAway('CaseRegistered', state.registration),
    consent: { ...consent, last: sealedAway('ConsentRecorded', consent.last) },
    screening: sealedAway('VulnerabilityScreened', state.screening),
    counselling: sealedAway('CounsellingHeld', state.counselling),
    assessment: {
      ...assessment,
      areas: mapped(assessment.areas, (area) => sealedAway('AreaAssessed', area)),
      descriptions: assessment.descriptions === null ? null : ERASED,
    },
    ddp: {
      ...ddp,
      checks: mapped(ddp.checks, (check) => sealedAway('DdpCheckRecorded', check)),
      escalation: sealedAway('DdpEscalated', ddp.escalation),
      returned: sealedAway('DdpReturnedForInformation', ddp.returned),
      newRisk: sealedAway('NewRiskReported', ddp.newRisk),
      overrides: mapped(ddp.overrides, (override) => sealedAway('DdpCheckOverridden', override)),
      emergency: sealedAway('EmergencySetAuthorised', ddp.emergency),
    },
    child: {
      ...child,
      bestInterests: sealedAway('BestInterestsAssessed', child.bestInterests),
      guardian: sealedAway('GuardianVerified', child.guardian),
      care: sealedAway('CareArranged', child.care),
      determination: sealedAway('BestInterestsDetermined', child.determination),
      custodyDispute: sealedAway('CustodyDisputeReported', child.custodyDispute),
    },
    consular: { ...consular, document: consular.document && { ...consular.document, number: ERASED, mrz: consular.document.mrz && ERASED } },
    medical: {
      ...medical,
      fitness: sealedAway('MedicalAssessed', medical.fitness),
      preEmbarkation: sealedAway('PreEmbarkationChecked', medical.preEmbarkation),
    },
    clearance: {
      ...clearance,
      refusal: sealedAway('CooClearanceRefused', clearance.refusal),
      query: sealedAway('CooClearanceQueried', clearance.query),
      declined: sealedAway('ReceptionDeclined', clearance.declined),
    },
    remoteSession: sealedAway('RemoteSessionHeld', state.remoteSession),
    informationRequests: state.informationRequests.map((asked) => ({
      ...sealedAway('InformationRequested', asked),
      provided: sealedAway('InformationProvided', asked.provided),
    })),
    family: { ...state.family, split: sealedAway('FamilySplitDecided', state.family.split) },
    hold: sealedAway('CaseHeld', state.hold),
    reopened: sealedAway('CaseReopened', state.reopened),
  };
}

/** The fields the log seals for this event, where they have a value, replaced by what a destroyed key leaves. */
function sealedAway<T extends object | null>(type: ReturnCaseEventType, data: T): T {
  if (data === null) return data;
  const sealed = Object.values(SEALED_FIELDS[type] ?? {}).flat();
  const gone = sealed.filter((field) => field in data).map((field) => [field, ERASED] as const);
  return { ...data, ...Object.fromEntries(gone) };
}

function mapped<T extends object>(record: T, change: <V extends object | null>(value: V) => V): T {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)])) as T;
}
