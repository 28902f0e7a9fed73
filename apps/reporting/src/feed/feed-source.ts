import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { Timers } from '@homeward/platform';
import { type ProjectionName, ProjectionProgress } from '@homeward/read-model';
import { TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { type CaseChange, changesIn, type ChangeRow } from './case-changes';
import { FeedEnded } from './feed-ended';

/** Everything that happened after a position, up to and including another one. */
export interface FeedPage {
  readonly changes: readonly CaseChange[];
  readonly upTo: string;
}

/** Sorts before every position: where the feed of an empty log begins. */
export const BEGINNING = '0';
export const PAGE_EVENTS = 500;
/** Longest wait for something to happen. */
const WAIT_MS = 15_000;
/** What comes close together is read together. It also bounds how often a busy log is asked. */
const GATHER_MS = 100;
const TIMELINE: ProjectionName = 'case-timeline';

const EVENTS_AFTER = `select entry.case_id as "caseId", entry.revision, entry.position, entry.type,
    summary.phase, summary.office, summary.return_country as "returnCountry"
  from read_model.case_timeline entry join read_model.case_summary summary on summary.case_id = entry.case_id
  where entry.position > $1 order by entry.position limit ${PAGE_EVENTS}`;

/**
 * What happened on all cases, from the read models. Streams that stand at one position share one wait and one query, so
 * a commit costs one query however many are listening. The events of a case that could not be projected and was parked
 * are not told when it is replayed: they come into the past of the feed. What counts is the case, and the list shows it.
 */
@Injectable()
export class FeedSource implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly pages = new Map<string, Promise<FeedPage>>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(ProjectionProgress) private readonly progress: ProjectionProgress,
    @Inject(TIMERS) private readonly timers: Timers,
  ) {}

  /** The position that the read models hold now. */
  async head(): Promise<string> {
    return (await this.progress.checkpointOf(TIMELINE)) ?? BEGINNING;
  }

  /** Resolves with what follows the position as soon as there is something, and with an empty page after `WAIT_MS`. */
  pageAfter(position: string): Promise<FeedPage> {
    const known = this.pages.get(position);
    if (known !== undefined) return known;
    const page = this.read(position).finally(() => this.pages.delete(position));
    this.pages.set(position, page);
    return page;
  }

  beforeApplicationShutdown(): void {
    this.stop.abort(new FeedEnded('shutdown'));
  }

  private async read(after: string): Promise<FeedPage> {
    if ((await this.head()) <= after) {
      // No text lies between a position and itself with a NUL behind, so whatever is reached next is not before it.
      await this.progress.waitFor(`${after}\u0000`, { timeoutMs: WAIT_MS, signal: this.stop.signal });
      await this.timers.sleep(GATHER_MS, this.stop.signal);
    }
    // Asked before the rows: whatever the checkpoint vouches for is among them.
    const head = await this.head();
    const rows = await this.dataSource.query<readonly ChangeRow[]>(EVENTS_AFTER, [after]);
    const last = rows.at(-1)?.position ?? after;
    return { changes: changesIn(rows), upTo: rows.length === PAGE_EVENTS || last > head ? last : later(head, after) };
  }
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
