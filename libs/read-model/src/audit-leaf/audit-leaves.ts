import { leafHashOf } from '@homeward/case-log';
import type { Position, StoredEvent } from '@homeward/event-store';
import type { DataSource } from 'typeorm';
import { lockServerOf } from '../runner/leadership';

const LAST_TWO = 'select leaf_index, position, leaf_hash from audit.leaf order by leaf_index desc limit 2';
/** One statement, so one transaction: the last leaf is the checkpoint. */
const ADD = `insert into audit.leaf (leaf_index, position, event_id, stream, revision, leaf_hash)
  select $1::bigint + n - 1, position, event_id, stream, revision, leaf_hash
    from unnest($2::text[], $3::uuid[], $4::text[], $5::integer[], $6::bytea[])
         with ordinality as leaf (position, event_id, stream, revision, leaf_hash, n)`;

interface LeafRow {
  readonly leaf_index: string;
  readonly position: Position;
  readonly leaf_hash: Buffer;
}

/** Where the numbering has come to. */
export interface LastLeaf {
  /** The number of the event, counted from 0 over the whole log. */
  readonly index: number;
  readonly position: Position;
  /** 32 bytes. */
  readonly hash: Buffer;
  /** Of the leaf before it; undefined for the first. */
  readonly positionBefore: Position | undefined;
}

/**
 * The dense numbers of the events of a log, whatever its own positions look like, with their leaf hashes.
 * Guarantees: a number is given once, without a gap, in the order of the log, and never changed; the database refuses
 * anything else, from a second writer too.
 */
export class AuditLeaves {
  constructor(private readonly dataSource: DataSource) {}

  /** Where those compete who would number the log: one process does it. */
  get lockServer(): string {
    return lockServerOf(this.dataSource);
  }

  async findLast(): Promise<LastLeaf | undefined> {
    const [last, before] = await this.dataSource.query<readonly LeafRow[]>(LAST_TWO);
    return last && { index: Number(last.leaf_index), position: last.position, hash: last.leaf_hash, positionBefore: before?.position };
  }

  /** Gives the events the numbers from `first` on. All or nothing; rejects when another writer was first. */
  async add(first: number, events: readonly StoredEvent[]): Promise<void> {
    await this.dataSource.query(ADD, [
      first,
      events.map(({ position }) => position),
      events.map(({ id }) => id),
      events.map(({ stream }) => stream),
      events.map(({ revision }) => revision),
      events.map((event) => leafHashOf(event.stream, event.revision, event)),
    ]);
  }
}
