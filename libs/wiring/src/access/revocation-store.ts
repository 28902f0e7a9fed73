import { forgottenAtMs, LOGGED_OUT, type Revocation, type RevocationReason, type RevokedKind } from '@homeward/access';
import type { DataSource, EntityManager } from 'typeorm';

/** What issuers told and operators decided have room of their own, so that no number of logouts keeps an operator from revoking. */
export const MAX_LOGOUTS_KEPT = 100_000;
export const MAX_DECISIONS_KEPT = 10_000;
/** Every process listens for it; what it says is read from the table. */
export const REVOKED_CHANNEL = 'homeward_access_revoked';
const MS_PER_SECOND = 1_000;

/** Numbers are given under the lock, so they come in the order of the commits and a reader who is at one has seen all before it. */
const LOCK = 'lock table access.revocation in share row exclusive mode';
const COUNT = 'select count(*)::integer as kept from access.revocation where (reason_code = $1) = $2';
const INSERT = `insert into access.revocation (id, kind, revoked, reason_code, revoked_by, revoked_at, forgotten_at)
  values ($1, $2, $3, $4, $5, to_timestamp($6::double precision / 1000), to_timestamp($7::double precision / 1000))`;
const NOTIFY = `select pg_notify('${REVOKED_CHANNEL}', '')`;
const COLUMNS = `select id, number, kind, revoked, reason_code as "reasonCode", revoked_by as "revokedBy",
    extract(epoch from revoked_at)::double precision * 1000 as "atMs" from access.revocation`;
const FIND = `${COLUMNS} where id = $1`;
const BEFORE = `${COLUMNS} where ($1::bigint is null or number < $1) order by number desc limit $2`;
/** What every process reads, from a number on. */
export const REVOKED_AFTER = `${COLUMNS} where number > $1 order by number limit $2`;
/** The clock that is behind decides: what is removed too early would live again. */
const REMOVE = 'delete from access.revocation where forgotten_at < least(clock_timestamp(), to_timestamp($1::double precision / 1000))';
const SERVER_TIME = 'select extract(epoch from clock_timestamp())::double precision as seconds';

/** One row of `access.revocation`, without its number. */
export interface StoredRevocation extends Revocation {
  readonly id: string;
  readonly kind: RevokedKind;
  readonly reasonCode: RevocationReason;
  /** An account id; null when the issuer said it. */
  readonly revokedBy: string | null;
}

export interface NumberedRevocation extends StoredRevocation {
  /** Digits. */
  readonly number: string;
}

/** There is no room for another revocation of its kind. */
export class RevocationsFull extends Error {
  override readonly name = 'RevocationsFull';
}

/** Keeps what was revoked for as long as a token could live, for every process to read. */
export class RevocationStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Milliseconds since the epoch on the one clock that all processes share. */
  async serverTimeMs(): Promise<number> {
    const [row] = await this.dataSource.query<readonly { readonly seconds: number }[]>(SERVER_TIME);
    return (row?.seconds ?? 0) * MS_PER_SECOND;
  }

  /** Keeps it and tells every process. Answers what was kept under the id before, if anything was. Throws `RevocationsFull`. */
  add(revocation: StoredRevocation): Promise<StoredRevocation | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(LOCK);
      const [known] = await manager.query<readonly StoredRevocation[]>(FIND, [revocation.id]);
      if (known !== undefined) return known;
      await ensureRoom(manager, revocation);
      const { id, kind, revoked, reasonCode, revokedBy, atMs } = revocation;
      await manager.query(INSERT, [id, kind, revoked, reasonCode, revokedBy, atMs, forgottenAtMs(revocation)]);
      await manager.query(NOTIFY);
      return undefined;
    });
  }

  /** The newest before a number, or of all. */
  list({ before = null, limit }: { readonly before?: string | null; readonly limit: number }): Promise<readonly NumberedRevocation[]> {
    return this.dataSource.query<readonly NumberedRevocation[]>(BEFORE, [before, limit]);
  }

  /** Removes what refuses no token that would be accepted. */
  async removeForgotten(nowMs: number): Promise<void> {
    await this.dataSource.query(REMOVE, [nowMs]);
  }
}

async function ensureRoom(manager: EntityManager, { reasonCode }: StoredRevocation): Promise<void> {
  const isLogout = reasonCode === LOGGED_OUT;
  const [row] = await manager.query<readonly { readonly kept: number }[]>(COUNT, [LOGGED_OUT, isLogout]);
  if ((row?.kept ?? 0) >= (isLogout ? MAX_LOGOUTS_KEPT : MAX_DECISIONS_KEPT)) throw new RevocationsFull('No more revocations can be kept.');
}
