import type { Pool } from 'pg';
import type { StoredEvent } from '../event-store';
import { positionAt } from '../position';
import { withoutParameters } from './failure';
import { sql } from './sql';

const READ_ALL = { name: 'read-all', text: sql('queries/read-all') };
const READ_STREAM = { name: 'read-stream', text: sql('queries/read-stream') };
const HEAD = { name: 'head', text: sql('queries/head') };

/** Events of a stream fetched at once. A return case has some dozens of events, so one page is the rule. */
const STREAM_PAGE_EVENTS = 500;

type Row = [position: string, stream: string, revision: string, id: string, type: string, data: string, metadata: string, recordedAt: string];

/** Keyset pages over the log and over one stream. */
export class LogReader {
  constructor(private readonly pool: Pool) {}

  /** Events at the places after `after`, up to and with `upTo`, `limit` at most. */
  readPage(after: number, upTo: number, limit: number): Promise<StoredEvent[]> {
    return this.events(READ_ALL, [after, upTo, limit]);
  }

  async *readStream(stream: string, from: number, to: number): AsyncGenerator<StoredEvent, void> {
    let page: StoredEvent[];
    let next = from;
    do {
      page = await this.events(READ_STREAM, [stream, next, to, STREAM_PAGE_EVENTS]);
      yield* page;
      next += page.length;
    } while (page.length === STREAM_PAGE_EVENTS);
  }

  /** The last place of the log; 0 while it is empty. */
  async head(): Promise<number> {
    const rows = await this.rows<[string]>(HEAD, []);
    return Number(rows[0]?.[0] ?? 0);
  }

  private async events(query: typeof READ_ALL, values: readonly (string | number)[]): Promise<StoredEvent[]> {
    return eventsOf(await this.rows<Row>(query, values));
  }

  private async rows<R extends string[]>(query: typeof READ_ALL, values: readonly (string | number)[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>({ ...query, values: [...values], rowMode: 'array' })).rows;
    } catch (error) {
      throw withoutParameters(error);
    }
  }
}

/** Replaying a log is mostly this loop, so it reads the row by place and keeps what neighbours share: the events of a batch have one time. */
function eventsOf(rows: readonly Row[]): StoredEvent[] {
  let time = '';
  let recordedAt = '';
  return rows.map((row) => {
    if (row[7] !== time) {
      time = row[7];
      recordedAt = isoTime(time);
    }
    return { position: positionAt(row[0]), stream: row[1], revision: Number(row[2]), id: row[3], type: row[4], data: row[5], metadata: row[6], recordedAt };
  });
}

/** `2026-11-22 09:30:00.123456+00`, PostgreSQL's ISO style in UTC, in the form of ISO 8601. */
function isoTime(time: string): string {
  return `${time.slice(0, 10)}T${time.slice(11, -3)}Z`;
}
