import type { ApiClient } from './api-client';
import type { CastCase } from './casting';
import type { DemoParts } from './demo-parts';
import { saveReports } from './save-reports';
import { caseloadOf, departuresOf } from './show-counts';
import { historyOf } from './show-history';
import { textTable } from './text-table';
import type { Tokens } from './tokens';

export interface Outcome extends DemoParts {
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly casting: readonly CastCase[];
  /** The last position written in this run. */
  readonly position: string | undefined;
}

const TOLD_SCENARIO = 'withdrew, then came back';

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
  const files = await saveReports({ client, tokens, reportsDir });
  section('Where to go on', [`API and its documentation  ${system.url}/docs`, ...files.map((file) => `Report                     ${file}`), 'A token to try it with     npm run -s token -- --role senior-protection-officer'].join('\n'));
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
