import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { importSheet, resultOf, type ImportTarget } from '../../../casework/src/import/import-client';
import { DEMO_HOST_COUNTRY, DEMO_OFFICE, officerOf } from './actors';
import { ApiClient } from './api-client';
import { DAY, DEMO_STARTS_AT } from './calendar';
import { cast, type CastCase } from './casting';
import type { DemoParts } from './demo-parts';
import { CONNECTIONS, drive } from './drive';
import { pendingOf } from './pending';
import { peopleOf } from './people';
import { progressOf } from './progress';
import { SCENARIOS } from './scenarios';
import { familyOf, readyFamilyOf } from './show-family';
import { showOutcome } from './show-outcome';
import { instantOf } from './step';
import { Tokens } from './tokens';

/** The whole demonstration against a running system, over HTTP only. Ends early, with the signal's reason, when it aborts. */
export async function runDemo(parts: DemoParts): Promise<void> {
  const { system, clock, signal, out } = parts;
  const client = new ApiClient(system.url, CONNECTIONS);
  const tokens = new Tokens(system);
  try {
    const { casting, isFresh } = await importPeople(parts, { url: system.url, token: await tokens.for(officerOf(0)) });
    const pending = await pendingOf(casting, { client, tokens, isFresh });
    const total = pending.reduce((sum, { steps }) => sum + steps.length, 0);
    const progress = progressOf('Steps taken  ', total, out);
    const family = readyFamilyOf(casting);
    const told: string[] = [];
    const play = async () => void told.push(await familyOf({ client, tokens }, family));
    // A family that was parted before is not parted again.
    const interlude = isFresh && family[0] ? { at: instantOf(family[0].demoCase, { day: DAY.booking, time: '20:00' }), play } : undefined;
    const position = await drive(pending, { client, tokens, clock, signal, onStep: (done) => progress.to(done), ...(interlude && { interlude }) }).finally(() => progress.end());
    clock.moveTo(lastInstantOf(casting));
    clock.run();
    if (total === 0) out.write('Every case had been taken to its end before; nothing was done twice.\n');
    await showOutcome({ ...parts, client, tokens, casting, position, family: told.join('\n') });
  } finally {
    client.close();
  }
}

async function importPeople({ sheetPath, signal, out }: DemoParts, target: ImportTarget): Promise<{ readonly casting: readonly CastCase[]; readonly isFresh: boolean }> {
  const progress = progressOf('Sheet read, %', 100, out);
  const job = await importSheet(target, sheetPath, ({ bytesRead, bytesTotal }) => progress.to(bytesTotal === 0 ? 0 : Math.floor((bytesRead / bytesTotal) * 100)), signal).finally(() => progress.end());
  if (job.status !== 'done' || job.refused > 0) throw new Error(`The sample did not land: ${job.problem?.detail ?? `${job.refused} rows were refused.`}`);
  out.write(`Imported ${sheetPath}: ${job.registered} people registered, ${job.unchanged} known already.\n`);
  const caseIds = await caseIdsOf(target, job);
  // The namespace does not matter here: the ids are the import's own.
  const context = { namespace: job.id, office: DEMO_OFFICE, hostCountry: DEMO_HOST_COUNTRY, today: DEMO_STARTS_AT.slice(0, 10), maxAgeYears: DEFAULT_POLICY.maxAgeYears };
  const people = await peopleOf(createReadStream(sheetPath), context, (reference) => caseIds.get(reference));
  return { casting: cast(people, SCENARIOS), isFresh: job.unchanged === 0 };
}

async function caseIdsOf(target: ImportTarget, job: Parameters<typeof resultOf>[1]): Promise<ReadonlyMap<string, string>> {
  const caseIds = new Map<string, string>();
  const rows = Readable.from(await resultOf(target, job, 'all')).pipe(parse({ columns: true, bom: true }));
  for await (const { reference, case_id } of rows as AsyncIterable<{ readonly reference: string; readonly case_id: string }>) caseIds.set(reference, case_id);
  return caseIds;
}

function lastInstantOf(casting: readonly CastCase[]): string {
  const ends = casting.map(({ demoCase, scenario }) => scenario.steps(demoCase).at(-1)?.at ?? DEMO_STARTS_AT);
  return ends.reduce((last, end) => (end > last ? end : last), DEMO_STARTS_AT);
}
