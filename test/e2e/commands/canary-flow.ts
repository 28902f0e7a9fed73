import type { CommandData, ReturnCaseCommand } from '@homeward/return-case';
import * as say from '../../../libs/return-case/src/testing';

/** A word that is nowhere in the system unless a personal field leaked. */
export const CANARY = 'kanarienvogel';
/** The birth day that only the person of the flow has. */
export const BIRTH_DAY = '1987-09-23';
export const SEALED_FLAG = 'lgbtiq';

let planted = 0;
/** Each value is another one, so that a leak says which field it came from. */
const canary = (field: string): string => `${CANARY}-${field}-${(planted += 1)}`;

export interface Step {
  readonly story: 'traveller' | 'child' | 'seeker' | 'halted';
  readonly command: ReturnCaseCommand;
}

const DOCUMENT = canary('document-number');
const QUESTION = '4f1d2f0e-5b0a-4c53-9a59-1a2f7f6f0c22';
const PERSON: Partial<CommandData<'RegisterCase'>> = {
  name: { full: canary('full-name'), given: canary('given-name'), family: canary('family-name') },
  birthDate: { value: BIRTH_DAY, precision: 'day' },
  documents: [{ type: 'passport', number: canary('lost-passport'), issuer: 'NGA', holder: 'lost' }],
  contact: canary('contact'),
  externalReference: canary('external-reference'),
};
const MEASURE = say.measure({ description: canary('measure') });

const assessed = () => say.assessEveryArea().map((command) => ({ ...command, data: { ...command.data, finding: canary('finding') } }));
const checked = () => say.answerEveryCheck().map((command) => ({ ...command, data: { ...command.data, basis: canary('basis') } }));
const untilAssessed = (): readonly ReturnCaseCommand[] => [
  say.consent(),
  say.screen({ note: canary('screening'), sealedFlags: [SEALED_FLAG], factors: [{ level: 'individual', code: 'exposed-profile', kind: 'risk' }] }),
  say.counsel({ note: canary('counselling') }),
  say.openAssessment(),
  ...assessed(),
];
const untilSignedOff = (): readonly ReturnCaseCommand[] => [say.submit(), say.planRoute(), say.cooInformation(), ...checked(), say.signOff()];
const completed: ReturnCaseCommand = say.command(
  'CompleteMitigationMeasure',
  { measureId: MEASURE.measureId, evidenceRef: 'evidence-1' },
  say.asOfficer(say.LATER_DAYS.prepared),
);

/** From intake to follow-up, with a canary in every personal field on the way. */
const traveller = (): readonly ReturnCaseCommand[] => [
  say.register(PERSON),
  ...untilAssessed(),
  say.plan([MEASURE]),
  ...untilSignedOff(),
  completed,
  say.command('RequestInformation', { requestId: QUESTION, toRole: 'consular-liaison', question: canary('asked'), dueOn: '2026-03-20' }, say.asOfficer(say.LATER_DAYS.prepared)),
  say.command('AnswerInformationRequest', { requestId: QUESTION, answer: canary('answered') }, say.asLiaison(say.LATER_DAYS.prepared)),
  say.confirmNationality(),
  say.requestDocument(),
  say.interview(),
  say.issueDocument({ number: DOCUMENT }),
  say.collectDocument(),
  say.requestClearance(),
  say.clear(),
  say.command(
    'RecordRemoteSession',
    { mode: 'video', language: 'ibo', cooStaffRef: say.PEOPLE.receiving, interpreterRelation: 'none', attendance: 'individual', authoritiesPresent: false, topics: ['arrival'], note: canary('session') },
    say.asReceiving(say.LATER_DAYS.prepared),
  ),
  say.confirmReception(),
  say.assessFitness({ findings: canary('fitness') }),
  say.evaluate(),
  say.book({ bookingReference: canary('booking') }),
  say.manifest({ documentNumber: DOCUMENT }),
  say.verify(),
  say.checkBeforeEmbarkation({ findings: canary('embarkation') }),
  say.handOver({ documentNumber: DOCUMENT }),
  say.command('RecordTravelIncident', { incident: 'delay', severity: 'minor', description: canary('incident') }, say.asLogistics(say.LATER_DAYS.departs)),
  say.confirmArrival(),
  say.followUp({ note: canary('follow-up') }),
  say.score(),
  say.close(),
  say.reopen({ reason: canary('reopening') }),
];

const child = (): readonly ReturnCaseCommand[] => [
  say.register({ ...PERSON, name: { full: canary('child-name') }, birthDate: { value: '2012-09-01', precision: 'day' }, documents: [] }),
  say.consent({ capacity: 'legal-guardian', givenBy: canary('consent-giver') }),
  say.screen({ flags: ['unaccompanied_child'], factors: [{ level: 'household', code: 'travels-alone', kind: 'risk' }] }),
  say.counsel(),
  say.openAssessment(),
  ...say.assessEveryArea(),
  say.bestInterests({ summary: canary('best-interests') }),
  say.disputeCustody({ description: canary('custody') }),
  say.determine({ summary: canary('determination') }),
  say.verifyGuardian({ guardian: canary('guardian') }),
  say.assent(),
  say.arrangeCare({ caregiver: canary('caregiver') }),
  say.submit(),
  say.check('O3', { outcome: 'BLOCK' }),
  say.command('OverrideDdpCheck', { check: 'O3', reasonCode: 'only-safe-option', reason: canary('override') }, say.asChief(say.DAYS.reviewed)),
  say.command('AuthoriseEmergencySet', { causeId: 'evacuation-1', reason: canary('emergency') }, say.asChief(say.DAYS.reviewed)),
  say.check('O1', { outcome: 'ESCALATE' }),
  say.command('EscalateDdp', { to: 'chief-of-mission', checks: ['O1'], dueOn: '2026-03-20', reason: canary('escalation') }, say.asSecondOfficer(say.DAYS.reviewed)),
  say.command('ReturnDdpForInformation', { areas: ['service_access'], question: canary('question') }, say.asSecondOfficer(say.DAYS.signedOff)),
];

const seeker = (): readonly ReturnCaseCommand[] => [
  say.register({ name: { full: canary('seeker') } }),
  say.command('CorrectIdentity', { reasonCode: 'new-evidence', name: { full: canary('corrected-name') }, birthDate: { value: BIRTH_DAY, precision: 'day' } }, say.asOfficer(say.DAYS.consented)),
  say.command('ExtendDeadline', { step: 'consent', dueAt: '2026-03-08T10:00:00.000Z', reasonCode: 'access', reason: canary('extension') }, say.asSenior(say.DAYS.consented)),
  say.command('WaiveDeadline', { step: 'consent', reasonCode: 'done-elsewhere', reason: canary('waiver') }, say.asSenior(say.DAYS.consented)),
  say.command('HoldCase', { blocker: 'family', reviewOn: '2026-03-10', note: canary('hold') }, say.asOfficer(say.DAYS.screened)),
  say.command('ResumeCase', {}, say.asOfficer(say.DAYS.counselled)),
  say.claimAsylum({ words: canary('claim') }),
];

const halted = (): readonly ReturnCaseCommand[] => [
  say.register({ name: { full: canary('halted') } }),
  ...untilAssessed(),
  ...untilSignedOff(),
  say.command('RequestPassportRetrieval', { holder: 'employer' }, say.asLiaison(say.LATER_DAYS.prepared)),
  say.command('RecoverPassport', { from: 'employer', number: canary('recovered-passport'), issuer: 'NGA', validUntil: '2028-01-31' }, say.asLiaison(say.LATER_DAYS.prepared)),
  say.requestClearance(),
  say.command('RecordCooQuery', { question: canary('coo-question'), dueOn: '2026-03-25' }, say.asLiaison(say.LATER_DAYS.cleared)),
  say.command('DeclineReception', { reasonCode: 'full', reason: canary('declined') }, say.asReceiving(say.LATER_DAYS.cleared)),
  say.command('RecordCooRefusal', { reasonCode: 'capacity', reason: canary('refusal') }, say.asLiaison(say.LATER_DAYS.cleared)),
  say.assessFitness(),
  say.command('ReportMedicalDeterioration', { severity: 'major', findings: canary('deterioration') }, say.asDoctor(say.LATER_DAYS.booked)),
  say.command('ReportNewRisk', { area: 'service_access', severity: 'major', description: canary('new-risk') }, say.asOfficer(say.LATER_DAYS.verified)),
  say.command('RecordDeath', { diedOn: '2026-03-24', confirmedBy: say.PEOPLE.doctor, circumstances: canary('circumstances') }, say.asSenior(say.LATER_DAYS.verified)),
];

/** Why a family is parted; said once somebody has been told of somebody. */
export const PARTING = canary('parting');

/** The stories together in the order of time, so that one clock serves them all. */
export function canarySteps(): readonly Step[] {
  const stories = { traveller: traveller(), child: child(), seeker: seeker(), halted: halted() };
  return (Object.keys(stories) as (keyof typeof stories)[])
    .flatMap((story) => stories[story].map((command) => ({ story, command })))
    .sort((a, b) => (a.command.context.now < b.command.context.now ? -1 : a.command.context.now > b.command.context.now ? 1 : 0));
}
