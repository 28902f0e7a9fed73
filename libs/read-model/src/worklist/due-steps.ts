import { addDays, addHours, addMonths, FOLLOW_UP_MONTHS, type Phase, type Policy } from '@homeward/return-case';
import type { CaseView } from '../case-view/case-view';
import { endOfDay } from './end-of-day';

/** Something to be done, and the instant by which. */
export interface Deadline {
  readonly step: string;
  readonly dueAt: string;
}

type DueInPhase = (view: CaseView, policy: Policy) => readonly (Deadline | null)[];

const HOURS_PER_DAY = 24;
const DATE_LENGTH = 'yyyy-mm-dd'.length;

const within = (step: string, since: string, days: number): Deadline => ({ step, dueAt: addHours(since, days * HOURS_PER_DAY) });
const on = (step: string, date: string | null | undefined): Deadline | null => (date ? { step, dueAt: endOfDay(date) } : null);
const at = (step: string, instant: string | null | undefined): Deadline | null => (instant ? { step, dueAt: instant } : null);

const followUps: DueInPhase = (view) => {
  const { steps, state } = view;
  const arrived = steps.arrived;
  if (arrived === undefined) return [];
  const told = [...state.followUp.monthsDone, ...state.followUp.monthsMissed];
  return FOLLOW_UP_MONTHS.filter((month) => !told.includes(month)).map((month) =>
    on(`follow-up-${month}`, addMonths(arrived.slice(0, DATE_LENGTH), month)),
  );
};

/** What the case waits for in each phase. A phase that is absent waits for nobody. */
const DUE_IN_PHASE: { readonly [P in Phase]?: DueInPhase } = {
  registered: (view, { slaDays }) => [within('consent', view.phaseSince, slaDays.consent)],
  consented: (view, { slaDays }) => [
    within('screening', view.phaseSince, view.state.screening?.urgency === 'normal' || view.state.screening === null ? slaDays.screening : slaDays.screeningUrgent),
  ],
  screened: (view, { slaDays }) => [within('counselling', view.phaseSince, slaDays.counselling)],
  counselled: (view, { slaDays }) => [within('assessment', view.phaseSince, slaDays.assessment)],
  assessing: (view, { slaDays }) => [within('assessment', view.phaseSince, slaDays.assessment)],
  'ddp-review': (view, { slaDays }) => [
    within('ddp', view.phaseSince, slaDays.ddp),
    on('ddp-escalation', view.state.ddp.escalation?.dueOn),
  ],
  booked: (view, { verificationWindowHours }) => {
    const departsAt = view.state.travel.booking?.departsAt;
    return [departsAt ? at('pre-departure-verification', addHours(departsAt, -verificationWindowHours.latest)) : null];
  },
  verified: (view) => [at('departure', view.state.travel.booking?.departsAt)],
  'in-transit': (view, { arrivalConfirmationHours }) => {
    const arrivesAt = view.state.travel.booking?.arrivesAt;
    return [arrivesAt ? at('arrival-confirmation', addHours(arrivesAt, arrivalConfirmationHours)) : null];
  },
  arrived: followUps,
  'follow-up': followUps,
  'on-hold': (view) => [on('hold-review', view.state.hold?.reviewOn)],
  'asylum-halt': (view) => [view.state.legal.asylumReferred ? null : at('asylum-referral', view.asylumReferralDueAt)],
  missing: (view, { missing }) => [
    at('missing-child-alert', view.missingAlertDueAt),
    view.state.missingSince === null ? null : on('missing-closure', addDays(view.state.missingSince, missing.closeAfterDays)),
  ],
};

const BEFORE_DEPARTURE: ReadonlySet<Phase> = new Set<Phase>([
  'counselled', 'assessing', 'ddp-review', 'preparing', 'ready', 'booked', 'verified',
]);

/** Work on the tracks that goes on beside the main path until the person leaves. */
function dueOnTracks({ state }: CaseView): readonly (Deadline | null)[] {
  if (!BEFORE_DEPARTURE.has(state.phase)) return [];
  const { clearance, medical, assessment } = state;
  return [
    clearance.status === 'requested' ? on('coo-clearance', clearance.request?.dueOn) : null,
    medical.fitness?.outcome === 'TEMP_UNFIT' ? on('medical-review', medical.fitness.reviewOn) : null,
    ...assessment.measures.filter(({ done }) => !done).map(({ measureId, dueOn }) => on(`measure:${measureId}`, dueOn)),
  ];
}

/** Everything somebody must do for the case, with the instant it is due. Whether that is past is the query's question. */
export function dueSteps(view: CaseView, policy: Policy): readonly Deadline[] {
  const inPhase = DUE_IN_PHASE[view.state.phase]?.(view, policy) ?? [];
  return [...inPhase, ...dueOnTracks(view)].filter((deadline) => deadline !== null);
}
