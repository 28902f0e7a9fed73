import { DateTime } from 'luxon';
import { DEMO_HOST_COUNTRY } from './actors';
import type { ApiClient } from './api-client';
import { DAY } from './calendar';
import type { CastCase } from './casting';
import type { DemoParts } from './demo-parts';
import { dayOf } from './person';
import { saveReports } from './save-reports';
import { caseloadOf, departuresOf } from './show-counts';
import { explanationOf, overridesOf, recomputedOf } from './show-decisions';
import { historyOf } from './show-history';
import { corridorOf, whatIfOf } from './show-rules';
import { textTable } from './text-table';
import type { Tokens } from './tokens';

export interface Outcome extends DemoParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly casting: readonly CastCase[];
  /** The last position written in this run. */
  readonly position: string | undefined;
  /** What happened to a family on its way; empty when it was told before. */
  readonly family: string;
}

const TOLD_SCENARIO = 'withdrew, then came back';
const EXPLAINED_SCENARIO = 'country unsettled, decided by the chief of mission';
const OVERRIDDEN_SCENARIO = 'block set aside by the chief of mission';
const CORRIDOR = `${DEMO_HOST_COUNTRY}>GIN`;

/** Prints what the demonstration left behind, all of it read over HTTP. */
export async function showOutcome(outcome: Outcome): Promise<void> {
  const { client, tokens, casting, clock, out, position, system, reportsDir } = outcome;
  const section = (title: string, text: string) => out.write(`\n${title}\n\n${text}\n`);
  section('How the cases went', endsOf(casting));
  section(`Caseload, as of ${clock.now().slice(0, 10)} on the demonstration’s clock`, await caseloadOf(client, tokens, position));
  section('Departures', await departuresOf(client, tokens, position));
  const told = casting.find(({ scenario }) => scenario.name === TOLD_SCENARIO);
  if (told) {
    const { caseId } = told.demoCase.person;
    section(`History of one case, replayed from its events: “${told.scenario.name}” (${caseId})`, await historyOf(client, tokens, caseId));
  }
  await showProtection(outcome, section);
  const files = await saveReports({ client, tokens, reportsDir });
  section('Where to go on', [`API and its documentation  ${system.url}/docs`, ...files.map((file) => `Report                     ${file}`), 'A token to try it with     npm run -s token -- --role senior-protection-officer'].join('\n'));
}

/** What follows from the decisions, and what happens to many cases at once. Read or done over HTTP like everything else. */
async function showProtection({ client, tokens, casting, position, family }: Outcome, section: (title: string, text: string) => void): Promise<void> {
  const caseOf = (name: string) => casting.find(({ scenario }) => scenario.name === name)?.demoCase;
  const [explained, overridden] = [caseOf(EXPLAINED_SCENARIO), caseOf(OVERRIDDEN_SCENARIO)];
  if (explained) section(`One decision in plain words: “${EXPLAINED_SCENARIO}”`, await explanationOf(client, tokens, explained.person.caseId));
  if (overridden) section('Blocks set aside in one week', await overridesOf(client, tokens, weekOf(dayOf(overridden, DAY.signOff))));
  section('Every decision made again', await recomputedOf(client, tokens, casting));
  section('What if trafficking stopped a return outright', await whatIfOf(client, tokens));
  if (family !== '') section('A family held by one of them', family);
  // A second run finds the corridor opened again.
  if (position === undefined) return;
  section('A corridor closed and opened again', await corridorOf(client, tokens, CORRIDOR));
}

/** ISO 8601 week of a day. */
function weekOf(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

function endsOf(casting: readonly CastCase[]): string {
  const counts = new Map<CastCase['scenario'], number>();
  for (const { scenario } of casting) counts.set(scenario, (counts.get(scenario) ?? 0) + 1);
  return textTable(
    [
      { title: 'cases', text: ([, count]) => count },
      { title: 'what happened', text: ([{ name }]) => name },
      { title: 'ends in', text: ([{ ends }]) => ends },
    ],
    [...counts].sort(([, one], [, other]) => other - one),
  );
}
