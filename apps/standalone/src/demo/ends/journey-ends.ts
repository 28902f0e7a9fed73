import { CHIEF, DOCTOR, LIAISON, LOGISTICS, officerOf } from '../actors';
import { DAY } from '../calendar';
import { assessingFitness, evaluating, preparing, requestingClearance, requestingDocument } from '../parts/preparation';
import { reviewing } from '../parts/protection';
import { book, booking, getReady, manifesting } from '../parts/travel';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** Papers, health and transport stand in the way. */

export function documentRefusedTwice(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const refusal = (day: number) => step({ day }, LIAISON, 'RecordDocumentRefusal', { reason: 'insufficient-evidence' });
  return [...reviewing(it), ...requestingDocument(it), refusal(DAY.answers), ...requestingDocument(it, DAY.answers + 4), refusal(DAY.answers + 14)];
}

export function refusedByCountry(it: DemoCase): readonly Step[] {
  return [...reviewing(it), ...requestingClearance(it), stepsOf(it)({ day: DAY.answers }, LIAISON, 'RecordCooRefusal', { reasonCode: 'identity', reason: 'Not found in the civil register.' })];
}

export function unfit(it: DemoCase): readonly Step[] {
  return [...reviewing(it), assessingFitness(it, { outcome: 'UNFIT', escort: 'none', specialServices: [], findings: 'Demonstration finding.' })];
}

export function fellIll(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [
    ...booking(it),
    step({ day: DAY.manifest }, DOCTOR, 'ReportMedicalDeterioration', { severity: 'major', findings: 'Demonstration finding.' }),
    assessingFitness(it, { outcome: 'TEMP_UNFIT', escort: 'none', specialServices: [], reviewOn: dayOf(it, DAY.manifest + 10) }, DAY.manifest + 1),
  ];
}

export function noShow(it: DemoCase): readonly Step[] {
  return [...manifesting(it), stepsOf(it)({ day: DAY.departure, time: '11:00' }, LOGISTICS, 'RecordNoShow', { reasonCode: 'unreachable' })];
}

export function bookedAgain(it: DemoCase): readonly Step[] {
  const newDeparture = DAY.departure + 3;
  return [
    ...booking(it),
    stepsOf(it)({ day: DAY.manifest }, LOGISTICS, 'CancelBooking', { reasonCode: 'carrier' }),
    evaluating(it, newDeparture, DAY.manifest + 1),
    book(it, newDeparture, DAY.manifest + 1),
  ];
}

export function onHold(it: DemoCase): readonly Step[] {
  return [...reviewing(it), stepsOf(it)({ day: DAY.requests }, officerOf(it.person.index), 'HoldCase', { blocker: 'documents', reviewOn: dayOf(it, DAY.requests + 14), note: 'The civil register is closed this month.' })];
}

export function suspended(it: DemoCase): readonly Step[] {
  const corridor = { scope: 'corridor', scopeRef: `NER-${it.person.returnCountry}`, causeId: 'airspace-closure-1' } as const;
  return [...getReady(it), stepsOf(it)({ day: DAY.booking }, CHIEF, 'SuspendCase', corridor)];
}

/** The closure lasted longer than the validities: mass expiry is what an opened corridor really meets. */
export function resumed(it: DemoCase): readonly Step[] {
  return [...preparing(it), ...suspended(it).slice(-1), stepsOf(it)({ day: 70 }, CHIEF, 'ResumeCase', {})];
}
