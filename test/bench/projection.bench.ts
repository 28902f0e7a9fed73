import { parseRecorded } from '@homeward/case-log';
import { openPostgresEventStore, type EventStore, type Position } from '@homeward/event-store';
import { silentLogger, systemTimers } from '@homeward/platform';
import {
  caseProjections, caseViewFold, ensureReadModelRole, migrateReadModels, ProjectionProgress, READ_MODEL_ROLE, readModelDataSource, rebuild,
  runProjections, type BoundProjection, type CaseView,
} from '@homeward/read-model';
import { DEFAULT_POLICY } from '@homeward/return-case';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { compare, type Bench, type BenchContext, type BenchResult } from './bench';
import { fillWithCases } from './case-histories';

/** Cases of 57 events each. A rebuild's own cost is the same for any log, so its log is the longer one. */
const CASES = { projection: 2_000, rebuild: 5_000 };
const QUICK_DIVISOR = 20;
const ROWS_PER_INSERT = 1_000;
const PAGE_EVENTS = 2_000;
const PATIENCE_MS = 300_000;

/** The case summaries kept up to date from the log, one row written for each event, over inserting the same rows and no more. */
export const projection: Bench = { name: 'projection', goal: 0.6, run: (context) => withReadModels(context, 'projection', measureProjection) };

/** The caseload built anew from the whole log and swapped in, over reading the log through the store and no more. */
export const rebuildCaseload: Bench = { name: 'rebuild', goal: 0.8, run: (context) => withReadModels(context, 'rebuild', measureRebuild) };

interface Insert {
  readonly text: string;
  readonly values: readonly string[];
}

interface Filled {
  readonly context: BenchContext;
  readonly store: EventStore;
  readonly dataSource: DataSource;
  readonly events: number;
  readonly head: Position;
  readonly adminUrl: string;
  bound(name: string): BoundProjection<CaseView>;
}

async function withReadModels(context: BenchContext, name: keyof typeof CASES, measure: (filled: Filled) => Promise<BenchResult>): Promise<BenchResult> {
  const { adminUrl, appUrl } = await context.server.createDatabase(name);
  await ensureReadModelRole(adminUrl);
  const url = new URL(adminUrl);
  url.username = READ_MODEL_ROLE;
  url.password = '';
  const store = await openPostgresEventStore({ connectionString: appUrl });
  const dataSource = await readModelDataSource({ url: url.href }).initialize();
  try {
    await migrateReadModels(dataSource);
    const events = await fillWithCases(store, CASES[name] / (context.quick ? QUICK_DIVISOR : 1));
    const projections = caseProjections(dataSource, DEFAULT_POLICY, () => 'Africa/Niamey');
    const bound = (wanted: string): BoundProjection<CaseView> => {
      const found = projections.find(({ projection: { name: known } }) => known === wanted);
      if (found === undefined) throw new Error(`There is no projection ${wanted}.`);
      return found;
    };
    return await measure({ context, store, dataSource, events, head: (await store.head()) ?? '', adminUrl, bound });
  } finally {
    await dataSource.destroy();
    await store.close();
  }
}

async function measureProjection(filled: Filled): Promise<BenchResult> {
  const inserts = await insertsOf(filled);
  const client = new Client({ connectionString: filled.adminUrl });
  await client.connect();
  try {
    // The same table with the same indexes; only its key must let one case have a row for each event.
    await client.query('create table plain_summary (like read_model.case_summary including indexes)');
    await client.query('alter table plain_summary drop constraint plain_summary_pkey');
    await client.query('alter table plain_summary add primary key (case_id, position)');
    return await compare(filled.context.rounds, 'events/s', {
      ours: () => rate(filled.events, () => project(filled)),
      baseline: async () => {
        await client.query('truncate plain_summary');
        return rate(filled.events, async () => {
          for (const { text, values } of inserts) await client.query({ name: 'plain-insert', text, values: [...values] });
        });
      },
    });
  } finally {
    await client.end();
  }
}

async function project({ store, dataSource, head, bound }: Filled): Promise<void> {
  const summaries = bound('case-summary');
  await dataSource.query('truncate read_model.case_summary, read_model.checkpoint');
  const progress = new ProjectionProgress(dataSource, systemTimers, [summaries.projection.name]);
  const stop = new AbortController();
  const running = runProjections(
    { store, dataSource, progress, projections: [summaries], timers: systemTimers, logger: silentLogger, fold: caseViewFold, read: parseRecorded },
    stop.signal,
  );
  const reached = await progress.waitFor(head, { timeoutMs: PATIENCE_MS });
  stop.abort();
  await running;
  if (!reached) throw new Error('The projection did not reach the end of the log.');
}

/** A statement for each thousand rows that the projection makes of the log, with its parameters ready as array literals. */
async function insertsOf({ store, bound }: Filled): Promise<readonly Insert[]> {
  const { projection: summaries, table } = bound('case-summary');
  if (summaries.kind !== 'rows') throw new Error('A case has one summary.');
  const states = new Map<string, CaseView>();
  const inserts: Insert[] = [];
  let rows: Readonly<Record<string, unknown>>[] = [];
  const text = insertInto(table);
  const insertRows = (): void => {
    if (rows.length > 0) inserts.push({ text, values: table.columns.map(({ property }) => arrayLiteral(rows.map((row) => row[property]))) });
    rows = [];
  };
  for await (const page of pagesOf(store)) {
    for (const event of page) {
      const state = caseViewFold.evolve(states.get(event.stream), parseRecorded(event));
      states.set(event.stream, state);
      rows.push(...(summaries.rows(state) as readonly Readonly<Record<string, unknown>>[]));
      if (rows.length >= ROWS_PER_INSERT) insertRows();
    }
  }
  insertRows();
  return inserts;
}

/** An array of arrays would be taken apart by unnest, so arrays and JSON travel as texts. */
function insertInto({ columns }: BoundProjection<CaseView>['table']): string {
  const names = columns.map(({ column }) => column).join(', ');
  const parameters = columns.map(({ sqlType, isArray }, index) => `$${index + 1}::${isArray || sqlType === 'jsonb' ? 'text' : sqlType}[]`).join(', ');
  const values = columns.map(({ column, sqlType }) => `${column}::${sqlType}`).join(', ');
  return `insert into plain_summary (${names}) select ${values} from unnest(${parameters}) as r(${names})`;
}

function arrayLiteral(values: readonly unknown[]): string {
  return `{${values.map((value) => (value === null ? 'null' : quoted(textOf(value)))).join(',')}}`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return `{${value.map(quoted).join(',')}}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

async function measureRebuild(filled: Filled): Promise<BenchResult> {
  const { store, dataSource, events, head, context, bound } = filled;
  const ports = { store, dataSource, logger: silentLogger, fold: caseViewFold, read: parseRecorded };
  const { signal } = new AbortController();
  return compare(context.rounds, 'events/s', {
    ours: () => rate(events, async () => void (await rebuild(ports, bound('caseload'), { signal, upTo: head }))),
    baseline: () => rate(events, () => readOnly(store, events)),
  });
}

async function readOnly(store: EventStore, events: number): Promise<void> {
  let seen = 0;
  for await (const page of pagesOf(store)) seen += page.length;
  if (seen !== events) throw new Error('The log was not read whole.');
}

async function* pagesOf(store: EventStore) {
  for (let after: Position | undefined; ; ) {
    const page = await store.readAll({ limit: PAGE_EVENTS, ...(after === undefined ? {} : { after }) });
    yield page;
    after = page.at(-1)?.position;
    if (page.length < PAGE_EVENTS) return;
  }
}

async function rate(events: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (events * 1_000) / (performance.now() - started);
}
