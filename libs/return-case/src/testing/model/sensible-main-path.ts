import type { CommandData, ReturnCaseCommandType } from '../../commands';
import { addDays, addHours } from '../../dates';
import { checksWith, judged, judgedForSignature } from '../../due-diligence/judgement';
import { ASSESSMENT_AREAS, CLOSE_REASONS, DDP_CHECKS, FOLLOW_UP_MONTHS, type DdpCheck } from '../../vocabulary';
import * as early from '../commands';
import { asOfficer, PEOPLE } from '../context';
import * as later from '../later-commands';
import { standingOf } from './family';
import type { Situation } from './situation';

export type Sensible<Type extends ReturnCaseCommandType> = { readonly [T in Type]: (situation: Situation) => CommandData<T> };

const REFERENCES = ['case-1', 'case-2', 'case-3'] as const;
const REQUESTS = ['request-1', 'request-2'] as const;
const CAUSES = ['closure-1', 'closure-2'] as const;
const FLIGHT_HOURS = { departs: 'T10:00:00.000Z', arrives: 'T16:00:00.000Z' } as const;

/** What an officer would send from the registration to the last follow-up, and on the side paths. */
export const MAIN_PATH: Sensible<MainPathCommand> = {
  LinkFamily: ({ chance }) => ({ groupId: 'family-7', relation: chance.of(['head', 'spouse', 'child']) }),
  FlagDuplicate: ({ chance }) => ({ otherCaseId: chance.of(REFERENCES), score: 0.9 }),
  CorrectIdentity: ({ chance }) => (chance.once(2) ? { reasonCode: 'typing-error', name: { full: chance.of(['Adaeze', 'Adaezeh']) } } : { reasonCode: 'new-evidence', sex: chance.of(['female', 'male']) }),
  AssignCase: ({ chance }) => ({ officer: chance.of([PEOPLE.officer, PEOPLE.secondOfficer, PEOPLE.senior]) }),
  RecordConsent: ({ isChild, chance }) => early.consent({ evidenceRef: `form-${chance.below(9)}`, ...(isChild ? { capacity: 'legal-guardian' as const, givenBy: 'Ngozi' } : {}) }).data,
  RefuseConsent: () => ({ purposes: ['media'] }),
  WithdrawConsent: ({ chance }) => ({ purposes: chance.once(2) ? ['travel'] : [chance.of(['contact_coo_authorities', 'monitoring_contact', 'assess'])], channel: 'phone' }),
  ScreenVulnerability: ({ isChild, chance, state }) =>
    early.screen({ flags: state.screening?.flags ?? flagsOf(isChild, chance.below(6)), urgency: chance.of(['normal', 'urgent']), sealedFlags: chance.once(5) ? ['gbv_survivor'] : [] }).data,
  RecordCounselling: ({ today, chance }) => early.counsel({ cooInformationFrom: addDays(today, -5), decision: chance.once(20) ? chance.of(['stay', 'undecided']) : 'go' }).data,
  OpenAssessment: () => ({}),
  AssessArea: ({ state, today, chance }) => {
    const missing = ASSESSMENT_AREAS.filter((area) => state.assessment.areas[area] === undefined);
    const sources = [{ ref: 'district-report', asOf: addDays(today, -2) }];
    return early.assessArea(chance.of(missing) ?? chance.of(ASSESSMENT_AREAS), { likelihood: 2, impact: chance.once(15) ? 5 : 2, sources }).data;
  },
  SetMitigationPlan: ({ state, today }) => ({
    measures: Object.values(state.assessment.areas).flatMap(({ area, risk }) => (risk === 'low' ? [] : [early.measure({ measureId: `m-${area}`, area, dueOn: addDays(today, 9) })])),
  }),
  CompleteMitigationMeasure: ({ state }) => ({ measureId: state.assessment.measures.find(({ done }) => !done)?.measureId ?? 'm', evidenceRef: 'photo-1' }),
  SubmitToDdp: () => ({}),
  PlanRoute: ({ chance }) => early.planRoute({ destinationDistrict: chance.once(20) ? 'surulere' : 'ikeja' }).data,
  RecordCooInformation: ({ state, today, chance }) => ({
    items: [early.cooItem({ district: state.ddp.route?.destinationDistrict ?? 'ikeja', reading: chance.once(15) ? chance.of(['mixed', 'conflict']) : 'stable', asOf: addDays(today, -1) })],
  }),
  NoteAdvisory: ({ today, chance }) => early.noteAdvisory({ advisoryId: chance.of(['advisory-1', 'advisory-2']), reading: chance.of(['stable', 'stable', 'mixed', 'conflict']), issuedOn: today }).data,
  RecordDdpCheck: (situation) => checkOf(situation),
  SignOffDdp: ({ state, now }) => {
    const level = state.ddp.escalation?.to === 'chief-of-mission' ? 'chief-of-mission' : judgedForSignature(state, asOfficer(now)).requiredLevel;
    return { level, conditions: ['A room with a lock until departure.'], ...(level === 'senior-and-specialist' ? { specialist: PEOPLE.specialist } : {}) };
  },
  EscalateDdp: ({ today, chance }) => ({ to: chance.of(['senior-protection-officer', 'chief-of-mission']), checks: [chance.of(['P1', 'L2', 'O1'])], dueOn: addDays(today, 2) }),
  ReturnDdpForInformation: ({ chance }) => ({ areas: [chance.of(ASSESSMENT_AREAS) ?? 'legal_immigration'], question: 'Who owns the house?' }),
  ReportNewRisk: ({ chance }) => ({ area: chance.of(ASSESSMENT_AREAS) ?? 'legal_immigration', severity: 'major' }),
  OverrideDdpCheck: ({ state, now, chance }) => ({ check: chance.of(checksWith(judged(state, asOfficer(now)), 'BLOCK')) ?? 'O1', reasonCode: 'only-safe-option', reason: 'The centre closes tomorrow.' }),
  AuthoriseEmergencySet: () => ({ causeId: 'evacuation-1' }),
  EvaluateGates: ({ state, today, chance }) => ({ travelDate: state.travel.booking?.departsAt.slice(0, 10) ?? addDays(today, 4 + chance.below(5)) }),
  BookTravel: ({ state, isAlone, today }) => {
    const day = state.travel.readyFor ?? addDays(today, 5);
    const escort = isAlone ? ('operational' as const) : (state.medical.fitness?.escort ?? 'none');
    const seat = later.book({ departsAt: day + FLIGHT_HOURS.departs, arrivesAt: day + FLIGHT_HOURS.arrives, escort, specialServices: state.medical.fitness?.specialServices ?? [] }).data;
    return escort === 'none' ? seat : { ...seat, escortRef: 'escort-lindiwe' };
  },
  CancelBooking: () => ({ reasonCode: 'carrier' }),
  AddToManifest: ({ state }) => later.manifest({ version: (state.travel.manifest?.version ?? 0) + 1, documentNumber: numberOf(state) }).data,
  VerifyPreDeparture: ({ chance }) => later.verify({ voluntary: !chance.once(40) }).data,
  HandOverForDeparture: ({ state, now }) => later.handOver({ departedAt: state.travel.booking?.departsAt ?? now, documentNumber: numberOf(state) }).data,
  RecordNoShow: ({ chance }) => ({ reasonCode: chance.of(['unreachable', 'changed-mind']) }),
  RecordTransit: ({ now }) => ({ place: 'CMN', reachedAt: now }),
  RecordTravelIncident: () => ({ incident: 'delay', severity: 'minor' }),
  ConfirmArrival: ({ state, now }) => later.confirmArrival({ arrivedAt: earlier(state.travel.booking?.arrivesAt, now) }).data,
  RecordFollowUp: ({ state, chance }) => later.followUp({ month: FOLLOW_UP_MONTHS.find((month) => !state.followUp.monthsDone.includes(month)) ?? 12, reached: !chance.once(6) }).data,
  ScoreReintegration: ({ state }) => later.score({ round: state.followUp.monthsDone.at(-1) ?? 1 }).data,
  ProvideAssistance: ({ chance }) => later.assist({ amountMinor: 100 * (1 + chance.below(50)) }).data,
  HoldCase: ({ today, chance }) => ({ blocker: chance.of(['documents', 'security']), reviewOn: addDays(today, 1 + chance.below(13)) }),
  SuspendCase: ({ chance }) => ({ scope: 'corridor', scopeRef: 'LBY-NGA', causeId: chance.of(CAUSES) }),
  ResumeCase: ({ state, chance }) => (state.suspension && chance.once(2) ? { causeId: state.suspension.causeId } : {}),
  ExpressAsylumClaim: () => ({ statedTo: PEOPLE.officer }),
  RecordAsylumReferral: () => ({ to: 'unhcr-tripoli' }),
  FileAppeal: () => ({ reference: 'appeal-3' }),
  ResolveAppeal: () => ({ outcome: 'dismissed' }),
  RecordContactAttempt: ({ chance }) => ({ channel: 'phone', reached: chance.once(10) }),
  DeclareMissing: ({ today }) => ({ since: addDays(today, -1) }),
  RecordDeath: ({ today }) => ({ diedOn: today, confirmedBy: PEOPLE.chief }),
  ErasePerson: () => ({ reasonCode: 'person-request', keysDestroyed: 5 }),
  CloseCase: ({ state, chance }) => ({ reason: state.died ? 'died' : (chance.of(CLOSE_REASONS) ?? 'transferred') }),
  ReopenCase: ({ chance }) => ({ reasonCode: chance.of(['person-returned', 'changed-mind']) }),
  NoteFamilyStanding: standingOf,
  DecideFamilySplit: ({ state }) => ({ fromCaseIds: Object.keys(state.family.members), reasonCode: 'medical', decisionRef: 'minute-4' }),
  RequestInformation: ({ today, chance }) => ({ requestId: chance.of(REQUESTS), toRole: 'migration-health', question: 'Which treatment?', dueOn: addDays(today, 3) }),
  AnswerInformationRequest: ({ state, chance }) => ({ requestId: state.informationRequests.find(({ status }) => status === 'open')?.requestId ?? chance.of(REQUESTS), answer: 'Insulin.' }),
  WithdrawInformationRequest: ({ state, chance }) => ({ requestId: state.informationRequests.find(({ status }) => status === 'open')?.requestId ?? chance.of(REQUESTS) }),
  ExtendDeadline: ({ state, chance, now }) => {
    const open = chance.of(Object.values(state.deadlines.open));
    const from = open !== undefined && open.dueAt > now ? open.dueAt : now;
    return { step: open?.step ?? 'consent', dueAt: addHours(from, 48), reasonCode: 'capacity' };
  },
  WaiveDeadline: ({ state, chance }) => ({ step: chance.of(Object.keys(state.deadlines.open)) ?? 'consent', reasonCode: 'done-elsewhere' }),
  ApplyDueTimers: () => ({}),
};

export type MainPathCommand = Exclude<ReturnCaseCommandType, 'RegisterCase' | TrackCommand>;

/** The tracks beside the main path: see `sensible-tracks`. */
export type TrackCommand =
  | 'AssessBestInterests' | 'DetermineBestInterests' | 'VerifyGuardian' | 'RecordAssent' | 'ArrangeCare' | 'UpdateTracing' | 'AcceptChildReception'
  | 'ReportCustodyDispute' | 'ResolveCustodyDispute' | 'ConfirmNationality' | 'StartNationalityCheck' | 'SendConsularFile' | 'RequestTravelDocument'
  | 'RecordConsularInterview' | 'RecordTravelDocument' | 'CollectTravelDocument' | 'MoveDocument' | 'ExplainDocumentMismatch' | 'CancelDocumentRequest'
  | 'RecordDocumentRefusal' | 'RequestPassportRetrieval' | 'RefusePassportRetrieval' | 'RecoverPassport' | 'AssessFitness' | 'RecordPreEmbarkationCheck'
  | 'ReportMedicalDeterioration' | 'RequestCooClearance' | 'RecordCooClearance' | 'RecordCooRefusal' | 'RecordCooQuery' | 'AnswerCooQuery'
  | 'ConfirmReception' | 'DeclineReception' | 'RecordRemoteSession';

function flagsOf(isChild: boolean, draw: number) {
  if (isChild) return draw < 4 ? (['unaccompanied_child'] as const) : [];
  if (draw === 0) return ['victim_of_trafficking'] as const;
  return draw === 1 ? (['health_need'] as const) : [];
}

/** The next answer that is missing or ran out; any other once all are given. */
function checkOf({ state, isChild, today, chance }: Situation): CommandData<'RecordDdpCheck'> {
  const isMissing = (check: DdpCheck) => {
    const answer = state.ddp.checks[check];
    return answer === undefined || answer.outcome !== 'CLEAR' || (answer.validUntil !== undefined && answer.validUntil < today);
  };
  const applying = DDP_CHECKS.filter((check) => isChild || !check.startsWith('C'));
  const check = applying.find(isMissing) ?? chance.of(applying) ?? 'V1';
  if (chance.once(60)) return { check, outcome: chance.of(['INCONCLUSIVE', 'ESCALATE', 'BLOCK', 'CLEAR_WITH_MITIGATION']), evidence: ['note-1'] };
  return { check, outcome: 'CLEAR', evidence: [chance.once(4) ? 'note-2' : 'note-1'], ...(chance.once(8) ? { validUntil: addDays(today, chance.below(30)) } : {}) };
}

function numberOf({ consular }: Situation['state']): string {
  const number = consular.document?.number;
  return typeof number === 'string' ? number : later.DOCUMENT_NUMBER;
}

function earlier(first: string | undefined, second: string): string {
  return first !== undefined && first < second ? first : second;
}
