import { CHIEF, officerOf, receivingMissionOf, SENIOR } from '../actors';
import { DAY } from '../calendar';
import { consenting, screening } from '../parts/beginning';
import { reviewing } from '../parts/protection';
import { closing } from '../parts/reintegration';
import { arriving } from '../parts/travel';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** Contact is lost, or the case ends for a reason of its own. */

const SEARCH_DAYS = [10, 14, 18] as const;
const MISSING_SINCE = 10;

export function missing(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  return [
    ...reviewing(it),
    ...SEARCH_DAYS.map((day) => step({ day }, officer, 'RecordContactAttempt', { channel: 'phone', reached: false })),
    step({ day: 18, time: '15:00' }, officer, 'DeclareMissing', { since: dayOf(it, MISSING_SINCE) }),
  ];
}

/** For a child nobody waits for a third attempt. */
export function missingChild(it: DemoCase): readonly Step[] {
  return [...screening(it), stepsOf(it)({ day: 5 }, officerOf(it.person.index), 'DeclareMissing', { since: dayOf(it, 4) })];
}

export function selfDeparted(it: DemoCase): readonly Step[] {
  return [...missing(it), closing(it, MISSING_SINCE + 91, 'self_departed')];
}

export function died(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [
    ...reviewing(it),
    step({ day: 14 }, SENIOR, 'RecordDeath', { diedOn: dayOf(it, 13), confirmedBy: CHIEF.subject, circumstances: 'Demonstration circumstances.' }),
    closing(it, 20, 'died'),
  ];
}

export function duplicate(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [step({ day: 1 }, officerOf(it.person.index), 'FlagDuplicate', { otherCaseId: it.person.neighbourCaseId, score: 0.93 }), closing(it, 2, 'duplicate')];
}

export function ineligible(it: DemoCase): readonly Step[] {
  return [...screening(it), closing(it, 5, 'ineligible')];
}

export function transferred(it: DemoCase): readonly Step[] {
  return [...consenting(it), closing(it, 10, 'transferred')];
}

export function lostAfterReturn(it: DemoCase): readonly Step[] {
  const mission = receivingMissionOf(it.person.returnCountry);
  const step = stepsOf(it);
  return [
    ...arriving(it),
    step({ day: DAY.monthOne }, mission, 'RecordFollowUp', { month: 1, reached: false, proxyRespondent: false, needs: [] }),
    closing(it, DAY.monthThree, 'returned_lost_contact'),
  ];
}
