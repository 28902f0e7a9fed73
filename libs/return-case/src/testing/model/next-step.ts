import type { ReturnCaseCommandType } from '../../commands';
import { addHours, addMonths, daysBetween, hoursBetween } from '../../dates';
import { closedGates, evaluateGates } from '../../gates';
import type { RegisteredCase } from '../../state';
import { ASSESSMENT_AREAS, DDP_CHECKS, type Gate, type Phase } from '../../vocabulary';
import { asOfficer } from '../context';
import type { Situation } from './situation';

/** What brings a case on from where it is, and when it can be done at the earliest. */
export interface NextStep {
  readonly types: readonly ReturnCaseCommandType[];
  readonly from?: string;
}

const HOURS_BEFORE_DEPARTURE = 48;

/** The next steps of a case that wants to get home. */
export function nextStep(situation: Situation): NextStep {
  const { state } = situation;
  if (state.phase === 'on-hold' || state.phase === 'suspended') return { types: ['ResumeCase'] };
  if (WITH_CONSENT.includes(state.phase) && (state.consent.purposes.assess ?? '') < situation.today) return { types: ['RecordConsent'] };
  return STEPS[state.phase]?.(situation) ?? { types: [] };
}

const WITH_CONSENT: readonly Phase[] = ['consented', 'screened', 'counselled', 'assessing', 'ddp-review', 'preparing'];

const STEPS: { readonly [P in Phase]?: (situation: Situation) => NextStep } = {
  registered: () => ({ types: ['RecordConsent'] }),
  consented: () => ({ types: ['ScreenVulnerability'] }),
  screened: (situation) => ({ types: [...childSteps(situation), 'RecordCounselling'] }),
  counselled: ({ state }) =>
    state.counselling?.decision === 'go' ? { types: ['OpenAssessment', 'OpenAssessment', 'ScreenVulnerability'], from: state.counselling.coolingOffUntil } : { types: ['RecordCounselling'] },
  assessing: (situation) => ({ types: assessmentSteps(situation) }),
  'ddp-review': (situation) => ({ types: decisionSteps(situation) }),
  preparing: (situation) => ({ types: gateSteps(situation) }),
  ready: () => ({ types: ['BookTravel'] }),
  booked: verification,
  verified: ({ state }) => ({
    types: state.medical.preEmbarkation?.result === 'pass' ? ['HandOverForDeparture'] : ['RecordPreEmbarkationCheck'],
    ...(state.medical.preEmbarkation?.result === 'pass' && state.travel.booking ? { from: state.travel.booking.departsAt } : {}),
  }),
  'in-transit': ({ state }) => ({ types: ['ConfirmArrival', 'ConfirmArrival', 'RecordTransit', 'RecordTravelIncident'], ...(state.travel.booking ? { from: state.travel.booking.arrivesAt } : {}) }),
  arrived: afterArrival,
  'follow-up': afterArrival,
  withdrawn: () => ({ types: ['ReopenCase', 'CloseCase'] }),
  'asylum-halt': ({ state }) => ({ types: state.legal.asylumReferred ? ['ReopenCase', 'CloseCase'] : ['RecordAsylumReferral'] }),
  missing: () => ({ types: ['ReopenCase', 'CloseCase'] }),
  closed: ({ chance }) => ({ types: chance.once(4) ? ['ErasePerson'] : ['ReopenCase'] }),
};

function assessmentSteps(situation: Situation): readonly ReturnCaseCommandType[] {
  const { assessment } = situation.state;
  if (ASSESSMENT_AREAS.some((area) => assessment.areas[area] === undefined)) return ['AssessArea'];
  const isOpen = Object.values(assessment.areas).some(({ area, risk }) => risk !== 'low' && !assessment.measures.some((measure) => measure.area === area));
  if (isOpen) return ['SetMitigationPlan'];
  return [...childSteps(situation), 'SubmitToDdp', 'SubmitToDdp', 'AssessArea', 'ScreenVulnerability'];
}

/** What is lacking, and what brings it; the first that is lacking is next. */
type Lacking = readonly (readonly [isLacking: (situation: Situation) => boolean, types: readonly ReturnCaseCommandType[]])[];

const CHILD_STEPS: Lacking = [
  [({ state: { child } }) => child.bestInterests === null, ['AssessBestInterests']],
  [({ state: { child } }) => child.guardian === null, ['VerifyGuardian']],
  [({ state: { child } }) => child.custodyDispute !== null, ['ResolveCustodyDispute']],
  [({ state: { child } }) => child.assent?.given !== true, ['RecordAssent']],
  [({ state: { child } }) => child.care === null, ['ArrangeCare']],
  [({ state: { child }, isAlone }) => isAlone && child.tracing?.status !== 'verified', ['UpdateTracing']],
  [({ state: { child }, isAlone }) => isAlone && child.receptionAcceptedBy === null, ['AcceptChildReception']],
  [({ state: { child }, isAlone }) => isAlone && (child.determination === null || child.determinationOutdated), ['DetermineBestInterests']],
];

/** What the tracks of a child still lack. */
function childSteps(situation: Situation): readonly ReturnCaseCommandType[] {
  return situation.isChild ? firstOf(CHILD_STEPS, situation) : [];
}

function firstOf(lacking: Lacking, situation: Situation): readonly ReturnCaseCommandType[] {
  return lacking.find(([isLacking]) => isLacking(situation))?.[1] ?? [];
}

const DECISION_STEPS: Lacking = [
  [({ state: { consent }, today }) => (consent.purposes.travel ?? '') < today || (consent.purposes.assess ?? '') < today, ['RecordConsent']],
  [({ state }) => state.ddp.route === null, ['PlanRoute']],
  [({ state, today }) => !isDistrictKnown(state, today), ['RecordCooInformation']],
  [({ state }) => state.medical.deteriorated, ['AssessFitness']],
  [({ state: { ddp } }) => ddp.result === 'BLOCKED', ['RecordDdpCheck', 'OverrideDdpCheck', 'NoteAdvisory', 'RecordCooInformation', 'SignOffDdp']],
  [({ state: { ddp } }) => ddp.newRisk !== null, ['RecordDdpCheck']],
  [hasOpenCheck, ['RecordDdpCheck']],
  [() => true, ['SignOffDdp', 'SignOffDdp', 'RecordDdpCheck', 'NoteAdvisory']],
];

function decisionSteps(situation: Situation): readonly ReturnCaseCommandType[] {
  const lacking = childSteps(situation);
  return lacking.length > 0 ? lacking : firstOf(DECISION_STEPS, situation);
}

function isDistrictKnown({ ddp, assessment }: RegisteredCase, today: string): boolean {
  return Object.values(assessment.cooInformation).some(({ district, asOf }) => district === ddp.route?.destinationDistrict && daysBetween(asOf, today) < 30);
}

function hasOpenCheck({ state, today, isChild }: Situation): boolean {
  return DDP_CHECKS.some((check) => {
    const answer = state.ddp.checks[check];
    return (isChild || !check.startsWith('C')) && (answer === undefined || (answer.validUntil !== undefined && answer.validUntil < today));
  });
}

const CONSULAR_STEPS: { readonly [S in RegisteredCase['consular']['status']]?: readonly ReturnCaseCommandType[] } = {
  issued: ['CollectTravelDocument'],
  'document-requested': ['RecordTravelDocument', 'RecordTravelDocument', 'RecordConsularInterview', 'RecordDocumentRefusal', 'CancelDocumentRequest', 'SendConsularFile'],
  interviewed: ['RecordTravelDocument'],
};

const GATE_STEPS: Readonly<Record<Gate, (situation: Situation) => readonly ReturnCaseCommandType[]>> = {
  CONSENT: () => ['RecordConsent'],
  DDP: decisionSteps,
  CHILD: (situation) => [...childSteps(situation), 'AssessBestInterests'],
  CONSULAR: ({ state: { consular } }) => {
    if (consular.retrievalFrom !== null) return ['RecoverPassport', 'RefusePassportRetrieval'];
    if (consular.mismatches.length > 0) return ['ExplainDocumentMismatch'];
    const next = CONSULAR_STEPS[consular.status];
    return next ?? ['RequestTravelDocument', 'RecordTravelDocument'];
  },
  MEDICAL: () => ['AssessFitness'],
  COO_CLEARANCE: ({ state: { clearance } }) => {
    if (clearance.status === 'queried') return ['AnswerCooQuery'];
    if (clearance.status === 'requested') return ['RecordCooClearance', 'RecordCooClearance', 'RecordCooClearance', 'RecordCooQuery'];
    return clearance.status === 'cleared' && clearance.reception === null ? ['ConfirmReception'] : ['RequestCooClearance', 'RecordCooClearance'];
  },
  LOGISTICS: () => [],
  LEGAL: () => ['ResolveAppeal'],
  FAMILY: () => ['NoteFamilyStanding', 'NoteFamilyStanding', 'DecideFamilySplit'],
};

function gateSteps(situation: Situation): readonly ReturnCaseCommandType[] {
  const { state, today, now, chance } = situation;
  const closed = closedGates(evaluateGates(state, today, asOfficer(now)));
  const gate = chance.of(closed)?.gate;
  return gate === undefined ? ['EvaluateGates'] : GATE_STEPS[gate](situation);
}

function verification({ state, now, chance }: Situation): NextStep {
  const { booking, manifest } = state.travel;
  if (manifest === null) return { types: ['AddToManifest'] };
  if (booking === null) return { types: ['CancelBooking'] };
  if (chance.once(12)) return { types: ['RecordNoShow'], from: booking.departsAt };
  const isTooLate = hoursBetween(now, booking.departsAt) < HOURS_BEFORE_DEPARTURE / 2;
  return isTooLate || chance.once(15) ? { types: ['CancelBooking'] } : { types: ['VerifyPreDeparture'], from: addHours(booking.departsAt, -HOURS_BEFORE_DEPARTURE) };
}

function afterArrival({ state, now }: Situation): NextStep {
  const { monthsDone } = state.followUp;
  if (monthsDone.length > 1) return { types: ['ScoreReintegration', 'ProvideAssistance', 'CloseCase'] };
  const due = state.travel.arrival ? `${addMonths(state.travel.arrival.arrivedOn, monthsDone.length === 0 ? 1 : 3)}T12:00:00.000Z` : now;
  return { types: ['RecordFollowUp'], from: due };
}

