import { ASKED_ROLES, type DdpCheck, type ReturnCaseCommand, type ReturnCaseCommandType, type Role } from '@homeward/return-case';

/** The officers who carry a case. A senior may do what an officer does: seniors stand in when an office has one officer. */
const OFFICERS = ['protection-officer', 'senior-protection-officer'] as const satisfies readonly Role[];
const OFFICERS_AND_PARTNERS = [...OFFICERS, 'partner-caseworker'] as const satisfies readonly Role[];

/**
 * Everybody who meets the person. What protects somebody (a withdrawal, an asylum claim, a new risk) is recorded by
 * whoever hears it first, in whatever words; sending them to another desk would lose it.
 */
const WHOEVER_HEARS_IT = [
  ...OFFICERS_AND_PARTNERS,
  'chief-of-mission',
  'consular-liaison',
  'migration-health',
  'receiving-mission',
  'operations-logistics',
] as const satisfies readonly Role[];

/** Who may ask what. A role that is not listed is refused; the rules of the case then judge the request itself. */
export const COMMAND_RIGHTS: { readonly [Type in ReturnCaseCommandType]: readonly Role[] } = {
  RegisterCase: OFFICERS,
  LinkFamily: OFFICERS,
  FlagDuplicate: OFFICERS,
  CorrectIdentity: OFFICERS,
  AssignCase: OFFICERS,
  RecordConsent: OFFICERS,
  RefuseConsent: OFFICERS,
  WithdrawConsent: [...WHOEVER_HEARS_IT, 'data-protection-officer'],
  ScreenVulnerability: OFFICERS_AND_PARTNERS,
  RecordCounselling: [...OFFICERS, 'receiving-mission'],
  OpenAssessment: OFFICERS,
  AssessArea: OFFICERS,
  SetMitigationPlan: OFFICERS,
  CompleteMitigationMeasure: OFFICERS_AND_PARTNERS,
  SubmitToDdp: OFFICERS,
  RecordDdpCheck: [...OFFICERS_AND_PARTNERS, 'migration-health', 'consular-liaison', 'receiving-mission'],
  SignOffDdp: [...OFFICERS, 'chief-of-mission'],
  EscalateDdp: OFFICERS,
  ReturnDdpForInformation: [...OFFICERS, 'chief-of-mission'],
  ReportNewRisk: WHOEVER_HEARS_IT,
  /** The one authority in the mission that may pass over a block, or let a short set of checks do. */
  OverrideDdpCheck: ['chief-of-mission'],
  AuthoriseEmergencySet: ['chief-of-mission'],
  PlanRoute: [...OFFICERS, 'operations-logistics'],
  /** Also Homeward itself, which carries an advisory to every case it touches. */
  NoteAdvisory: [...OFFICERS, 'chief-of-mission', 'receiving-mission', 'homeward'],
  RecordCooInformation: [...OFFICERS_AND_PARTNERS, 'receiving-mission'],
  AssessBestInterests: OFFICERS_AND_PARTNERS,
  /** A panel decides; the senior officer who convened it records what it found. */
  DetermineBestInterests: ['senior-protection-officer'],
  VerifyGuardian: OFFICERS_AND_PARTNERS,
  ReportCustodyDispute: WHOEVER_HEARS_IT,
  ResolveCustodyDispute: OFFICERS,
  RecordAssent: OFFICERS_AND_PARTNERS,
  UpdateTracing: [...OFFICERS_AND_PARTNERS, 'receiving-mission'],
  ArrangeCare: [...OFFICERS_AND_PARTNERS, 'receiving-mission'],
  AcceptChildReception: ['receiving-mission'],
  StartNationalityCheck: ['consular-liaison'],
  ConfirmNationality: ['consular-liaison'],
  SendConsularFile: ['consular-liaison'],
  RequestTravelDocument: ['consular-liaison'],
  RecordConsularInterview: ['consular-liaison'],
  RecordTravelDocument: ['consular-liaison'],
  CollectTravelDocument: ['consular-liaison', 'operations-logistics'],
  MoveDocument: [...OFFICERS_AND_PARTNERS, 'consular-liaison', 'operations-logistics'],
  ExplainDocumentMismatch: ['consular-liaison', 'senior-protection-officer'],
  RecordDocumentRefusal: ['consular-liaison'],
  CancelDocumentRequest: ['consular-liaison'],
  RequestPassportRetrieval: [...OFFICERS, 'consular-liaison'],
  RefusePassportRetrieval: [...OFFICERS, 'consular-liaison'],
  RecoverPassport: [...OFFICERS, 'consular-liaison'],
  AssessFitness: ['migration-health'],
  RecordPreEmbarkationCheck: ['migration-health'],
  ReportMedicalDeterioration: WHOEVER_HEARS_IT,
  RequestCooClearance: ['consular-liaison', 'chief-of-mission'],
  RecordCooQuery: ['consular-liaison', 'receiving-mission'],
  AnswerCooQuery: ['consular-liaison'],
  RecordCooClearance: ['consular-liaison', 'receiving-mission'],
  RecordCooRefusal: ['consular-liaison', 'receiving-mission'],
  ConfirmReception: ['receiving-mission'],
  DeclineReception: ['receiving-mission'],
  RecordRemoteSession: [...OFFICERS, 'receiving-mission'],
  EvaluateGates: [...OFFICERS, 'operations-logistics'],
  BookTravel: ['operations-logistics'],
  CancelBooking: ['operations-logistics'],
  AddToManifest: ['operations-logistics'],
  VerifyPreDeparture: [...OFFICERS, 'migration-health'],
  HandOverForDeparture: ['operations-logistics'],
  RecordNoShow: ['operations-logistics'],
  RecordTransit: ['operations-logistics'],
  RecordTravelIncident: ['operations-logistics', 'receiving-mission'],
  ConfirmArrival: ['receiving-mission'],
  RecordFollowUp: ['receiving-mission', 'monitoring-evaluation'],
  ScoreReintegration: ['receiving-mission', 'monitoring-evaluation'],
  ProvideAssistance: ['receiving-mission'],
  HoldCase: OFFICERS,
  SuspendCase: ['chief-of-mission'],
  ResumeCase: [...OFFICERS, 'chief-of-mission'],
  RequestInformation: WHOEVER_HEARS_IT,
  AnswerInformationRequest: ASKED_ROLES,
  WithdrawInformationRequest: WHOEVER_HEARS_IT,
  ExpressAsylumClaim: WHOEVER_HEARS_IT,
  RecordAsylumReferral: OFFICERS,
  FileAppeal: OFFICERS_AND_PARTNERS,
  ResolveAppeal: OFFICERS,
  RecordContactAttempt: [...OFFICERS_AND_PARTNERS, 'receiving-mission'],
  DeclareMissing: OFFICERS,
  RecordDeath: ['senior-protection-officer', 'chief-of-mission'],
  ErasePerson: ['data-protection-officer'],
  CloseCase: ['senior-protection-officer'],
  ReopenCase: ['senior-protection-officer'],
  ExtendDeadline: ['senior-protection-officer', 'chief-of-mission'],
  WaiveDeadline: ['senior-protection-officer', 'chief-of-mission'],
  ApplyDueTimers: ['homeward'],
  NoteFamilyStanding: ['homeward'],
  DecideFamilySplit: ['senior-protection-officer', 'chief-of-mission'],
};

/** The checks a specialist answers for. Officers may record every check; whoever is not named here records none. */
const CHECKS_OF_SPECIALISTS: { readonly [R in Role]?: readonly DdpCheck[] } = {
  'migration-health': ['V3', 'H1', 'H2', 'H3'],
  'consular-liaison': ['L3', 'R1'],
  'receiving-mission': ['C3', 'O1', 'O2', 'R2'],
  'partner-caseworker': ['C1', 'C2', 'C3'],
};

/** Whether the role may ask this kind of command at all. */
export function maySend(role: Role, type: ReturnCaseCommandType): boolean {
  return COMMAND_RIGHTS[type].includes(role);
}

/** Whether the role may ask exactly this. Says no where `maySend` does, and to checks of another specialist's. */
export function mayAsk(role: Role, command: Pick<ReturnCaseCommand, 'type' | 'data'>): boolean {
  if (!maySend(role, command.type)) return false;
  if (command.type !== 'RecordDdpCheck' || OFFICERS.some((officer) => officer === role)) return true;
  const { check } = command.data as { readonly check: DdpCheck };
  return CHECKS_OF_SPECIALISTS[role]?.includes(check) ?? false;
}
