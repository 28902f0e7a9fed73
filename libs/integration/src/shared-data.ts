import type { PlainData } from '@homeward/case-log';
import type { ReturnCaseEventType } from '@homeward/return-case';

/**
 * What other systems are told of an event beside that it happened: the names of fields that may leave, none as a rule.
 * `withheld`: not even what happened may leave, because it tells of protection, health, a child or a death. It is told
 * as `CaseChanged`, so that the sequence stays dense.
 */
type Sharing = { readonly [Type in ReturnCaseEventType]: 'withheld' | readonly (keyof PlainData<Type>)[] };

/** A type of event without a line here does not compile, and neither does a field that is sealed. */
export const SHARED_DATA: Sharing = {
  CaseRegistered: ['office', 'hostCountry', 'returnType'],
  FamilyLinked: [],
  DuplicateFlagged: [],
  IdentityCorrected: [],
  CaseAssigned: [],

  ConsentRecorded: [],
  ConsentRefused: [],
  ConsentWithdrawn: [],

  VulnerabilityScreened: [],
  CounsellingHeld: [],
  AssessmentOpened: [],
  AreaAssessed: [],
  MitigationPlanSet: [],
  MitigationMeasureDone: [],
  DdpSubmitted: [],
  CooInformationRecorded: [],

  DdpCheckRecorded: [],
  DdpSignedOff: [],
  DdpBlocked: 'withheld',
  DdpEscalated: 'withheld',
  DdpReturnedForInformation: [],
  NewRiskReported: 'withheld',
  DdpDecided: [],
  DdpCheckOverridden: 'withheld',
  EmergencySetAuthorised: 'withheld',
  DdpMarkedStale: [],
  RoutePlanned: [],
  AdvisoryNoted: [],

  BestInterestsAssessed: 'withheld',
  GuardianVerified: 'withheld',
  AssentRecorded: 'withheld',
  CareArranged: 'withheld',
  BestInterestsDetermined: 'withheld',
  CustodyDisputeReported: 'withheld',
  CustodyDisputeResolved: 'withheld',
  TracingUpdated: 'withheld',
  ChildReceptionAccepted: 'withheld',
  AgeOfMajorityReached: 'withheld',

  CooClearanceRequested: [],
  CooCleared: [],
  CooClearanceRefused: [],
  ReceptionConfirmed: [],
  CooClearanceQueried: [],
  CooQueryAnswered: [],
  ReceptionDeclined: [],
  RemoteSessionHeld: [],

  NationalityConfirmed: [],
  TravelDocumentRequested: ['documentType'],
  ConsularInterviewHeld: [],
  TravelDocumentIssued: ['documentType'],
  TravelDocumentCollected: [],
  TravelDocumentRefused: [],
  PassportRetrievalRequested: [],
  PassportRecovered: [],
  NationalityCheckStarted: [],
  ConsularFileSent: [],
  TravelDocumentRequestCancelled: [],
  PassportRetrievalRefused: [],
  DocumentMoved: [],
  DocumentMismatchExplained: [],
  ConsularIncidentRaised: 'withheld',

  MedicalAssessed: [],
  PreEmbarkationChecked: [],
  MedicalDeteriorated: 'withheld',

  GatesEvaluated: [],
  CaseReadied: [],
  GateLost: [],
  TravelBooked: ['transport'],
  BookingCancelled: [],
  Manifested: [],
  PreDepartureVerified: [],
  Departed: [],
  NoShowRecorded: [],
  TransitReached: [],
  TravelIncidentRecorded: 'withheld',
  ArrivalConfirmed: ['late'],

  FollowUpDone: ['month'],
  ReintegrationScored: ['round', 'instrumentVersion'],
  AssistanceProvided: [],

  CaseHeld: [],
  CaseSuspended: ['scope'],
  CaseResumed: [],
  AsylumClaimExpressed: 'withheld',
  AsylumReferralMade: 'withheld',
  AppealFiled: 'withheld',
  AppealResolved: 'withheld',
  ContactAttempted: [],
  PersonMissing: 'withheld',
  DeathRecorded: 'withheld',
  PersonErased: [],
  CaseClosed: [],
  CaseReopened: [],

  DeadlineSet: [],
  DeadlineExtended: [],
  DeadlineMet: ['late'],
  DeadlineMissed: [],
  DeadlineWaived: [],
  DeadlineReminded: [],
  DeadlineEscalated: [],
  GateExpired: [],

  FamilyStandingNoted: [],
  FamilySplitDecided: 'withheld',

  InformationRequested: [],
  InformationProvided: [],
  InformationRequestWithdrawn: [],
};

/** Told in place of a withheld type. */
export const CASE_CHANGED = 'CaseChanged';
export type SharedType = ReturnCaseEventType | typeof CASE_CHANGED;

/** The name under which other systems learn of an event. A type this version does not know is withheld. */
export function sharedTypeOf(type: ReturnCaseEventType): SharedType {
  return sharingOf(type) === 'withheld' ? CASE_CHANGED : type;
}

/** The fields of an event that may leave. */
export function sharedFieldsOf(type: ReturnCaseEventType): readonly string[] {
  const sharing = sharingOf(type);
  return sharing === 'withheld' ? [] : sharing;
}

/** Every name other systems can meet, each once. */
export const SHARED_TYPES: readonly SharedType[] = [...new Set((Object.keys(SHARED_DATA) as ReturnCaseEventType[]).map(sharedTypeOf))];

/** The log may hold types of a newer version, whatever the compiler thinks. */
function sharingOf(type: ReturnCaseEventType): 'withheld' | readonly string[] {
  return Object.hasOwn(SHARED_DATA, type) ? SHARED_DATA[type] : 'withheld';
}
