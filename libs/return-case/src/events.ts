import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, BirthDate, CalendarDate, CountryCode, IdentityDocument, Instant, LanguageCode, PersonName } from './person';
import type * as v from './vocabulary';

/**
 * The facts of a return case. The type names and shapes are the storage format: add optional fields, never change one.
 * `Sealable` fields are stored sealed; `sealed-fields.ts` names the class of each. Every other field is free of direct
 * identifiers and narrative.
 */
export type ReturnCaseFact =
  // Intake
  | Message<'CaseRegistered', {
      readonly personRef: string;
      readonly office: string;
      readonly hostCountry: CountryCode;
      readonly claimedNationality: CountryCode;
      readonly returnCountry: CountryCode;
      readonly returnType: v.ReturnType;
      readonly sex: v.Sex;
      /** On the day of registration. */
      readonly ageBand: v.AgeBand;
      readonly documented: boolean;
      readonly language: LanguageCode;
      readonly site: string;
      readonly channel: v.Channel;
      /** Cases the duplicate search pointed to when this one was registered. */
      readonly possibleDuplicates: readonly string[];
      readonly name: Sealable<PersonName>;
      readonly birthDate: Sealable<BirthDate>;
      readonly documents: Sealable<readonly IdentityDocument[]>;
      readonly contact?: Sealable<string>;
      /** The number of the person in the sheet or system the case came from. */
      readonly externalReference?: Sealable<string>;
    }>
  | Message<'FamilyLinked', { readonly groupId: string; readonly relation: v.FamilyRelation }>
  | Message<'DuplicateFlagged', { readonly otherCaseId: string; /** 0 to 1. */ readonly score: number }>
  | Message<'IdentityCorrected', {
      readonly reasonCode: 'typing-error' | 'new-evidence' | 'person-request';
      readonly name?: Sealable<PersonName>;
      readonly birthDate?: Sealable<BirthDate>;
      readonly ageBand?: v.AgeBand;
      readonly sex?: v.Sex;
      readonly claimedNationality?: CountryCode;
    }>
  | Message<'CaseAssigned', { readonly officer: ActorId }>
  // Consent
  | Message<'ConsentRecorded', {
      readonly purposes: readonly v.Purpose[];
      readonly form: v.ConsentForm;
      readonly capacity: v.ConsentCapacity;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly evidenceRef: string;
      readonly validUntil: CalendarDate;
      readonly givenBy?: Sealable<string>;
    }>
  | Message<'ConsentRefused', { readonly purposes: readonly v.Purpose[] }>
  | Message<'ConsentWithdrawn', { readonly purposes: readonly v.Purpose[]; readonly channel: v.Channel; /** Who held data and must be told. */ readonly recallFrom: readonly string[] }>
  // Screening and counselling
  | Message<'VulnerabilityScreened', {
      readonly flags: readonly v.Flag[];
      readonly urgency: v.Urgency;
      readonly factors: readonly { readonly level: v.FactorLevel; readonly code: string; readonly kind: 'risk' | 'protective' }[];
      readonly validUntil: CalendarDate;
      readonly sealedFlags?: Sealable<readonly v.SealedFlag[]>;
      readonly note?: Sealable<string>;
    }>
  | Message<'CounsellingHeld', {
      readonly mode: v.CounsellingMode;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly cooStaffRef?: ActorId;
      readonly topics: readonly string[];
      readonly cooInformationFrom: CalendarDate;
      readonly decision: v.CounsellingDecision;
      readonly coolingOffUntil: Instant;
      readonly note?: Sealable<string>;
    }>
  // Protection assessment
  | Message<'AssessmentOpened', { readonly areas: readonly v.AssessmentArea[] }>
  | Message<'AreaAssessed', {
      readonly area: v.AssessmentArea;
      /** 1 to 5 each. */
      readonly likelihood: number;
      readonly impact: number;
      readonly risk: v.RiskLevel;
      readonly sources: readonly { readonly ref: string; readonly asOf: CalendarDate }[];
      readonly finding: Sealable<string>;
    }>
  | Message<'MitigationPlanSet', {
      readonly measures: readonly { readonly measureId: string; readonly area: v.AssessmentArea; readonly owner: ActorId; readonly dueOn: CalendarDate; readonly preDeparture: boolean }[];
      readonly descriptions: Sealable<Readonly<Record<string, string>>>;
    }>
  | Message<'MitigationMeasureDone', { readonly measureId: string; readonly evidenceRef: string }>
  | Message<'DdpSubmitted', { readonly risk: v.RiskLevel; readonly assessors: readonly ActorId[] }>
  // Due diligence
  | Message<'DdpCheckRecorded', {
      readonly check: v.DdpCheck;
      readonly outcome: v.CheckOutcome;
      readonly evidence: readonly string[];
      readonly validUntil?: CalendarDate;
      readonly basis?: Sealable<string>;
    }>
  | Message<'DdpSignedOff', {
      readonly level: v.SignOffLevel;
      readonly result: v.DdpResult;
      readonly conditions: readonly string[];
      readonly validUntil: CalendarDate;
      /** Which list of checks the result rests on. */
      readonly checklist: { readonly id: string; readonly version: number };
      readonly specialist?: ActorId;
    }>
  | Message<'DdpBlocked', { readonly checks: readonly v.DdpCheck[] }>
  | Message<'DdpEscalated', { readonly to: v.Role; readonly checks: readonly v.DdpCheck[]; readonly dueOn: CalendarDate; readonly reason?: Sealable<string> }>
  | Message<'DdpReturnedForInformation', { readonly areas: readonly v.AssessmentArea[]; readonly question?: Sealable<string> }>
  | Message<'NewRiskReported', { readonly area: v.AssessmentArea; readonly severity: v.Severity; readonly description?: Sealable<string> }>
  // Child
  | Message<'BestInterestsAssessed', { readonly result: 'return-in-best-interests' | 'not-in-best-interests' | 'determination-needed'; readonly validUntil: CalendarDate; readonly summary?: Sealable<string> }>
  | Message<'GuardianVerified', { readonly authority: 'parent' | 'legal-guardian' | 'court-appointed'; readonly consentRef: string; readonly guardian: Sealable<string> }>
  | Message<'AssentRecorded', { readonly form: v.AssentForm; readonly given: boolean; readonly evidenceRef?: string }>
  | Message<'CareArranged', { readonly care: string; readonly receivingCaseworker: ActorId; readonly escort: ActorId; readonly tracingVerified: boolean; readonly caregiver: Sealable<string> }>
  // Consular
  | Message<'NationalityConfirmed', { readonly state: CountryCode; readonly reference: string }>
  | Message<'TravelDocumentRequested', { readonly documentType: v.TravelDocumentType; readonly consulate: CountryCode }>
  | Message<'ConsularInterviewHeld', { readonly mode: v.CounsellingMode }>
  | Message<'TravelDocumentIssued', {
      readonly documentType: v.TravelDocumentType;
      readonly issuer: CountryCode;
      readonly issuedOn: CalendarDate;
      readonly validUntil: CalendarDate;
      readonly singleJourney: boolean;
      /** The machine-readable zone was checked against ICAO 9303; absent where the document has none. */
      readonly mrzChecked?: boolean;
      readonly number: Sealable<string>;
      readonly mrz?: Sealable<string>;
    }>
  | Message<'TravelDocumentCollected', { readonly heldBy: v.DocumentHolder }>
  | Message<'TravelDocumentRefused', { readonly reason: v.DocumentRefusal; /** How often this case was refused so far, with this one. */ readonly refusals: number; readonly statelessnessReferral: boolean }>
  | Message<'PassportRetrievalRequested', { readonly holder: v.DocumentHolder }>
  | Message<'PassportRecovered', { readonly from: v.DocumentHolder; readonly validUntil: CalendarDate; readonly issuer: CountryCode; readonly number: Sealable<string> }>
  // Medical
  | Message<'MedicalAssessed', {
      readonly outcome: v.FitnessOutcome;
      readonly validUntil: CalendarDate;
      readonly escort: v.Escort;
      readonly specialServices: readonly v.SpecialService[];
      readonly reviewOn?: CalendarDate;
      readonly findings?: Sealable<string>;
    }>
  | Message<'PreEmbarkationChecked', { readonly result: 'pass' | 'fail'; readonly checkedAt: Instant; readonly findings?: Sealable<string> }>
  | Message<'MedicalDeteriorated', { readonly severity: v.Severity; readonly findings?: Sealable<string> }>
  // Clearance by the country of origin, and reception there
  | Message<'CooClearanceRequested', { readonly country: CountryCode; readonly governmentRequestRef: string; readonly dueOn: CalendarDate }>
  | Message<'CooCleared', { readonly reference: string; readonly validUntil: CalendarDate }>
  | Message<'CooClearanceRefused', { readonly reasonCode: 'identity' | 'capacity' | 'security' | 'other'; readonly reason?: Sealable<string> }>
  | Message<'ReceptionConfirmed', { readonly caseworker: ActorId; readonly services: readonly string[]; readonly onwardTransport: boolean }>
  // Travel
  | Message<'GatesEvaluated', { readonly travelDate: CalendarDate; readonly gates: readonly GateResult[] }>
  | Message<'CaseReadied', { readonly travelDate: CalendarDate }>
  | Message<'GateLost', { readonly gate: v.Gate; readonly reason: string }>
  | Message<'TravelBooked', {
      readonly departsAt: Instant;
      readonly arrivesAt: Instant;
      readonly transport: v.Transport;
      readonly carrier: string;
      readonly flight: string;
      readonly from: string;
      readonly to: string;
      readonly escort: v.Escort;
      readonly escortRef?: ActorId;
      readonly specialServices: readonly v.SpecialService[];
      readonly fundingRef: string;
      readonly gates: readonly GateResult[];
      readonly bookingReference: Sealable<string>;
    }>
  | Message<'BookingCancelled', { readonly reasonCode: 'consent-withdrawn' | 'gate-lost' | 'hold' | 'asylum' | 'carrier' | 'person-request' | 'death' | 'other' }>
  | Message<'Manifested', { readonly flight: string; readonly line: number; readonly version: number }>
  | Message<'PreDepartureVerified', { readonly voluntary: boolean; readonly alone: boolean; readonly language: LanguageCode; readonly identityMatch: boolean; readonly documentInHand: boolean; readonly measuresDone: boolean; readonly gates: readonly GateResult[] }>
  | Message<'Departed', { readonly flight: string; readonly departedAt: Instant; readonly departedOn: CalendarDate; readonly handedOverTo: string; readonly gates: readonly GateResult[] }>
  | Message<'NoShowRecorded', { readonly reasonCode: 'changed-mind' | 'unreachable' | 'medical' | 'documents' | 'detained' | 'unknown' }>
  | Message<'TransitReached', { readonly place: string; readonly reachedAt: Instant }>
  | Message<'TravelIncidentRecorded', { readonly incident: v.IncidentType; readonly severity: v.Severity; readonly description?: Sealable<string> }>
  | Message<'ArrivalConfirmed', { readonly arrivedAt: Instant; readonly arrivedOn: CalendarDate; readonly condition: v.ArrivalCondition; readonly needs: readonly string[]; readonly late: boolean }>
  // Follow-up
  | Message<'FollowUpDone', { readonly month: v.FollowUpMonth; readonly reached: boolean; readonly needs: readonly string[]; readonly note?: Sealable<string> }>
  | Message<'ReintegrationScored', { readonly round: v.FollowUpMonth; readonly instrumentVersion: string; /** 0 to 1, null where too few answers. */ readonly economic: number | null; readonly social: number | null; readonly psychosocial: number | null; readonly composite: number | null }>
  | Message<'AssistanceProvided', { readonly assistance: v.AssistanceType; /** Minor units of the currency. */ readonly amountMinor: number; readonly currency: string; readonly budgetRef: string }>
  // Side paths
  | Message<'CaseHeld', { readonly blocker: v.HoldBlocker; readonly reviewOn: CalendarDate; readonly note?: Sealable<string> }>
  | Message<'CaseSuspended', { readonly scope: 'case' | 'corridor' | 'flight' | 'site'; readonly scopeRef: string; readonly causeId: string }>
  | Message<'CaseResumed', { readonly to: v.Phase; readonly lostGates: readonly v.Gate[] }>
  | Message<'AsylumClaimExpressed', { readonly statedTo: ActorId; readonly referDueAt: Instant; /** The consulate or the country of origin was already contacted. */ readonly contactAlreadyMade: boolean; readonly words?: Sealable<string> }>
  | Message<'AsylumReferralMade', { readonly to: string }>
  | Message<'AppealFiled', { readonly reference: string }>
  | Message<'AppealResolved', { readonly outcome: 'withdrawn-in-writing' | 'upheld' | 'dismissed'; readonly legalAidRef?: string }>
  | Message<'ContactAttempted', { readonly channel: v.Channel; readonly reached: boolean }>
  | Message<'PersonMissing', { readonly since: CalendarDate; readonly alertDueAt?: Instant }>
  | Message<'DeathRecorded', { readonly diedOn: CalendarDate; readonly confirmedBy: ActorId; readonly circumstances?: Sealable<string> }>
  | Message<'PersonErased', { readonly reasonCode: 'person-request' | 'retention-ended'; readonly keysDestroyed: number }>
  | Message<'CaseClosed', { readonly reason: v.CloseReason }>
  | Message<'CaseReopened', { readonly from: v.Phase; readonly reason?: Sealable<string>; readonly reasonCode: 'person-returned' | 'changed-mind' | 'error' | 'new-information' }>;

/** Who caused an event, in which role, and when it took effect. Stored in the event's metadata, so it is said once. */
export interface Stamp {
  readonly by: ActorId;
  readonly role: v.Role;
  readonly at: Instant;
}

/** A fact with its stamp: what `decide` answers and `evolve` folds. */
export type ReturnCaseEvent = ReturnCaseFact & Stamp;
export type ReturnCaseEventType = ReturnCaseFact['type'];
export type EventData<Type extends ReturnCaseEventType> = Extract<ReturnCaseFact, { type: Type }>['data'];

/** What one gate said for one travel date. */
export interface GateResult {
  readonly gate: v.Gate;
  readonly status: 'open' | 'closed' | 'not-applicable';
  /** Why it is closed, in words for the officer; a code list, never narrative. */
  readonly reason?: string;
  readonly validUntil?: CalendarDate;
}
