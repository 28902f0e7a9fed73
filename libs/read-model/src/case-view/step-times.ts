import type { AnyRecordedFact } from '@homeward/case-log';
import type { ReturnCaseEventType } from '@homeward/return-case';
import type { Step, StepTimes } from './case-view';

const STEP_OF: ReadonlyMap<ReturnCaseEventType, Step> = new Map([
  ['CaseRegistered', 'registered'],
  ['ConsentRecorded', 'consented'],
  ['VulnerabilityScreened', 'screened'],
  ['CounsellingHeld', 'counselled'],
  ['DdpSubmitted', 'ddpSubmitted'],
  ['DdpSignedOff', 'ddpSigned'],
  ['CaseReadied', 'ready'],
  ['TravelBooked', 'booked'],
  ['Departed', 'departed'],
  ['ArrivalConfirmed', 'arrived'],
]);

/** The times of the steps after a fact. A step keeps its first time: the wait a person had does not start anew. */
export function stepsAfter(steps: StepTimes, fact: AnyRecordedFact): StepTimes {
  const step = STEP_OF.get(fact.type);
  if (step === undefined || steps[step] !== undefined) return steps;
  return { ...steps, [step]: timeOf(fact) };
}

/** Travel is dated by when it happened, which is often recorded later. */
function timeOf(fact: AnyRecordedFact): string {
  if (fact.type === 'Departed') return fact.data.departedAt;
  if (fact.type === 'ArrivalConfirmed') return fact.data.arrivedAt;
  return fact.metadata.occurredAt;
}
