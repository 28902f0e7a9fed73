import { closed, type GateQuestion, inDate, type Verdict } from './verdict';

/** Fit to travel, and nothing known since that says otherwise. What it takes of the journey is the gate of the logistics. */
export function judgeFitness({ state, travelDate }: GateQuestion): Verdict {
  const { fitness, deteriorated } = state.medical;
  if (!fitness) return closed('Fitness to travel is not assessed.');
  if (deteriorated) return closed('The health of the person got worse since the assessment.');
  if (fitness.outcome !== 'FIT' && fitness.outcome !== 'FIT_WITH_CONDITIONS') return closed('The person is not fit to travel.');
  return inDate(fitness.validUntil, travelDate, 'The fitness assessment ends before the day of travel.');
}
