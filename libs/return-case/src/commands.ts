import type { Message } from '@homeward/decider';
import type { ActorId, BirthDate, CalendarDate, CountryCode, IdentityDocument, Instant, LanguageCode, PersonName } from './person';
import type { Policy } from './policy';
import type * as v from './vocabulary';

/** Who asks, when, and under which rules. Time and policy arrive with the command, so a decision replays exactly. */
export interface CommandContext {
  readonly actor: ActorId;
  readonly role: v.Role;
  /** When it is asked, ISO 8601 UTC. */
  readonly now: Instant;
  /** IANA zone of the office, for calendar days and deadlines. */
  readonly zone: string;
  readonly policy: Policy;
}

type Command<Type extends string, Data = Readonly<Record<never, never>>> = Message<Type, Data> & { readonly context: CommandContext };

/** What can be asked of a return case, by phase. `access` says which role may ask what; `decide/` says when it is granted. */
export type ReturnCaseCommand =
  // Intake
  | Command<'RegisterCase', {
      readonly personRef: string;
      readonly office: string;
      readonly hostCountry: CountryCode;
      readonly name: PersonName;
      readonly birthDate: BirthDate;
      readonly sex: v.Sex;
      readonly claimedNationality: CountryCode;
      /** The claimed nationality's country when absent. */
      readonly returnCountry?: CountryCode;
      readonly returnType: v.ReturnType;
      readonly documents: readonly IdentityDocument[];
      readonly language: LanguageCode;
      readonly site: string;
      readonly channel: v.Channel;
      readonly contact?: string;
      readonly externalReference?: string;
      /** What the duplicate search found; absent when it was not run, and then the command is refused. */
      readonly possibleDuplicates?: readonly string[];
    }>
  | Command<'LinkFamily', { readonly groupId: string; readonly relation: v.FamilyRelation }>
  | Command<'FlagDuplicate', { readonly otherCaseId: string; readonly score: number }>
  | Command<'CorrectIdentity', {
      readonly reasonCode: 'typing-error' | 'new-evidence' | 'person-request';
      readonly name?: PersonName;
      readonly birthDate?: BirthDate;
      readonly sex?: v.Sex;
      readonly claimedNationality?: CountryCode;
    }>
  | Command<'AssignCase', { readonly officer: ActorId }>
  // Consent
  | Command<'RecordConsent', {
      readonly purposes: readonly v.Purpose[];
      readonly form: v.ConsentForm;
      readonly capacity: v.ConsentCapacity;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly evidenceRef: string;
      readonly givenBy?: string;
      /** When absent, the policy's window from today. */
      readonly validUntil?: CalendarDate;
    }>
  | Command<'RefuseConsent', { readonly purposes: readonly v.Purpose[] }>
  | Command<'WithdrawConsent', { readonly purposes: readonly v.Purpose[]; readonly channel: v.Channel }>
  // Screening and counselling
  | Command<'ScreenVulnerability', {
      readonly flags: readonly v.Flag[];
      readonly urgency: v.Urgency;
      readonly factors: readonly { readonly level: v.FactorLevel; readonly code: string; readonly kind: 'risk' | 'protective' }[];
      readonly sealedFlags?: readonly v.SealedFlag[];
      readonly note?: string;
    }>
  | Command<'RecordCounselling', {
      readonly mode: v.CounsellingMode;
      readonly language: LanguageCode;
      readonly interpreterRef?: ActorId;
      readonly interpreterIsKin?: boolean;
      readonly cooStaffRef?: ActorId;
      readonly topics: readonly string[];
      readonly cooInformationFrom: CalendarDate;
      readonly decision: v.CounsellingDecision;
      readonly note?: string;
    }>
  // Protection assessment
  | Command<'OpenAssessment'>
  | Command<'AssessArea', {
      readonly area: v.AssessmentArea;
      readonly finding: string;
      readonly likelihood: number;
      readonly impact: number;
      readonly sources: readonly { readonly ref: string; readonly asOf: CalendarDate }[];
    }>
  | Command<'SetMitigationPlan', {
      readonly measures: readonly { readonly measureId: string; readonly area: v.AssessmentArea; readonly description: string; readonly owner: ActorId; readonly dueOn: CalendarDate; readonly preDeparture: boolean }[];
    }>
  | Command<'CompleteMitigationMeasure', { readonly measureId: string; readonly evidenceRef: string }>
  | Command<'SubmitToDdp'>
  // Due diligence
  | Command<'RecordDdpCheck', { readonly check: v.DdpCheck; readonly outcome: v.CheckOutcome; readonly evidence: readonly string[]; readonly basis?: string; readonly validUntil?: CalendarDate }>
  | Command<'SignOffDdp', { readonly level: v.SignOffLevel; readonly conditions: readonly string[]; readonly specialist?: ActorId }>
  | Command<'EscalateDdp', { readonly to: v.Role; readonly checks: readonly v.DdpCheck[]; readonly dueOn: CalendarDate; readonly reason?: string }>
  | Command<'ReturnDdpForInformation', { readonly areas: readonly v.AssessmentArea[]; readonly question?: string }>
  | Command<'ReportNewRisk', { readonly area: v.AssessmentArea; readonly severity: v.Severity; readonly description?: string }>
  // Child
  | Command<'AssessBestInterests', { readonly result: 'return-in-best-interests' | 'not-in-best-interests' | 'determination-needed'; readonly summary?: string }>
  | Command<'VerifyGuardian', { readonly authority: 'parent' | 'legal-guardian' | 'court-appointed'; readonly consentRef: string; readonly guardian: string }>
  | Command<'RecordAssent', { readonly form: v.AssentForm; readonly given: boolean; readonly evidenceRef?: string }>
  | Command<'ArrangeCare', { readonly care: string; readonly receivingCaseworker: ActorId; readonly escort: ActorId; readonly tracingVerified: boolean; readonly caregiver: string }>
  // Consular
  | Command<'ConfirmNationality', { readonly state: CountryCode; readonly reference: string }>
  | Command<'RequestTravelDocument', { readonly documentType: v.TravelDocumentType; readonly consulate: CountryCode }>
  | Command<'RecordConsularInterview', { readonly mode: v.CounsellingMode }>
  | Command<'RecordTravelDocument', {
      readonly documentType: v.TravelDocumentType;
      readonly issuer: CountryCode;
      readonly number: string;
      readonly issuedOn: CalendarDate;
      readonly validUntil: CalendarDate;
      readonly singleJourney: boolean;
      /** The lines of the machine-readable zone, separated by a line feed. */
      readonly mrz?: string;
    }>
  | Command<'CollectTravelDocument', { readonly heldBy: v.DocumentHolder }>
  | Command<'RecordDocumentRefusal', { readonly reason: v.DocumentRefusal }>
  | Command<'RequestPassportRetrieval', { readonly holder: v.DocumentHolder }>
  | Command<'RecoverPassport', { readonly from: v.DocumentHolder; readonly number: string; readonly issuer: CountryCode; readonly validUntil: CalendarDate }>
  // Medical
  | Command<'AssessFitness', {
      readonly outcome: v.FitnessOutcome;
      readonly escort: v.Escort;
      readonly specialServices: readonly v.SpecialService[];
      readonly reviewOn?: CalendarDate;
      readonly findings?: string;
    }>
  | Command<'RecordPreEmbarkationCheck', { readonly result: 'pass' | 'fail'; readonly findings?: string }>
  | Command<'ReportMedicalDeterioration', { readonly severity: v.Severity; readonly findings?: string }>
  // Clearance by the country of origin, and reception there
  | Command<'RequestCooClearance', { readonly governmentRequestRef: string }>
  | Command<'RecordCooClearance', { readonly reference: string; readonly validUntil: CalendarDate }>
  | Command<'RecordCooRefusal', { readonly reasonCode: 'identity' | 'capacity' | 'security' | 'other'; readonly reason?: string }>
  | Command<'ConfirmReception', { readonly caseworker: ActorId; readonly services: readonly string[]; readonly onwardTransport: boolean }>
  // Travel
  | Command<'EvaluateGates', { readonly travelDate: CalendarDate }>
  | Command<'BookTravel', {
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
      readonly bookingReference: string;
    }>
  | Command<'CancelBooking', { readonly reasonCode: 'carrier' | 'person-request' | 'other' }>
  | Command<'AddToManifest', { readonly flight: string; readonly line: number; readonly version: number; /** Must equal the document's. Not stored. */ readonly documentNumber: string }>
  | Command<'VerifyPreDeparture', { readonly voluntary: boolean; readonly alone: boolean; readonly language: LanguageCode; readonly identityMatch: boolean; readonly documentInHand: boolean; readonly measuresDone: boolean }>
  | Command<'HandOverForDeparture', { readonly flight: string; readonly departedAt: Instant; readonly handedOverTo: string; /** Must equal the document's. Not stored. */ readonly documentNumber: string }>
  | Command<'RecordNoShow', { readonly reasonCode: 'changed-mind' | 'unreachable' | 'medical' | 'documents' | 'detained' | 'unknown' }>
  | Command<'RecordTransit', { readonly place: string; readonly reachedAt: Instant }>
  | Command<'RecordTravelIncident', { readonly incident: v.IncidentType; readonly severity: v.Severity; readonly description?: string }>
  | Command<'ConfirmArrival', { readonly arrivedAt: Instant; readonly condition: v.ArrivalCondition; readonly needs: readonly string[] }>
  // Follow-up
  | Command<'RecordFollowUp', { readonly month: v.FollowUpMonth; readonly reached: boolean; readonly proxyRespondent: boolean; readonly needs: readonly string[]; readonly note?: string }>
  | Command<'ScoreReintegration', {
      readonly round: v.FollowUpMonth;
      readonly instrumentVersion: string;
      /** Answers from 0 to 1, null for a refusal. */
      readonly economic: readonly (number | null)[];
      readonly social: readonly (number | null)[];
      readonly psychosocial: readonly (number | null)[];
    }>
  | Command<'ProvideAssistance', { readonly assistance: v.AssistanceType; readonly amountMinor: number; readonly currency: string; readonly budgetRef: string }>
  // Side paths
  | Command<'HoldCase', { readonly blocker: v.HoldBlocker; readonly reviewOn: CalendarDate; readonly note?: string }>
  | Command<'SuspendCase', { readonly scope: 'case' | 'corridor' | 'flight' | 'site'; readonly scopeRef: string; readonly causeId: string }>
  | Command<'ResumeCase'>
  | Command<'ExpressAsylumClaim', { readonly statedTo: ActorId; readonly words?: string }>
  | Command<'RecordAsylumReferral', { readonly to: string }>
  | Command<'FileAppeal', { readonly reference: string }>
  | Command<'ResolveAppeal', { readonly outcome: 'withdrawn-in-writing' | 'upheld' | 'dismissed'; readonly legalAidRef?: string }>
  | Command<'RecordContactAttempt', { readonly channel: v.Channel; readonly reached: boolean }>
  | Command<'DeclareMissing', { readonly since: CalendarDate }>
  | Command<'RecordDeath', { readonly diedOn: CalendarDate; readonly confirmedBy: ActorId; readonly circumstances?: string }>
  | Command<'ErasePerson', { readonly reasonCode: 'person-request' | 'retention-ended'; /** Filled in by the handler once the keys are gone. */ readonly keysDestroyed?: number }>
  | Command<'CloseCase', { readonly reason: v.CloseReason }>
  | Command<'ReopenCase', { readonly reasonCode: 'person-returned' | 'changed-mind' | 'error' | 'new-information'; readonly reason?: string }>;

export type ReturnCaseCommandType = ReturnCaseCommand['type'];
export type CommandData<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>['data'];
