import { NO_DEADLINES } from '@homeward/deadlines';
import type { EventOf } from '../evolver';
import type {
  Assessment,
  ChildTrack,
  ClearanceTrack,
  Consent,
  ConsularTrack,
  Ddp,
  Family,
  FollowUpTrack,
  MedicalTrack,
  RegisteredCase,
  Travel,
} from '../state';

/** The tracks before anything happened in them. A reopened case starts from these again. */
export const NO_CONSENT: Consent = { purposes: {}, refused: [], last: null, form: null, withdrawnAt: null };
export const NO_ASSESSMENT: Assessment = {
  opened: false,
  openedAt: null,
  areas: {},
  measures: [],
  descriptions: null,
  assessors: [],
  risk: null,
  submittedAt: null,
  cooInformation: {},
};
export const NO_DDP: Ddp = {
  checks: {},
  result: null,
  level: null,
  signer: null,
  signedAt: null,
  validUntil: null,
  decision: null,
  blockedBy: [],
  escalation: null,
  everEscalated: [],
  returned: null,
  voided: false,
  newRisk: null,
  overrides: {},
  overriders: [],
  emergency: null,
  rests: null,
  scope: null,
  stale: null,
  route: null,
  advisories: [],
};
export const NO_CHILD_TRACK: ChildTrack = {
  bestInterests: null,
  guardian: null,
  assent: null,
  care: null,
  assessor: null,
  determination: null,
  determinationOutdated: false,
  custodyDispute: null,
  tracing: null,
  receptionAcceptedBy: null,
  ofAge: false,
};
export const NO_CONSULAR_TRACK: ConsularTrack = {
  status: 'not-started',
  contacted: false,
  nationality: null,
  request: null,
  document: null,
  refusals: 0,
  retrievalFrom: null,
  retrievalRefused: null,
  papers: {},
  mismatches: [],
  filesSent: [],
  incident: null,
};
export const NO_MEDICAL_TRACK: MedicalTrack = { fitness: null, preEmbarkation: null, deteriorated: false };
export const NO_CLEARANCE_TRACK: ClearanceTrack = {
  status: 'not-requested',
  request: null,
  cleared: null,
  refusal: null,
  reception: null,
  query: null,
  declined: null,
};
export const NO_TRAVEL: Travel = {
  readyFor: null,
  evaluation: null,
  booking: null,
  manifest: null,
  cancelled: null,
  noShow: null,
  verifiedAt: null,
  verifiedBy: null,
  departure: null,
  handedOverBy: null,
  arrival: null,
  transits: [],
  incidents: [],
};
export const NO_FOLLOW_UP: FollowUpTrack = { monthsDone: [], monthsMissed: [], scores: [], assistance: [] };
export const NO_LEGAL: RegisteredCase['legal'] = { appealPending: false, appealReference: null, appealResolved: null, asylumExpressedAt: null, asylumReferred: false };

export const NOT_SUSPENDED: Pick<RegisteredCase, 'suspension' | 'alsoSuspendedBy'> = { suspension: null, alsoSuspendedBy: [] };
export const NO_FAMILY: Family = { members: {}, splitFrom: [], split: null };

/** The state a registration starts. */
export function registered({ data, at }: EventOf<'CaseRegistered'>): RegisteredCase {
  const { personRef, office, hostCountry, returnCountry, claimedNationality, sex, language, name, birthDate } = data;
  return {
    phase: 'registered',
    phaseBefore: null,
    personRef,
    office,
    hostCountry,
    returnCountry,
    claimedNationality,
    sex,
    language,
    name,
    birthDate,
    registration: data,
    registeredAt: at,
    officer: null,
    groupId: null,
    familyRelation: null,
    duplicateOf: data.possibleDuplicates,
    erased: false,
    died: false,
    consent: NO_CONSENT,
    screening: null,
    counselling: null,
    assessment: NO_ASSESSMENT,
    ddp: NO_DDP,
    child: NO_CHILD_TRACK,
    consular: NO_CONSULAR_TRACK,
    medical: NO_MEDICAL_TRACK,
    clearance: NO_CLEARANCE_TRACK,
    legal: NO_LEGAL,
    travel: NO_TRAVEL,
    followUp: NO_FOLLOW_UP,
    contactAttempts: [],
    missingSince: null,
    hold: null,
    ...NOT_SUSPENDED,
    resumedTo: null,
    reopened: null,
    sharedWith: [],
    closeReason: null,
    workSince: at,
    deadlines: NO_DEADLINES,
    family: NO_FAMILY,
    informationRequests: [],
    remoteSession: null,
    sources: {},
  };
}
