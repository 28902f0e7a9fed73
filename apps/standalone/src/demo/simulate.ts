import { DEFAULT_RULE_SET } from '@homeward/due-diligence';
import { DEFAULT_POLICY, returnCase, type ReturnCase, type ReturnCaseCommand } from '@homeward/return-case';
import { DEMO_HOST_COUNTRY, DEMO_OFFICE, officerOf } from './actors';
import { DEMO_STARTS_AT } from './calendar';
import type { DemoPerson } from './person';
import type { Step } from './step';

const ZONE = 'Africa/Niamey';
const CALENDAR = { name: 'NER weekend 6,7', zone: ZONE, weekend: [6, 7], holidays: [] };

/** A command as the server would judge it. */
export function commandOf({ at, actor, type, data }: Step): ReturnCaseCommand {
  return { type, data, context: { actor: actor.subject, role: actor.role, now: at, zone: ZONE, policy: DEFAULT_POLICY, ruleSet: DEFAULT_RULE_SET, calendar: CALENDAR } } as ReturnCaseCommand;
}

export function registrationOf({ registration, family }: DemoPerson): readonly Step[] {
  const registrar = { at: DEMO_STARTS_AT, actor: officerOf(0) };
  const register: Step = { ...registrar, type: 'RegisterCase', data: { ...registration, office: DEMO_OFFICE, hostCountry: DEMO_HOST_COUNTRY, possibleDuplicates: [] } };
  return family ? [register, { ...registrar, type: 'LinkFamily', data: family }] : [register];
}

/** Plays steps by the rules alone, without a server. Answers how many events there are after each. Throws what a step is refused for. */
export function simulate(steps: readonly Step[]): { readonly state: ReturnCase; readonly eventsAfter: readonly number[] } {
  let state: ReturnCase = returnCase.initial;
  let count = 0;
  const eventsAfter = steps.map((step) => {
    const events = returnCase.decide(commandOf(step), state);
    state = events.reduce<ReturnCase>((next, event) => returnCase.evolve(next, event), state);
    count += events.length;
    return count;
  });
  return { state, eventsAfter };
}
