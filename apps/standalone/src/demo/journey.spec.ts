import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { mayAsk } from '@homeward/access';
import { commandNameOf, findCommand, validBody } from '@homeward/contracts';
import type { IntakeContext } from '@homeward/intake';
import { derivedId } from '@homeward/platform';
import { PHASES } from '@homeward/return-case';
import { DEMO_HOST_COUNTRY, DEMO_OFFICE } from './actors';
import { DEMO_STARTS_AT } from './calendar';
import { cast, type CastCase } from './casting';
import { peopleOf } from './people';
import { SCENARIOS } from './scenarios';
import { registrationOf, simulate } from './simulate';

const SHEET = join(__dirname, '../../../../samples/intake.csv');
const CONTEXT: IntakeContext = { namespace: '6f1d5a3e-1111-4222-8333-444455556666', office: DEMO_OFFICE, hostCountry: DEMO_HOST_COUNTRY, today: DEMO_STARTS_AT.slice(0, 10), maxAgeYears: 110 };

/** Enough to meet children, families, every officer and every kind of paper; all thousand are played by the demonstration itself. */
const PLAYED_OF_EACH = 8;

/** Every step is accepted by the edge and the role before the rules judge it, and does something. */
function played({ demoCase, scenario }: CastCase) {
  const steps = scenario.steps(demoCase);
  for (const { actor, type, data } of steps) {
    expect(mayAsk(actor.role, { type, data })).toBe(true);
    const entry = findCommand(commandNameOf(type));
    if (!entry) throw new Error(`${type} is not in the catalogue.`);
    expect(() => validBody(entry.body, data)).not.toThrow();
  }
  const all = [...registrationOf(demoCase.person), ...steps];
  const { state, eventsAfter } = simulate(all);
  eventsAfter.forEach((count, index) => expect({ step: all[index]?.type, does: count > (eventsAfter[index - 1] ?? 0) }).toEqual({ step: all[index]?.type, does: true }));
  return state.phase;
}

describe('the demonstration', () => {
  let casting: readonly CastCase[];
  beforeAll(async () => {
    // Outside a system there is no case yet; any id will do.
    casting = cast(await peopleOf(createReadStream(SHEET), CONTEXT, (reference) => derivedId(CONTEXT.namespace, reference)), SCENARIOS);
  });

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('plays “%s” by the rules, to the end it claims', (_, scenario) => {
    const cases = casting.filter((castCase) => castCase.scenario === scenario).slice(0, PLAYED_OF_EACH);
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map(played))).toEqual(new Set([scenario.ends]));
  });

  it('gives every phase its cases', () => {
    expect(new Set(casting.map(({ scenario }) => scenario.ends))).toEqual(new Set(PHASES));
  });

  it('has every case’s steps in the order of time', () => {
    for (const { demoCase, scenario } of casting) {
      const times = scenario.steps(demoCase).map(({ at }) => at);
      expect(times).toEqual([...times].sort());
    }
  });

  it('gives each scenario about its share, and families one scenario', () => {
    const adults = SCENARIOS.filter(({ suits }) => suits === 'anybody');
    const counts = new Map(adults.map((scenario) => [scenario, casting.filter((castCase) => castCase.scenario === scenario).length]));
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shares = adults.reduce((sum, { share }) => sum + share, 0);
    for (const [{ share }, count] of counts) expect(Math.abs(count / total - share / shares)).toBeLessThan(0.03);
    const families = new Map<string, CastCase[]>();
    for (const castCase of casting) {
      const key = castCase.demoCase.person.family?.groupId ?? castCase.demoCase.person.caseId;
      families.set(key, [...(families.get(key) ?? []), castCase]);
    }
    for (const members of families.values()) expect(new Set(members.map(({ scenario }) => scenario)).size).toBe(1);
  });
});
