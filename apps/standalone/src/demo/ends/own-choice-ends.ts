import { DATA_PROTECTION, officerOf, SENIOR } from '../actors';
import { DAY } from '../calendar';
import { counselling } from '../parts/beginning';
import { closing } from '../parts/reintegration';
import { booking, verifying } from '../parts/travel';
import type { DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** The person decides otherwise. Nobody asks for a reason. */

export function refusedConsent(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [step({ day: DAY.consent }, officerOf(it.person.index), 'RefuseConsent', { purposes: ['assess', 'travel'] }), closing(it, 3, 'withdrawn')];
}

export function decidedToStay(it: DemoCase): readonly Step[] {
  return [...counselling(it, 'stay'), closing(it, DAY.counselling + 5, 'withdrawn')];
}

export function withdrew(it: DemoCase): readonly Step[] {
  return [...booking(it), withdrawal(it, DAY.manifest)];
}

function withdrawal(it: DemoCase, day: number): Step {
  return stepsOf(it)({ day, time: '09:00' }, officerOf(it.person.index), 'WithdrawConsent', { purposes: ['travel', 'contact_coo_authorities'], channel: 'phone' });
}

export function saidNoWhenAskedAlone(it: DemoCase): readonly Step[] {
  return verifying(it, false);
}

export function reopened(it: DemoCase): readonly Step[] {
  return [...withdrew(it), stepsOf(it)({ day: 60 }, SENIOR, 'ReopenCase', { reasonCode: 'changed-mind', reason: 'Asked again after talking with the family.' })];
}

export function erased(it: DemoCase): readonly Step[] {
  return [...withdrew(it), closing(it, 25, 'withdrawn'), stepsOf(it)({ day: 30 }, DATA_PROTECTION, 'ErasePerson', { reasonCode: 'person-request' })];
}
