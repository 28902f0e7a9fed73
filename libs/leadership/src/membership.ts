import { Candidacy } from './candidacy';
import { Share } from './share';

const JOIN = "select pg_advisory_lock_shared(hashtextextended('homeward members of ' || $1, 0))";
/** Everybody who shares holds the lock of members; a key of 64 bits stands in two columns. */
const MEMBERS = `select count(*)::integer as members from pg_locks, hashtextextended('homeward members of ' || $1, 0) as key
  where locktype = 'advisory' and granted and mode = 'ShareLock' and objsubid = 1
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = (key >> 32) & 4294967295 and objid::bigint = key & 4294967295`;
const TRY_PART = "select pg_try_advisory_lock(hashtextextended('homeward part of ' || $1, $2)) as mine";
const FREE_PART = "select pg_advisory_unlock(hashtextextended('homeward part of ' || $1, $2))";

/** A connection that holds the locks of this process's parts, and shows the others that it is there. */
export class Membership extends Candidacy {
  readonly share = new Share();

  /** Rejects when the connection is gone. */
  async join(): Promise<void> {
    await this.client.query(JOIN, [this.name]);
  }

  /** Gives back what is more than a fair share, and takes what is free until it is one. A connection that fails is lost. */
  async balance(): Promise<void> {
    try {
      const { rows } = await this.client.query<{ members: number }>(MEMBERS, [this.name]);
      const fair = Share.fairAmong(rows[0]?.members ?? 1);
      for (const part of this.share.parts.slice(fair)) await this.free(part);
      for (const part of this.share.others) if (this.share.parts.length < fair) await this.tryToTake(part);
    } catch {
      this.lose();
    }
  }

  /** The part leaves the share first, so that nothing of it is begun when somebody else has it. */
  private async free(part: number): Promise<void> {
    this.share.giveBack(part);
    await this.client.query(FREE_PART, [this.name, part]);
  }

  private async tryToTake(part: number): Promise<void> {
    const { rows } = await this.client.query<{ mine: boolean }>(TRY_PART, [this.name, part]);
    if (rows[0]?.mine === true) this.share.take(part);
  }
}
