import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { mayAsk } from '@homeward/access';
import { readIntakeRows, readIntakeSheet, type IntakeContext, type Registration } from '@homeward/intake';
import { DEFAULT_POLICY, PHASES, returnCase, type ReturnCase, type ReturnCaseCommand } from '@homeward/return-case';
import { DEMO_HOST_COUNTRY, DEMO_OFFICE, officerOf } from './actors';
import { DEMO_STARTS_AT } from './calendar';
import { cast, type CastCase } from './casting';
import { peopleOf } from './people';
import { SCENARIOS } from './scenarios';
import type { Step } from './step';

const SHEET = join(__dirname, '../../../../samples/intake.csv');
const CONTEXT: IntakeContext = { namespace: '6f1d5a3e-1111-4222-8333-444455556666', office: DEMO_OFFICE, hostCountry: DEMO_HOST_COUNTRY, today: DEMO_STARTS_AT.slice(0, 10), maxAgeYears: 110 };

async function registrationsOf(): Promise<Registration[]> {
  const registrations: Registration[] = [];
  for await (const { registration } of readIntakeRows(await readIntakeSheet(createReadStream(SHEET), 'csv'), CONTEXT)) if (registration) registrations.push(registration);
  return registrations;
}

function commandOf({ at, actor, type, data }: Pick<Step, 'at' | 'actor' | 'type' | 'data'>): ReturnCaseCommand {
  return { type, data, context: { actor: actor.subject, role: actor.role, now: at, zone: 'Africa/Niamey', policy: DEFAULT_POLICY } } as ReturnCaseCommand;
}

/** Enough to meet children, families, every officer and every kind of paper; all thousand are played by the demonstration itself. */
const PLAYED_OF_EACH = 8;

/** Plays one case from its registration and answers where it ends; fails on the step that the rules refuse or that does nothing. */
function play({ demoCase, scenario }: CastCase, registration: Registration): ReturnCase {
  const register: Step = { at: DEMO_STARTS_AT, actor: officerOf(0), type: 'RegisterCase', data: { ...registration.data, possibleDuplicates: [] } };
  return [register, ...scenario.steps(demoCase)].reduce<ReturnCase>((state, step) => {
    const told = `${scenario.name}, ${demoCase.person.reference}, ${step.type} at ${step.at}`;
    const command = commandOf(step);
    if (!mayAsk(step.actor.role, command)) throw new Error(`${told}: not for the role ${step.actor.role}`);
    try {
      const events = returnCase.decide(command, state);
      if (events.length === 0) throw new Error('nothing happened');
      return events.reduce<ReturnCase>((next, event) => returnCase.evolve(next, event), state);
    } catch (error) {
      throw new Error(`${told}: ${String(error)}`, { cause: error });
    }
  }, returnCase.initial);
}

describe('the demonstration', () => {
  let casting: readonly CastCase[];
  let byReference: ReadonlyMap<string | undefined, Registration>;
  beforeAll(async () => {
    const registrations = await registrationsOf();
    byReference = new Map(registrations.map((registration) => [registration.data.externalReference, registration]));
    casting = cast(await peopleOf(createReadStream(SHEET), CONTEXT, (reference) => byReference.get(reference)?.caseId), SCENARIOS);
  });

  const registrationOf = ({ demoCase }: CastCase): Registration => {
    const registration = byReference.get(demoCase.person.reference);
    if (!registration) throw new Error(`${demoCase.person.reference} is not in the sheet.`);
    return registration;
  };

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('plays “%s” by the rules, to the end it claims', (_, scenario) => {
    const cases = casting.filter((castCase) => castCase.scenario === scenario).slice(0, PLAYED_OF_EACH);
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map((castCase) => play(castCase, registrationOf(castCase)).phase))).toEqual(new Set([scenario.ends]));
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
    for (const castCase of casting) families.set(castCase.demoCase.person.family ?? '', [...(families.get(castCase.demoCase.person.family ?? '') ?? []), castCase]);
    families.delete('');
    for (const members of families.values()) expect(new Set(members.map(({ scenario }) => scenario)).size).toBe(1);
  });
});
