import { addWorkingDays, endOfOfficeDay, endOfOfficeDayAfter, hoursLater, startOfOfficeDay, type WantedDeadline } from '@homeward/deadlines';
import type { CommandContext } from '../command';
import { addDays, addMonths, calendarDateIn, isChildOn } from '../dates';
import { checksLeftOpen } from '../due-diligence/judgement';
import { AFTER_DEPARTURE, BEFORE_DEPARTURE, PAUSED_PHASES, phaseOfWork } from '../phases';
import type { RegisteredCase } from '../state';
import { FOLLOW_UP_MONTHS, type Phase } from '../vocabulary';
import { GATES_RECHECK } from './steps';

/**
 * What a case waits for, and by when: days end with the day of the office, hours are exact. The terms of a phase count from
 * the moment its work began, whatever paused it since.
 */

export type DeadlineContext = Pick<CommandContext, 'zone' | 'policy' | 'ruleSet' | 'calendar'>;
type Wanted = WantedDeadline | null;
type WantedIn = (state: RegisteredCase, context: DeadlineContext) => readonly Wanted[];

const HOURS_PER_DAY = 24;

const within = (step: string, days: number, state: RegisteredCase, { zone }: DeadlineContext): Wanted => ({ step, dueAt: endOfOfficeDayAfter(zone, state.workSince, days) });
const on = (step: string, date: string | null | undefined, { zone }: DeadlineContext): Wanted => (date ? { step, dueAt: endOfOfficeDay(zone, date) } : null);
const review = (step: string, date: string | null | undefined, context: DeadlineContext): Wanted => {
  const wanted = on(step, date, context);
  return wanted && { ...wanted, isRenewed: true };
};

const afterArrival: WantedIn = (state, context) => {
  const { followUp, travel } = state;
  if (travel.arrival === null) return [];
  const { arrivedOn } = travel.arrival;
  const told = [...followUp.monthsDone, ...followUp.monthsMissed];
  const followUps = FOLLOW_UP_MONTHS.filter((month) => !told.includes(month)).map((month) => on(`follow-up-${month}`, addMonths(arrivedOn, month), context));
  const isLeftOpen = checksLeftOpen(state, context.ruleSet).length > 0;
  return [...followUps, isLeftOpen ? on('ddp-remaining', addDays(arrivedOn, context.policy.deadlines.checksAfterEmergencyDays), context) : null];
};

/** What the work of each phase waits for. A phase that is absent waits for nobody. */
const WANTED_IN_PHASE: { readonly [P in Phase]?: WantedIn } = {
  registered: (state, context) => [within('consent', context.policy.slaDays.consent, state, context)],
  consented: (state, context) => [screening(state, context)],
  screened: (state, context) => [within('counselling', context.policy.slaDays.counselling, state, context)],
  counselled: (state, context) => [within('assessment-opening', context.policy.slaDays.assessment, state, context)],
  assessing: (state, context) => [within('assessment', context.policy.slaDays.assessment, state, context)],
  'ddp-review': (state, context) => [within('ddp', context.policy.slaDays.ddp, state, context), on('ddp-escalation', state.ddp.escalation?.dueOn, context)],
  booked: (state, context) => [verification(state, context), gatesRecheck(state, context)],
  verified: ({ travel }) => [travel.booking && { step: 'departure', dueAt: hoursLater(travel.booking.departsAt, 0), isFixed: true }],
  'in-transit': ({ travel }, { policy }) => [
    travel.booking && { step: 'arrival-confirmation', dueAt: hoursLater(travel.booking.arrivesAt, policy.arrivalConfirmationHours), isFixed: true },
  ],
  arrived: afterArrival,
  'follow-up': afterArrival,
  'asylum-halt': ({ legal }, { policy }) => [
    legal.asylumExpressedAt === null || legal.asylumReferred
      ? null
      : { step: 'asylum-referral', dueAt: hoursLater(legal.asylumExpressedAt, policy.asylumReferralHours) },
  ],
  missing: (state, context) => {
    const { zone, policy } = context;
    const isChild = isChildOn(state.birthDate, calendarDateIn(zone, state.workSince));
    return [
      isChild ? { step: 'missing-child-alert', dueAt: hoursLater(state.workSince, policy.missing.childAlertHours) } : null,
      state.missingSince === null ? null : on('missing-closure', addDays(state.missingSince, policy.missing.closeAfterDays), context),
    ];
  },
};

/** Everything somebody must do for the case, each step once. Nothing is asked about a dead or erased person. */
export function wantedDeadlines(state: RegisteredCase, context: DeadlineContext): readonly WantedDeadline[] {
  if (state.died || state.erased || state.phase === 'closed') return [];
  const work = phaseOfWork(state);
  return [
    ...(WANTED_IN_PHASE[work]?.(state, context) ?? []),
    PAUSED_PHASES.includes(state.phase) ? review('hold-review', state.hold?.reviewOn, context) : null,
    ...(BEFORE_DEPARTURE.includes(work) ? onTracks(state, context) : []),
    ...measures(state, work, context),
    ...state.informationRequests.map(({ requestId, status, dueOn }) => (status === 'open' ? on(`information:${requestId}`, dueOn, context) : null)),
  ].filter((wanted) => wanted !== null);
}

/** Hours, because a risk that is not looked into does not wait for the end of a day. */
function screening({ screening: earlier, workSince }: RegisteredCase, { policy: { slaDays } }: DeadlineContext): Wanted {
  const isUrgent = earlier !== null && earlier.urgency !== 'normal';
  return { step: 'screening', dueAt: hoursLater(workSince, (isUrgent ? slaDays.screeningUrgent : slaDays.screening) * HOURS_PER_DAY) };
}

function verification({ travel: { booking } }: RegisteredCase, { policy }: DeadlineContext): Wanted {
  return booking && { step: 'pre-departure-verification', dueAt: hoursLater(booking.departsAt, -policy.verificationWindowHours.latest), isFixed: true };
}

/** A seat booked closer to the departure than that was judged at its booking. */
function gatesRecheck({ phase, travel: { booking }, workSince }: RegisteredCase, { policy }: DeadlineContext): Wanted {
  if (booking === null || phase !== 'booked') return null;
  const { earliest, latest } = policy.verificationWindowHours;
  const remindAt = hoursLater(booking.departsAt, -earliest);
  return remindAt > workSince ? { step: GATES_RECHECK, dueAt: hoursLater(booking.departsAt, -latest), remindAt, isFixed: true } : null;
}

/** Work on the tracks that goes on beside the main path until the person leaves. */
function onTracks({ clearance, medical, child }: RegisteredCase, context: DeadlineContext): readonly Wanted[] {
  return [
    clearance.status === 'requested' && clearance.request ? answerOfCountry(clearance.request.dueOn, context) : null,
    clearance.status === 'queried' ? on('coo-query', clearance.query?.dueOn, context) : null,
    medical.fitness?.outcome === 'TEMP_UNFIT' ? review('medical-review', medical.fitness.reviewOn, context) : null,
    child.determinationOutdated ? null : review('determination-review', child.determination?.validUntil, context),
  ];
}

/** Counted back from the term, so that a reminder needs no other date than the one on file. */
function answerOfCountry(dueOn: string, { zone, policy, calendar }: DeadlineContext): Wanted {
  const daysBefore = policy.slaDays.cooClearanceWorkingDays - policy.deadlines.remindClearanceAfterWorkingDays;
  const remindAt = startOfOfficeDay(zone, addWorkingDays(calendar, dueOn, -daysBefore));
  return { step: 'coo-clearance', dueAt: endOfOfficeDay(zone, dueOn), remindAt };
}

/** What must come before departure is moot after it; the rest is owed until the case is closed. */
function measures({ assessment }: RegisteredCase, work: Phase, context: DeadlineContext): readonly Wanted[] {
  const isBefore = BEFORE_DEPARTURE.includes(work);
  if (!isBefore && !AFTER_DEPARTURE.includes(work)) return [];
  return assessment.measures
    .filter(({ done, preDeparture }) => !done && (isBefore || !preDeparture))
    .map(({ measureId, dueOn }) => on(`measure:${measureId}`, dueOn, context));
}
