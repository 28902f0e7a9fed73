import { Client } from 'pg';
import type { NewEvent } from '@homeward/event-store';
import { inDatabase } from './bench-server';

const CREATE_TABLE = `
create table plain_event (
  position bigint generated always as identity primary key,
  stream text collate "C" not null,
  revision integer not null,
  id uuid not null unique,
  type text collate "C" not null,
  data json not null,
  metadata json not null,
  recorded_at timestamptz not null default clock_timestamp(),
  leaf_hash bytea,
  unique (stream, revision)
)`;

const COLUMNS_PER_EVENT = 6;

/** What a careful programmer writes without the store: a table with the store's columns and indexes. */
export async function createPlainTable(adminUrl: string): Promise<void> {
  await inDatabase(adminUrl, CREATE_TABLE);
}

/** A connection of its own for each writer. */
export async function openPlainWriters(adminUrl: string, writers: number): Promise<Client[]> {
  const clients = Array.from({ length: writers }, () => new Client({ connectionString: adminUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}

/**
 * The plain way at its best: all events of the append in one named prepared INSERT, which is a transaction of its own, so
 * one round trip in place of five for BEGIN, three INSERTs and COMMIT.
 */
export async function plainAppend(client: Client, stream: string, events: readonly NewEvent[], firstRevision: number): Promise<void> {
  const values = events.flatMap(({ id, type, data, metadata }, place) => [stream, firstRevision + place, id, type, data, metadata]);
  await client.query({ name: `plain-append-${events.length}`, text: insertOf(events.length), values });
}

const inserts = new Map<number, string>();

function insertOf(events: number): string {
  const known = inserts.get(events);
  if (known !== undefined) return known;
  const row = (place: number): string =>
    `(${Array.from({ length: COLUMNS_PER_EVENT }, (_, column) => `$${place * COLUMNS_PER_EVENT + column + 1}`).join(', ')})`;
  const rows = Array.from({ length: events }, (_, place) => row(place)).join(', ');
  const text = `insert into plain_event (stream, revision, id, type, data, metadata) values ${rows}`;
  inserts.set(events, text);
  return text;
}
