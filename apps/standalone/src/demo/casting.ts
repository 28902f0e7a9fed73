import { addDays } from '@homeward/return-case';
import { COHORTS, DAYS_BETWEEN_COHORTS, FIRST_COHORT_ON } from './calendar';
import { demoCaseOf, isChild, type DemoCase, type DemoPerson } from './person';
import type { Scenario, Suits } from './scenario';

/** A case with the scenario it plays. */
export interface CastCase {
  readonly demoCase: DemoCase;
  readonly scenario: Scenario;
}

/**
 * Gives everybody a scenario and a month to begin. The same people get the same ones again, so that the demonstration can
 * be stopped and continued. Families play one scenario together.
 */
export function cast(people: readonly DemoPerson[], scenarios: readonly Scenario[]): readonly CastCase[] {
  const dealers = new Map<string, Dealer>();
  return groupsOf(people).flatMap((group, groupIndex) => {
    const startsOn = addDays(FIRST_COHORT_ON, (groupIndex % COHORTS) * DAYS_BETWEEN_COHORTS);
    const kinds = kindsOf(group, startsOn);
    const key = kinds.join();
    const dealer = dealers.get(key) ?? new Dealer(scenarios.filter(({ suits }) => kinds.includes(suits)));
    dealers.set(key, dealer);
    const scenario = dealer.next(group.length);
    return group.map((person) => ({ demoCase: demoCaseOf(person, startsOn), scenario }));
  });
}

function groupsOf(people: readonly DemoPerson[]): readonly (readonly DemoPerson[])[] {
  const groups = new Map<string, DemoPerson[]>();
  for (const person of people) {
    const key = person.family?.groupId ?? person.caseId;
    groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return [...groups.values()];
}

function kindsOf(group: readonly DemoPerson[], startsOn: string): readonly Suits[] {
  const children = group.filter((person) => isChild(person, startsOn)).length;
  if (children === 0) return ['anybody', 'adults'];
  return children === group.length ? ['anybody', 'children-alone'] : ['anybody'];
}

/** Deals scenarios so that at every moment each has had about its share. */
class Dealer {
  private readonly dealt = new Map<Scenario, number>();

  constructor(private readonly scenarios: readonly Scenario[]) {}

  next(people: number): Scenario {
    const next = this.scenarios.reduce((best, scenario) => (this.claimOf(scenario, people) > this.claimOf(best, people) ? scenario : best));
    this.dealt.set(next, (this.dealt.get(next) ?? 0) + people);
    return next;
  }

  /** What a scenario is short of in proportion to its share; small families count as less. */
  private claimOf(scenario: Scenario, people: number): number {
    return -((this.dealt.get(scenario) ?? 0) + people) / scenario.share;
  }
}
