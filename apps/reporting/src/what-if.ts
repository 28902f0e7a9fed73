import 'reflect-metadata';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationInvalid, readConfiguration } from '@homeward/configuration';
import { parseRuleSet, RuleSetInvalid, type RuleSet } from '@homeward/due-diligence';
import { systemClock, systemTimers } from '@homeward/platform';
import { DdpDecisionsQuery, type ProjectionName, ProjectionProgress, readModelDataSource } from '@homeward/read-model';
import { isCalendarDate } from '@homeward/return-case';
import { DatabaseConfiguration, joinDatabases } from '@homeward/wiring';
import { SingleBar } from 'cli-progress';
import { runWhatIf, type WhatIfResult } from './what-if/run-what-if';
import { textOf } from './what-if/what-if-text';

const USAGE = `npm run what-if -- RULES.json [--office ID] [--from 2026-01-01] [--to 2026-12-31] [--json FILE]
  Takes every recorded due-diligence decision again under the rules of the file, as known then. Works beside a running
  system and changes nothing. FILE gets the whole result, with the pseudonyms of the cases that would come out otherwise.`;
const CANCELLED = 130;
const MISUSED = 2;
const MAX_FILE_BYTES = 1_000_000;
const POOL_SIZE = 2;
const DECISIONS: ProjectionName = 'ddp-decisions';

interface Asked {
  readonly path: string;
  readonly office?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: string;
}

class Misused extends Error {
  override readonly name = 'Misused';
}

class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('Cancelled. Nothing was changed.');
  }
}

/** `npm run what-if`: other rules over the decisions of the past. */
async function main(): Promise<void> {
  const asked = readArguments();
  const candidate = await readRules(asked.path);
  const configuration = readConfiguration(DatabaseConfiguration, process.env);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Cancelled()));
  const databases = await joinDatabases({ ...configuration, dataDir: resolve(configuration.dataDir) });
  try {
    const result = await replayed(databases.connections.readModelUrl, candidate, { asked, signal: stop.signal });
    process.stdout.write(textOf(result));
    if (asked.json !== undefined) await writeFile(asked.json, `${JSON.stringify(result, null, 2)}\n`, { mode: 0o600 });
  } finally {
    await databases.close();
  }
}

function readArguments(): Asked {
  const { values, positionals } = parsedArguments();
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Misused(USAGE);
  for (const day of [values.from, values.to]) if (day !== undefined && !isCalendarDate(day)) throw new Misused(`A day looks like 2026-04-17.\n${USAGE}`);
  return { path, ...values };
}

function parsedArguments() {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { office: option, from: option, to: option, json: option } });
  } catch (cause) {
    throw new Misused(`${cause instanceof Error ? cause.message : 'The options are not understood.'}\n${USAGE}`, { cause });
  }
}

async function readRules(path: string): Promise<RuleSet> {
  if ((await stat(path)).size > MAX_FILE_BYTES) throw new Misused(`${path} is too large to be a rule set.`);
  return parseRuleSet(await readFile(path, 'utf8'));
}

async function replayed(readModelUrl: string, candidate: RuleSet, { asked, signal }: { readonly asked: Asked; readonly signal: AbortSignal }): Promise<WhatIfResult> {
  const dataSource = await readModelDataSource({ url: readModelUrl, poolSize: POOL_SIZE }).initialize();
  const bar = new SingleBar({ stream: process.stderr, format: 'replaying [{bar}] {percentage} % | {value} of {total} | {eta_formatted} left', hideCursor: true, gracefulExit: false });
  try {
    const asOf = await new ProjectionProgress(dataSource, systemTimers, [DECISIONS]).checkpointOf(DECISIONS);
    if (asOf === undefined) throw new Misused(`There is no decision to replay yet. Start the system once, or run npm run rebuild -- ${DECISIONS}.`);
    const { office, from, to } = asked;
    const past = { scope: office === undefined ? {} : { office }, asOf, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    return await runWhatIf(
      { decisions: new DdpDecisionsQuery(dataSource), clock: systemClock },
      {
        candidate,
        past,
        signal,
        onProgress(done, total) {
          if (!process.stderr.isTTY) return;
          if (!bar.isActive) bar.start(total, 0);
          bar.update(done);
        },
      },
    );
  } finally {
    bar.stop();
    await dataSource.destroy();
  }
}

/** What a user can put right is told in a sentence; anything else with its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof RuleSetInvalid) return ['The rule set cannot be used:', ...error.problems.map(({ at, problem }) => `  ${at || '(whole)'} ${problem}`)].join('\n');
  if (!(error instanceof Error)) return String(error);
  const told = [Cancelled, Misused, ConfigurationInvalid].some((kind) => error instanceof kind) || ('code' in error && error.code === 'ENOENT');
  return told ? error.message : (error.stack ?? error.message);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = error instanceof Cancelled ? CANCELLED : error instanceof Misused ? MISUSED : 1;
});
