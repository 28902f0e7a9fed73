import { addDays, hoursBetween, isCalendarDate } from '../dates';
import type { EventData, ReturnCaseFact } from '../events';
import { todayOf } from '../guards';
import { ensureNotFuture } from '../input';
import { PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { lossOf, withLossOf } from './gate-loss';

export type MedicalCommand = 'AssessFitness' | 'RecordPreEmbarkationCheck' | 'ReportMedicalDeterioration';

/** Health checks of the due diligence rest on the assessment, so it may come before the preparation. */
const MEDICAL_PHASES: readonly Phase[] = ['assessing', 'ddp-review', ...PREPARING_TO_VERIFIED];

const MAX_WEEKS = 45;
const MAX_MEDICATION_DAYS = 366;

export const MEDICAL_RULES: Rules<MedicalCommand> = {
  AssessFitness: {
    phases: MEDICAL_PHASES,
    guards: [],
    repeats: (command, { medical }) => !medical.deteriorated && sameContent(medical.fitness, fitnessOf(command)),
    decide(command, state) {
      ensureAssessment(command);
      ensurePregnancy(command);
      return withLossOf({ type: 'MedicalAssessed', data: fitnessOf(command) }, ['MEDICAL', 'LOGISTICS'], state, command.context);
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
  const { outcome, escort, specialServices, reviewOn, pregnancy, medicationDays, findings } = data;
  const assessedOn = todayOf(context);
  const validUntil = addDays(assessedOn, context.policy.validityDays.fitToTravel);
  return present({ outcome, validUntil, escort, specialServices, reviewOn, pregnancy: pregnancy && present(pregnancy), medicationDays, assessedOn, findings });
}

function ensureAssessment({ data, context }: CommandOf<'AssessFitness'>): void {
  const { outcome, escort, specialServices, reviewOn, medicationDays } = data;
  const hasConditions = escort !== 'none' || specialServices.length > 0 || medicationDays !== undefined;
  ensure(outcome !== 'FIT' || !hasConditions, 'InvalidValue', 'outcome', 'Fit to travel with an escort, a special service or medicine is fit with conditions.');
  ensure(outcome !== 'FIT_WITH_CONDITIONS' || hasConditions, 'InvalidValue', 'escort', 'Fit with conditions names the escort, the special services or the days of medicine.');
  ensure(new Set(specialServices).size === specialServices.length, 'InvalidValue', 'specialServices', 'Each special service is named once.');
  ensure(medicationDays === undefined || isCount(medicationDays, MAX_MEDICATION_DAYS), 'InvalidValue', 'medicationDays', `Medicine is carried for 1 to ${MAX_MEDICATION_DAYS} days.`);
  ensure(outcome !== 'TEMP_UNFIT' || reviewOn !== undefined, 'InvalidValue', 'reviewOn', 'Temporarily unfit names the day of the next look.');
  if (reviewOn === undefined) return;
  ensure(isCalendarDate(reviewOn), 'InvalidValue', 'reviewOn', 'The day of the next look is a calendar date.');
  ensure(reviewOn >= todayOf(context), 'InvalidValue', 'reviewOn', 'The day of the next look is not in the past.');
}

function ensurePregnancy({ data: { pregnancy }, context }: CommandOf<'AssessFitness'>): void {
  if (pregnancy === undefined) return;
  ensure(isCount(pregnancy.weeks, MAX_WEEKS), 'InvalidValue', 'pregnancy.weeks', `The completed weeks are a whole number from 1 to ${MAX_WEEKS}.`);
  if (pregnancy.certifiedOn !== undefined) ensureNotFuture('pregnancy.certifiedOn', pregnancy.certifiedOn, todayOf(context));
}

function isCount(value: number, maximum: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= maximum;
}

/** Whether the last check still counts for the booked departure. */
export function isCheckInForce({ medical, travel }: RegisteredCase, preEmbarkationHours: number): boolean {
  const { preEmbarkation } = medical;
  if (!preEmbarkation || !travel.booking) return false;
  const hours = hoursBetween(preEmbarkation.checkedAt, travel.booking.departsAt);
  return hours >= 0 && hours <= preEmbarkationHours;
}
