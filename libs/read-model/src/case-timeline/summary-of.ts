import type { AnyRecordedFact, PlainData } from '@homeward/case-log';
import type { ReturnCaseEventType } from '@homeward/return-case';

/**
 * The fields of each event that are codes or dates, in the order they are told. References, places and free text stay out:
 * a timeline is read by more people than a case. An event type that is not named tells only its type.
 */
const TOLD: { readonly [Type in ReturnCaseEventType]?: readonly (keyof PlainData<Type> & string)[] } = {
  CaseRegistered: ['returnType', 'hostCountry', 'claimedNationality', 'channel'],
  FamilyLinked: ['relation'],
  IdentityCorrected: ['reasonCode'],
  ConsentRecorded: ['purposes', 'form', 'capacity', 'validUntil'],
  ConsentRefused: ['purposes'],
  ConsentWithdrawn: ['purposes', 'channel'],
  VulnerabilityScreened: ['urgency', 'flags', 'validUntil'],
  CounsellingHeld: ['mode', 'decision'],
  AreaAssessed: ['area', 'risk'],
  DdpSubmitted: ['risk'],
  DdpCheckRecorded: ['check', 'outcome'],
  DdpCheckOverridden: ['check', 'outcome', 'reasonCode'],
  DdpSignedOff: ['level', 'result', 'validUntil'],
  DdpBlocked: ['checks'],
  DdpEscalated: ['to', 'checks', 'dueOn'],
  DdpReturnedForInformation: ['areas'],
  NewRiskReported: ['area', 'severity'],
  BestInterestsAssessed: ['result', 'validUntil'],
  GuardianVerified: ['authority'],
  AssentRecorded: ['form', 'given'],
  CareArranged: ['tracingVerified'],
  BestInterestsDetermined: ['option', 'dissent', 'validUntil'],
  TracingUpdated: ['status', 'familyAssessment'],
  FamilyStandingNoted: ['standing', 'travelDate'],
  FamilySplitDecided: ['reasonCode'],
  NationalityConfirmed: ['state'],
  TravelDocumentRequested: ['documentType', 'consulate'],
  ConsularInterviewHeld: ['mode'],
  TravelDocumentIssued: ['documentType', 'issuer', 'validUntil'],
  TravelDocumentCollected: ['heldBy'],
  TravelDocumentRefused: ['reason', 'refusals'],
  PassportRetrievalRequested: ['holder'],
  PassportRecovered: ['from', 'validUntil'],
  MedicalAssessed: ['outcome', 'escort', 'validUntil'],
  PreEmbarkationChecked: ['result'],
  MedicalDeteriorated: ['severity'],
  CooClearanceRequested: ['country', 'dueOn'],
  CooCleared: ['validUntil'],
  CooClearanceRefused: ['reasonCode'],
  ReceptionConfirmed: ['onwardTransport'],
  GatesEvaluated: ['travelDate'],
  CaseReadied: ['travelDate'],
  GateLost: ['gate'],
  TravelBooked: ['transport', 'departsAt', 'arrivesAt', 'escort'],
  BookingCancelled: ['reasonCode'],
  Manifested: ['version'],
  PreDepartureVerified: ['voluntary', 'identityMatch', 'documentInHand'],
  Departed: ['departedOn'],
  NoShowRecorded: ['reasonCode'],
  TravelIncidentRecorded: ['incident', 'severity'],
  ArrivalConfirmed: ['arrivedOn', 'condition', 'late'],
  FollowUpDone: ['month', 'reached'],
  ReintegrationScored: ['round', 'instrumentVersion'],
  AssistanceProvided: ['assistance'],
  CaseHeld: ['blocker', 'reviewOn'],
  CaseSuspended: ['scope'],
  CaseResumed: ['to', 'lostGates'],
  AsylumClaimExpressed: ['referDueAt'],
  AppealResolved: ['outcome'],
  ContactAttempted: ['channel', 'reached'],
  PersonMissing: ['since'],
  DeadlineSet: ['step', 'dueAt'],
  DeadlineExtended: ['step', 'dueAt', 'reasonCode'],
  DeadlineMet: ['step', 'late'],
  DeadlineMissed: ['step', 'dueAt'],
  DeadlineWaived: ['step', 'reasonCode'],
  DeadlineReminded: ['step', 'dueAt'],
  DeadlineEscalated: ['step', 'to'],
  GateExpired: ['gate', 'validUntil'],
  DeathRecorded: ['diedOn'],
  PersonErased: ['reasonCode'],
  CaseClosed: ['reason'],
  CaseReopened: ['from', 'reasonCode'],
};

/** What the event said, in codes: `mode=video decision=go`. */
export function summaryOf(fact: AnyRecordedFact): string {
  const told: readonly string[] = TOLD[fact.type] ?? [];
  const data = fact.data as Readonly<Record<string, unknown>>;
  return told.flatMap((field) => (data[field] === undefined ? [] : [`${field}=${codeText(data[field])}`])).join(' ');
}

function codeText(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}
