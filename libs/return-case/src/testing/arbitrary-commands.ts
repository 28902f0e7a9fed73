import fc from 'fast-check';
import type { CommandData, ReturnCaseCommandType } from '../commands';
import type { PersonName } from '../person';
import type { Pregnancy } from '../pregnancy';
import * as v from '../vocabulary';
import { PEOPLE } from './context';

/**
 * Data for every command: mostly what an officer would send, so that random walks get somewhere, mixed with what no rule
 * may let through. Kept out of the index of this folder, which is loaded by every test.
 */

const text = fc.constantFrom('a', 'word', 'ኃይለ', ' ');
const reference = fc.constantFrom('ref-1', 'ref-2', '');
const actor = fc.constantFrom(...Object.values(PEOPLE));
const PANEL_MEMBERS = ['panel-1', 'panel-2', 'panel-3', PEOPLE.officer];
const MEMBER_CASES = ['case-father', 'case-mother', 'case-sister'];
const date = fc.constantFrom('2026-02-20', '2026-03-01', '2026-03-12', '2026-03-20', '2026-04-10', '2026-08-29', '2027-01-01', '2026-02-30');
const instant = fc.constantFrom('2026-03-01T08:00:00.000Z', '2026-03-12T08:00:00.000Z', '2026-03-20T08:00:00.000Z', '2026-03-20T20:00:00.000Z', 'noon');
const country = fc.constantFrom('NGA', 'GHA', 'LBY', 'XXA', 'ZZZ');
const language = fc.constantFrom('ibo', 'eng', 'English');
const interpreterRelation = fc.constantFrom(...v.INTERPRETER_RELATIONS);
const mrz = fc.constantFrom(
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10',
  'nonsense',
);
const birthDate = fc.constantFrom<CommandData<'RegisterCase'>['birthDate']>(
  { value: '1996-05', precision: 'month' },
  { value: '2014', precision: 'estimated' },
  { value: '2008-03-20', precision: 'day' },
  { value: '2030', precision: 'year' },
);
const step = fc.constantFrom('consent', 'screening', 'counselling', 'assessment', 'ddp', 'hold-review', 'departure', 'measure:m1', 'asylum-referral', 'gates-recheck');
const flight = fc.constantFrom('HW101', 'HW102');
const number = fc.constantFrom('A1234567', 'B7654321');
const score = fc.integer({ min: 0, max: 6 });
const answers = fc.array(fc.oneof(fc.constant(null), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 4 });
const some = <T extends string>(values: readonly T[], maxLength = 3) => fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const one = <T extends string | number>(values: readonly T[]) => fc.constantFrom(...values);

/** Drops optional fields that were drawn as undefined: exact optional properties are absent, not undefined. */
function record<T extends object, Optional extends keyof T = never>(
  required: { [Key in Exclude<keyof T, Optional>]: fc.Arbitrary<T[Key]> },
  optional?: { [Key in Optional]-?: fc.Arbitrary<Exclude<T[Key], undefined>> },
): fc.Arbitrary<T> {
  const model = { ...required, ...optional } as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(model, { requiredKeys: Object.keys(required), noNullPrototype: true }) as unknown as fc.Arbitrary<T>;
}

type Data<Type extends ReturnCaseCommandType> = CommandData<Type>;

const measures = fc.array(
  record<Data<'SetMitigationPlan'>['measures'][number]>({ measureId: fc.constantFrom('m1', 'm2', 'm3'), area: one(v.ASSESSMENT_AREAS), description: text, owner: actor, dueOn: date, preDeparture: fc.boolean() }),
  { maxLength: 4 },
);

const district = fc.constantFrom('ikeja', 'kano', '');
const place = fc.constantFrom('MJI', 'LOS', 'KAN', 'Lagos');
const legs = fc.array(
  record<Data<'PlanRoute'>['legs'][number]>({ from: place, to: place, transport: one(v.TRANSPORTS), overnight: fc.boolean(), accompanied: fc.boolean() }),
  { maxLength: 3 },
);

export const COMMAND_DATA: { readonly [Type in ReturnCaseCommandType]: fc.Arbitrary<CommandData<Type>> } = {
  RegisterCase: record<Data<'RegisterCase'>, 'returnCountry' | 'possibleDuplicates' | 'contact' | 'externalReference'>(
    {
      personRef: reference,
      office: reference,
      hostCountry: country,
      name: record<PersonName, 'given' | 'family'>({ full: text }, { given: text, family: text }),
      birthDate,
      sex: one(v.SEXES),
      claimedNationality: country,
      returnType: one(v.RETURN_TYPES),
      documents: fc.constant([]),
      language,
      site: reference,
      channel: one(v.CHANNELS),
    },
    { returnCountry: country, possibleDuplicates: some(['x', 'y']), contact: text, externalReference: text },
  ),
  LinkFamily: record<Data<'LinkFamily'>>({ groupId: reference, relation: one(v.FAMILY_RELATIONS) }),
  FlagDuplicate: record<Data<'FlagDuplicate'>>({ otherCaseId: reference, score: fc.constantFrom(-0.5, 0, 0.5, 1, 1.5) }),
  CorrectIdentity: record<Data<'CorrectIdentity'>, 'name' | 'birthDate' | 'sex' | 'claimedNationality'>(
    { reasonCode: one(['typing-error', 'new-evidence', 'person-request']) },
    { name: record<PersonName, 'given' | 'family'>({ full: text }, { given: text, family: text }), birthDate, sex: one(v.SEXES), claimedNationality: country },
  ),
  AssignCase: record<Data<'AssignCase'>>({ officer: actor }),
  RecordConsent: record<Data<'RecordConsent'>, 'interpreterRef' | 'givenBy' | 'validUntil'>(
    { purposes: some(v.PURPOSES, 6), form: one(v.CONSENT_FORMS), capacity: one(v.CONSENT_CAPACITIES), language, evidenceRef: reference },
    { interpreterRef: actor, givenBy: text, validUntil: date },
  ),
  RefuseConsent: record<Data<'RefuseConsent'>>({ purposes: some(v.PURPOSES) }),
  WithdrawConsent: record<Data<'WithdrawConsent'>>({ purposes: some(v.PURPOSES), channel: one(v.CHANNELS) }),
  ScreenVulnerability: record<Data<'ScreenVulnerability'>, 'sealedFlags' | 'note'>(
    {
      flags: some(v.FLAGS),
      urgency: one(v.URGENCIES),
      factors: fc.array(record<Data<'ScreenVulnerability'>['factors'][number]>({ level: one(v.FACTOR_LEVELS), code: text, kind: one(['risk', 'protective']) }), { maxLength: 2 }),
    },
    { sealedFlags: some(v.SEALED_FLAGS), note: text },
  ),
  RecordCounselling: record<Data<'RecordCounselling'>, 'interpreterRef' | 'interpreterIsKin' | 'interpreterRelation' | 'attendance' | 'authoritiesPresent' | 'cooStaffRef' | 'note'>(
    { mode: one(v.COUNSELLING_MODES), language, topics: some(['options', 'rights']), cooInformationFrom: date, decision: one(v.COUNSELLING_DECISIONS) },
    { interpreterRef: actor, interpreterIsKin: fc.boolean(), interpreterRelation, attendance: one(v.ATTENDANCES), authoritiesPresent: fc.boolean(), cooStaffRef: actor, note: text },
  ),
  OpenAssessment: fc.constant({}),
  AssessArea: record<Data<'AssessArea'>, 'similarFindings'>(
    {
      area: one(v.ASSESSMENT_AREAS),
      finding: text,
      likelihood: score,
      impact: score,
      sources: fc.array(record<Data<'AssessArea'>['sources'][number], 'district'>({ ref: reference, asOf: date }, { district }), { maxLength: 2 }),
    },
    { similarFindings: fc.constantFrom([], [{ caseId: 'other', share: 0.79 }], [{ caseId: 'other', share: 0.8 }]) },
  ),
  SetMitigationPlan: record<Data<'SetMitigationPlan'>>({ measures }),
  CompleteMitigationMeasure: record<Data<'CompleteMitigationMeasure'>>({ measureId: fc.constantFrom('m1', 'm2', 'm3', 'measure-1'), evidenceRef: reference }),
  SubmitToDdp: fc.constant({}),
  RecordDdpCheck: record<Data<'RecordDdpCheck'>, 'basis' | 'validUntil'>(
    { check: one(v.DDP_CHECKS), outcome: one(v.CHECK_OUTCOMES), evidence: some(['e1', 'e2']) },
    { basis: text, validUntil: date },
  ),
  SignOffDdp: record<Data<'SignOffDdp'>, 'specialist'>({ level: one(v.SIGN_OFF_LEVELS), conditions: some(['c1', 'c2']) }, { specialist: actor }),
  EscalateDdp: record<Data<'EscalateDdp'>, 'reason'>({ to: one(v.ROLES), checks: some(v.DDP_CHECKS), dueOn: date }, { reason: text }),
  ReturnDdpForInformation: record<Data<'ReturnDdpForInformation'>, 'question'>({ areas: some(v.ASSESSMENT_AREAS) }, { question: text }),
  ReportNewRisk: record<Data<'ReportNewRisk'>, 'description'>({ area: one(v.ASSESSMENT_AREAS), severity: one(v.SEVERITIES) }, { description: text }),
  OverrideDdpCheck: record<Data<'OverrideDdpCheck'>>({ check: one(v.DDP_CHECKS), reasonCode: one(v.OVERRIDE_REASONS), reason: text }),
  AuthoriseEmergencySet: record<Data<'AuthoriseEmergencySet'>, 'reason'>({ causeId: reference }, { reason: text }),
  PlanRoute: record<Data<'PlanRoute'>>({ destinationDistrict: district, legs }),
  NoteAdvisory: record<Data<'NoteAdvisory'>, 'district'>(
    { advisoryId: reference, country, reading: one(v.COO_READINGS), source: reference, issuedOn: date },
    { district },
  ),
  RecordCooInformation: record<Data<'RecordCooInformation'>>({
    items: fc.array(
      record<Data<'RecordCooInformation'>['items'][number]>({ itemId: reference, district, topic: one(v.COO_TOPICS), reading: one(v.COO_READINGS), source: reference, asOf: date }),
      { maxLength: 3 },
    ),
  }),
  AssessBestInterests: record<Data<'AssessBestInterests'>, 'summary'>(
    { result: one(['return-in-best-interests', 'not-in-best-interests', 'determination-needed']) },
    { summary: text },
  ),
  DetermineBestInterests: record<Data<'DetermineBestInterests'>, 'reviewOn' | 'summary'>(
    {
      option: one(v.DURABLE_SOLUTIONS),
      panel: fc.array(record<Data<'DetermineBestInterests'>['panel'][number]>({ member: fc.constantFrom(...PANEL_MEMBERS), organisation: fc.constantFrom('iom', 'unicef'), position: one(['agree', 'dissent']) }), { maxLength: 4 }),
    },
    { reviewOn: date, summary: text },
  ),
  VerifyGuardian: record<Data<'VerifyGuardian'>, 'otherParent'>(
    { authority: one(['parent', 'legal-guardian', 'court-appointed']), consentRef: reference, guardian: text },
    { otherParent: one(v.OTHER_PARENT) },
  ),
  ReportCustodyDispute: record<Data<'ReportCustodyDispute'>, 'reference' | 'description'>({}, { reference, description: text }),
  ResolveCustodyDispute: record<Data<'ResolveCustodyDispute'>>({ decisionRef: reference }),
  UpdateTracing: record<Data<'UpdateTracing'>, 'familyAssessment' | 'reference'>({ status: one(v.TRACING_STATUSES) }, { familyAssessment: one(['positive', 'negative']), reference }),
  AcceptChildReception: record<Data<'AcceptChildReception'>>({ caseworker: actor }),
  RecordAssent: record<Data<'RecordAssent'>, 'evidenceRef'>({ form: one(v.ASSENT_FORMS), given: fc.boolean() }, { evidenceRef: reference }),
  ArrangeCare: record<Data<'ArrangeCare'>>({ care: one(v.CARE_ARRANGEMENTS), receivingCaseworker: actor, escort: actor, tracingVerified: fc.boolean(), caregiver: text }),
  ConfirmNationality: record<Data<'ConfirmNationality'>>({ state: country, reference }),
  StartNationalityCheck: record<Data<'StartNationalityCheck'>>({ basis: one(['document', 'interview', 'database']) }),
  SendConsularFile: record<Data<'SendConsularFile'>>({ consulate: country, fields: some(v.CONSULAR_FIELDS), reference }),
  RequestTravelDocument: record<Data<'RequestTravelDocument'>>({ documentType: one(v.TRAVEL_DOCUMENT_TYPES), consulate: country }),
  RecordConsularInterview: record<Data<'RecordConsularInterview'>>({ mode: one(v.COUNSELLING_MODES) }),
  RecordTravelDocument: record<Data<'RecordTravelDocument'>, 'mrz'>(
    { documentType: one(v.TRAVEL_DOCUMENT_TYPES), issuer: country, number, issuedOn: date, validUntil: date, singleJourney: fc.boolean() },
    { mrz },
  ),
  CollectTravelDocument: record<Data<'CollectTravelDocument'>>({ heldBy: one(v.DOCUMENT_HOLDERS) }),
  MoveDocument: record<Data<'MoveDocument'>, 'reference'>(
    { documentId: fc.constantFrom('travel-document', 'paper-1', ''), documentType: one(v.PAPER_TYPES), location: one(v.DOCUMENT_HOLDERS), delivered: fc.boolean() },
    { reference },
  ),
  ExplainDocumentMismatch: record<Data<'ExplainDocumentMismatch'>>({ fields: some(v.IDENTITY_FIELDS), reasonCode: one(v.MISMATCH_REASONS), evidenceRef: reference }),
  CancelDocumentRequest: record<Data<'CancelDocumentRequest'>>({ reasonCode: one(['not-needed', 'consulate', 'person-request', 'other']) }),
  RecordDocumentRefusal: record<Data<'RecordDocumentRefusal'>>({ reason: one(v.DOCUMENT_REFUSALS) }),
  RequestPassportRetrieval: record<Data<'RequestPassportRetrieval'>>({ holder: one(v.DOCUMENT_HOLDERS) }),
  RefusePassportRetrieval: record<Data<'RefusePassportRetrieval'>>({ holder: one(v.DOCUMENT_HOLDERS), reasonCode: one(['debt', 'no-answer', 'lost', 'unsafe-to-ask', 'other']) }),
  RecoverPassport: record<Data<'RecoverPassport'>, 'mrz'>({ from: one(v.DOCUMENT_HOLDERS), number, issuer: country, validUntil: date }, { mrz }),
  AssessFitness: record<Data<'AssessFitness'>, 'reviewOn' | 'pregnancy' | 'medicationDays' | 'findings'>(
    { outcome: one(v.FITNESS_OUTCOMES), escort: one(v.ESCORTS), specialServices: some(v.SPECIAL_SERVICES, 2) },
    {
      reviewOn: date,
      pregnancy: record<Pregnancy, 'certifiedOn'>({ weeks: fc.constantFrom(0, 20, 27, 35, 40), multiple: fc.boolean() }, { certifiedOn: date }),
      medicationDays: fc.constantFrom(0, 1, 30),
      findings: text,
    },
  ),
  RecordPreEmbarkationCheck: record<Data<'RecordPreEmbarkationCheck'>, 'findings'>({ result: one(['pass', 'fail']) }, { findings: text }),
  ReportMedicalDeterioration: record<Data<'ReportMedicalDeterioration'>, 'findings'>({ severity: one(v.SEVERITIES) }, { findings: text }),
  RequestCooClearance: record<Data<'RequestCooClearance'>>({ governmentRequestRef: reference }),
  RecordCooQuery: record<Data<'RecordCooQuery'>>({ question: text, dueOn: date }),
  AnswerCooQuery: record<Data<'AnswerCooQuery'>>({ fields: some(v.CONSULAR_FIELDS), reference }),
  RecordCooClearance: record<Data<'RecordCooClearance'>>({ reference, validUntil: date }),
  RecordCooRefusal: record<Data<'RecordCooRefusal'>, 'reason'>({ reasonCode: one(['identity', 'capacity', 'security', 'other']) }, { reason: text }),
  ConfirmReception: record<Data<'ConfirmReception'>, 'treatment'>(
    { caseworker: actor, services: some(['housing', 'cash']), onwardTransport: fc.boolean() },
    { treatment: one(v.TREATMENTS_ON_ARRIVAL) },
  ),
  DeclineReception: record<Data<'DeclineReception'>, 'reason'>({ reasonCode: one(['full', 'no-service', 'no-caseworker', 'security', 'other']) }, { reason: text }),
  RecordRemoteSession: record<Data<'RecordRemoteSession'>, 'interpreterRef' | 'note'>(
    { mode: one(['video', 'phone']), language, cooStaffRef: actor, interpreterRelation, attendance: one(v.ATTENDANCES), authoritiesPresent: fc.boolean(), topics: some(['housing', 'rights']) },
    { interpreterRef: actor, note: text },
  ),
  EvaluateGates: record<Data<'EvaluateGates'>>({ travelDate: date }),
  BookTravel: record<Data<'BookTravel'>, 'escortRef'>(
    {
      departsAt: instant,
      arrivesAt: instant,
      transport: one(v.TRANSPORTS),
      carrier: text,
      flight,
      from: text,
      to: text,
      escort: one(v.ESCORTS),
      specialServices: some(v.SPECIAL_SERVICES, 2),
      fundingRef: reference,
      bookingReference: reference,
    },
    { escortRef: actor },
  ),
  CancelBooking: record<Data<'CancelBooking'>>({ reasonCode: one(['carrier', 'person-request', 'other']) }),
  AddToManifest: record<Data<'AddToManifest'>>({ flight, line: fc.integer({ min: 0, max: 3 }), version: fc.integer({ min: 0, max: 3 }), documentNumber: number }),
  VerifyPreDeparture: record<Data<'VerifyPreDeparture'>, 'interpreterRef' | 'interpreterRelation'>(
    { voluntary: fc.boolean(), alone: fc.boolean(), language, identityMatch: fc.boolean(), documentInHand: fc.boolean(), measuresDone: fc.boolean() },
    { interpreterRef: actor, interpreterRelation },
  ),
  HandOverForDeparture: record<Data<'HandOverForDeparture'>>({ flight, departedAt: instant, handedOverTo: text, documentNumber: number }),
  RecordNoShow: record<Data<'RecordNoShow'>>({ reasonCode: one(['changed-mind', 'unreachable', 'medical', 'documents', 'detained', 'unknown']) }),
  RecordTransit: record<Data<'RecordTransit'>>({ place: text, reachedAt: instant }),
  RecordTravelIncident: record<Data<'RecordTravelIncident'>, 'description'>({ incident: one(v.INCIDENT_TYPES), severity: one(v.SEVERITIES) }, { description: text }),
  ConfirmArrival: record<Data<'ConfirmArrival'>>({ arrivedAt: instant, condition: one(v.ARRIVAL_CONDITIONS), needs: some(['shelter', 'care']) }),
  RecordFollowUp: record<Data<'RecordFollowUp'>, 'note'>(
    { month: one(v.FOLLOW_UP_MONTHS), reached: fc.boolean(), proxyRespondent: fc.boolean(), needs: some(['work', 'care']) },
    { note: text },
  ),
  ScoreReintegration: record<Data<'ScoreReintegration'>>({ round: one(v.FOLLOW_UP_MONTHS), instrumentVersion: reference, economic: answers, social: answers, psychosocial: answers }),
  ProvideAssistance: record<Data<'ProvideAssistance'>>({ assistance: one(v.ASSISTANCE_TYPES), amountMinor: fc.integer({ min: -1, max: 100_000 }), currency: one(['EUR', 'NGN', 'XYZ']), budgetRef: reference }),
  HoldCase: record<Data<'HoldCase'>, 'note'>({ blocker: one(v.HOLD_BLOCKERS), reviewOn: date }, { note: text }),
  SuspendCase: record<Data<'SuspendCase'>>({ scope: one(['case', 'corridor', 'flight', 'site']), scopeRef: reference, causeId: reference }),
  ResumeCase: record<Data<'ResumeCase'>, 'causeId'>({}, { causeId: reference }),
  RequestInformation: record<Data<'RequestInformation'>, 'toUnit'>(
    { requestId: reference, toRole: one(v.ROLES), question: text, dueOn: date },
    { toUnit: reference },
  ),
  AnswerInformationRequest: record<Data<'AnswerInformationRequest'>, 'attachmentRef'>({ requestId: reference, answer: text }, { attachmentRef: reference }),
  WithdrawInformationRequest: record<Data<'WithdrawInformationRequest'>>({ requestId: reference }),
  ExpressAsylumClaim: record<Data<'ExpressAsylumClaim'>, 'words'>({ statedTo: actor }, { words: text }),
  RecordAsylumReferral: record<Data<'RecordAsylumReferral'>>({ to: text }),
  FileAppeal: record<Data<'FileAppeal'>>({ reference }),
  ResolveAppeal: record<Data<'ResolveAppeal'>, 'legalAidRef'>({ outcome: one(['withdrawn-in-writing', 'upheld', 'dismissed']) }, { legalAidRef: reference }),
  RecordContactAttempt: record<Data<'RecordContactAttempt'>>({ channel: one(v.CHANNELS), reached: fc.boolean() }),
  DeclareMissing: record<Data<'DeclareMissing'>>({ since: date }),
  RecordDeath: record<Data<'RecordDeath'>, 'circumstances'>({ diedOn: date, confirmedBy: actor }, { circumstances: text }),
  ErasePerson: record<Data<'ErasePerson'>, 'keysDestroyed'>({ reasonCode: one(['person-request', 'retention-ended']) }, { keysDestroyed: fc.integer({ min: 0, max: 5 }) }),
  CloseCase: record<Data<'CloseCase'>>({ reason: one(v.CLOSE_REASONS) }),
  NoteFamilyStanding: record<Data<'NoteFamilyStanding'>, 'relation' | 'travelDate'>(
    {
      memberCaseId: one(MEMBER_CASES),
      asOfRevision: fc.integer({ min: 0, max: 9 }),
      standing: one(v.FAMILY_STANDINGS),
      gates: fc.array(record<Data<'NoteFamilyStanding'>['gates'][number]>({ gate: one(v.GATES), reason: text }), { maxLength: 2 }),
    },
    { relation: one(v.FAMILY_RELATIONS), travelDate: date },
  ),
  DecideFamilySplit: record<Data<'DecideFamilySplit'>, 'reason'>(
    { fromCaseIds: some(MEMBER_CASES), reasonCode: one(v.FAMILY_SPLIT_REASONS), decisionRef: reference },
    { reason: text },
  ),
  ExtendDeadline: record<Data<'ExtendDeadline'>, 'reason'>({ step, dueAt: instant, reasonCode: one(v.EXTENSION_REASONS) }, { reason: text }),
  WaiveDeadline: record<Data<'WaiveDeadline'>, 'reason'>({ step, reasonCode: one(v.WAIVER_REASONS) }, { reason: text }),
  ApplyDueTimers: fc.constant({}),
  ReopenCase: record<Data<'ReopenCase'>, 'reason'>({ reasonCode: one(['person-returned', 'changed-mind', 'error', 'new-information']) }, { reason: text }),
};
