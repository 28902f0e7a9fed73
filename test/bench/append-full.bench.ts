import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CaseLog, CommandReceipts, type AppendMetadata } from '@homeward/case-log';
import { openPostgresEventStore, type EventStore, type NewEvent } from '@homeward/event-store';
import { FileMasterKeys, KEY_ROLE, migrateKeyStore, openPersonalData, openPostgresKeyStore, type Sealer } from '@homeward/personal-data';
import type { ReturnCaseEvent } from '@homeward/return-case';
import { v5 } from 'uuid';
import { compare, type Bench, type BenchContext, type BenchResult } from './bench';
import type { BenchDatabase } from './bench-server';
import { createPlainTable, openPlainWriters, plainAppend } from './plain-table';

const WRITERS = 32;
const APPENDS_PER_CASE = 10;
const ROUND_APPENDS = 20_000;
const QUICK_DIVISOR = 10;
const NAMESPACE = '7c0e4a0e-3b0a-5a53-9a59-1a2f7f6f0c11';
const AT = '2026-03-02T08:00:00.000Z';

/**
 * 3 events with a sealed part in each, under three keys of the person, with leaf hashes, the ids that make a repeated
 * command the same, and the audit metadata: through the case log, over the plain way inserting rows of the same bytes.
 * The first append of a case also makes the person's keys in the key database: that belongs to its life too.
 */
export const appendFull32: Bench = { name: 'append_full_32', goal: 0.95, run };

interface Prepared {
  readonly caseId: string;
  readonly revision: number;
  readonly metadata: AppendMetadata;
}

async function run(context: BenchContext): Promise<BenchResult> {
  const database = await context.server.createDatabase('append_full_32');
  const keyDatabase = await context.server.createDatabase('append_full_32_keys');
  await createPlainTable(database.adminUrl);
  return withSealer(keyDatabase, async (sealer) => {
    const store = await openPostgresEventStore({ connectionString: database.appUrl });
    const clients = await openPlainWriters(database.adminUrl, WRITERS);
    try {
      const rows = await rowsLike(sealer);
      return await compare(context.rounds, 'appends/s', {
        ours: (round) => appendRate(context, `ours-${round}`, oursOn(new CaseLog(store, sealer))),
        baseline: (round) => appendRate(context, `plain-${round}`, async (writer, { caseId, revision, metadata }) => {
          const client = clients[writer];
          const events = rows.map((row, place) => ({ ...row, id: v5(String(place), metadata.commandId) }));
          if (client !== undefined) await plainAppend(client, `returnCase-${caseId}`, events, revision + 1);
        }),
      });
    } finally {
      await Promise.all(clients.map((client) => client.end()));
      await store.close();
    }
  });
}

async function withSealer<T>({ adminUrl }: BenchDatabase, use: (sealer: Sealer) => Promise<T>): Promise<T> {
  await migrateKeyStore({ connectionString: adminUrl });
  const keyUrl = new URL(adminUrl);
  keyUrl.username = KEY_ROLE;
  keyUrl.password = '';
  const folder = await mkdtemp(join(tmpdir(), 'homeward-bench-keys-'));
  const keyStore = await openPostgresKeyStore({ connectionString: keyUrl.href, masterKeys: new FileMasterKeys(folder) });
  try {
    return await use((await openPersonalData({ keyStore })).sealer);
  } finally {
    await keyStore.close();
    await rm(folder, { recursive: true });
  }
}

/** What the command handler does for a case it has at hand: has this command been here, else append and remember. */
function oursOn(log: CaseLog): (writer: number, append: Prepared) => Promise<void> {
  const receipts = new CommandReceipts();
  return async (_, { caseId, revision, metadata }) => {
    if (receipts.find(metadata.commandId) !== undefined) throw new Error('No command repeats here.');
    await log.append(caseId, EVENTS, { expected: revision < 0 ? 'no-stream' : revision, metadata });
  };
}

async function appendRate(
  { quick }: BenchContext,
  seed: string,
  appendOnce: (writer: number, append: Prepared) => Promise<void>,
): Promise<number> {
  const share = Math.ceil(ROUND_APPENDS / (quick ? QUICK_DIVISOR : 1) / WRITERS);
  const work = Array.from({ length: WRITERS }, (_, writer) => preparedBy(`${seed}-${writer}`, share));
  const started = performance.now();
  await Promise.all(work.map(async (ofWriter, writer) => {
    for (const append of ofWriter) await appendOnce(writer, append);
  }));
  return (share * WRITERS * 1_000) / (performance.now() - started);
}

function preparedBy(writer: string, appends: number): Prepared[] {
  return Array.from({ length: appends }, (_, turn) => {
    const caseId = v5(`${writer}/${Math.floor(turn / APPENDS_PER_CASE)}`, NAMESPACE);
    const metadata = metadataOf(v5(`${writer}/${turn}`, NAMESPACE), caseId);
    return { caseId, revision: (turn % APPENDS_PER_CASE) * EVENTS.length - 1, metadata };
  });
}

function metadataOf(commandId: string, subject: string): AppendMetadata {
  return {
    commandId, subject, requestDigest: 'p2mZ0m3p8l5d6n0q1r7s9t4u2v8w6x3y1z5a7b9c0d', commandType: 'RecordCounselling', office: 'tripoli',
    purpose: 'counsel', correlationId: commandId, traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', policyVersion: '2026-01',
  };
}

/** The bytes that our way stores, for the plain way to store too. */
async function rowsLike(sealer: Sealer): Promise<readonly NewEvent[]> {
  const rows: NewEvent[] = [];
  const capturing: Pick<EventStore, 'append'> = {
    append: (_, events) => {
      rows.push(...events);
      return Promise.resolve({ revision: 2, position: '' });
    },
  };
  const [sample] = preparedBy('sample', 1);
  if (sample === undefined) throw new Error('One append was prepared.');
  await new CaseLog(capturing as EventStore, sealer).append(sample.caseId, EVENTS, { expected: 'no-stream', metadata: sample.metadata });
  return rows;
}

const STAMP = { by: 'officer-17', role: 'protection-officer', at: AT } as const;
const EVENTS: readonly ReturnCaseEvent[] = [
  {
    ...STAMP, type: 'CounsellingHeld',
    data: {
      mode: 'in-person', language: 'ibo', topics: ['options', 'situation-at-home', 'rights', 'reintegration'], cooInformationFrom: '2026-02-20',
      decision: 'go', coolingOffUntil: '2026-03-05T08:00:00.000Z', note: 'Wants to travel before the rains; the brother meets her at the airport.',
    },
  },
  {
    ...STAMP, type: 'MedicalAssessed',
    data: { outcome: 'FIT', validUntil: '2026-06-01', escort: 'none', specialServices: [], findings: 'No acute condition. Old fracture, healed; no medication.' },
  },
  {
    ...STAMP, type: 'TravelBooked',
    data: {
      departsAt: '2026-04-02T08:00:00.000Z', arrivesAt: '2026-04-02T17:00:00.000Z', transport: 'air', carrier: 'XX', flight: 'XX 123', from: 'MJI',
      to: 'LOS', escort: 'none', specialServices: [], fundingRef: 'fund-1', gates: [{ gate: 'CONSENT', status: 'open', validUntil: '2026-06-01' }], bookingReference: 'QX7RT2',
    },
  },
];
