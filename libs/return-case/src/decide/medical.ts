import { addDays, hoursBetween, isCalendarDate } from '../dates';
import { todayOf } from '../guards';
import type { EventData, ReturnCaseFact } from '../events';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { gatesLostBy, lossOf } from './gate-loss';

export type MedicalCommand = 'AssessFitness' | 'RecordPreEmbarkationCheck' | 'ReportMedicalDeterioration';

/** Health checks of the due diligence rest on the assessment, so it may come before the preparation. */
const MEDICAL_PHASES: readonly Phase[] = ['assessing', 'ddp-review', ...PREPARING_TO_VERIFIED];

export const MEDICAL_RULES: Rules<MedicalCommand> = {
  AssessFitness: {
    phases: MEDICAL_PHASES,
    guards: [],
    repeats: (command, { medical }) => !medical.deteriorated && sameContent(medical.fitness, fitnessOf(command)),
    decide(command, state) {
      ensureAssessment(command);
      const data = fitnessOf(command);
      const next = { ...state, medical: { ...state.medical, fitness: data, deteriorated: false } };
      const lost = gatesLostBy(next, command.context).filter(({ gate }) => gate === 'MEDICAL' || gate === 'LOGISTICS');
      return [{ type: 'MedicalAssessed', data }, ...lossOf(state, lost)];
    },
  },
  RecordPreEmbarkationCheck: {
    phases: ['booked', 'verified'],
    guards: [],
    repeats({ data, context }, state) {
      const { preEmbarkation } = state.medical;
      if (preEmbarkation?.result !== data.result) return false;
      return preEmbarkation.checkedAt === context.now || isCheckInForce(state, context.policy.preEmbarkationHours);
    },
    decide({ data, context }, state) {
      const { booking } = state.travel;
      ensure(booking !== null, 'BookingMissing', 'booking', 'There is no booking the check could be for.');
      const hours = hoursBetween(context.now, booking.departsAt);
      ensure(hours <= context.policy.preEmbarkationHours, 'TooEarly', 'checkedAt', `The check is made at most ${context.policy.preEmbarkationHours} hours before departure.`);
      const check = present({ result: data.result, checkedAt: context.now, findings: data.findings });
      const fact: ReturnCaseFact = { type: 'PreEmbarkationChecked', data: check };
      if (data.result === 'pass') return [fact];
      return [fact, ...lossOf(state, [{ gate: 'MEDICAL', status: 'closed', reason: 'The check before embarkation was not passed.' }])];
    },
  },
  ReportMedicalDeterioration: {
    phases: MEDICAL_PHASES,
    guards: [],
    repeats: (_command, { medical }) => medical.deteriorated,
    decide({ data }, state) {
      const fact: ReturnCaseFact = { type: 'MedicalDeteriorated', data: present({ severity: data.severity, findings: data.findings }) };
      return [fact, ...lossOf(state, [{ gate: 'MEDICAL', status: 'closed', reason: 'The health of the person got worse since the assessment.' }])];
    },
  },
};

function fitnessOf({ data, context }: CommandOf<'AssessFitness'>): EventData<'MedicalAssessed'> {
  const { outcome, escort, specialServices, reviewOn, findings } = data;
  const validUntil = addDays(todayOf(context), context.policy.validityDays.fitToTravel);
  return present({ outcome, validUntil, escort, specialServices, reviewOn, findings });
}

function ensureAssessment({ data, context }: CommandOf<'AssessFitness'>): void {
  const { outcome, escort, specialServices, reviewOn } = data;
  const hasConditions = escort !== 'none' || specialServices.length > 0;
  ensure(outcome !== 'FIT' || !hasConditions, 'InvalidValue', 'outcome', 'Fit to travel with an escort or a special service is fit with conditions.');
  ensure(outcome !== 'FIT_WITH_CONDITIONS' || hasConditions, 'InvalidValue', 'escort', 'Fit with conditions names the escort or the special services.');
  ensure(new Set(specialServices).size === specialServices.length, 'InvalidValue', 'specialServices', 'Each special service is named once.');
  ensure(outcome !== 'TEMP_UNFIT' || reviewOn !== undefined, 'InvalidValue', 'reviewOn', 'Temporarily unfit names the day of the next look.');
  if (reviewOn === undefined) return;
  ensure(isCalendarDate(reviewOn), 'InvalidValue', 'reviewOn', 'The day of the next look is a calendar date.');
  ensure(reviewOn >= todayOf(context), 'InvalidValue', 'reviewOn', 'The day of the next look is not in the past.');
}

/** Whether the last check still counts for the booked departure. */
export function isCheckInForce({ medical, travel }: RegisteredCase, preEmbarkationHours: number): boolean {
  const { preEmbarkation } = medical;
  if (!preEmbarkation || !travel.booking) return false;
  const hours = hoursBetween(preEmbarkation.checkedAt, travel.booking.departsAt);
  return hours >= 0 && hours <= preEmbarkationHours;
}
