import { leafHashOf } from '@homeward/case-log';
import { type EventStore, InvalidStoreRequest, type Position, type StoredEvent } from '@homeward/event-store';
import { type Standings, whileLeading } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { runSubscription } from '@homeward/subscription';
import type { AuditLeaves, LastLeaf } from './audit-leaves';

/** The name processes compete for: one of them numbers the log. */
export const AUDIT_LEAVES = 'audit-leaves';

/** Events of one transaction while catching up. */
const BATCH_EVENTS = 2_000;

export interface LeafNumberingPorts {
  readonly store: Pick<EventStore, 'readAll' | 'subscribe'>;
  readonly leaves: AuditLeaves;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly standings?: Standings | undefined;
  readonly batchEvents?: number;
}

/** The numbers were given to other events than the log holds: it was restored to an earlier state, or is another log. */
export class LogDiffers extends Error {
  override readonly name = 'LogDiffers';
  readonly code = 'LogDiffers';

  constructor(readonly index: number) {
    super(`The log does not hold the event that the audit log has as number ${index}. Nothing is numbered until the operator has found out which of them is right.`);
  }
}

/**
 * Numbers the events of the log one after the other, from start to shutdown, in one process of several.
 * Guarantees: every event gets its number, and each once; a crash leaves a beginning without a gap, from which it goes on.
 * Refuses: to leave an event out, to number a log that is not the one it began with.
 */
export class LeafNumbering {
  private next = 0;
  private failing: unknown;

  constructor(private readonly ports: LeafNumberingPorts) {}

  /** Why nothing is numbered now; undefined while all is well. */
  get failure(): unknown {
    return this.failing;
  }

  /** Resolves when the signal aborts, after the batch under way. */
  async run(signal: AbortSignal): Promise<void> {
    const { leaves, timers, logger, standings } = this.ports;
    await whileLeading({ connectionString: leaves.lockServer, name: AUDIT_LEAVES, timers, logger, signal, standings }, (leading) => this.number(leading));
  }

  /** The same without competing first. Two that do it at once hinder each other and harm nothing. */
  async number(signal: AbortSignal): Promise<void> {
    const { store, leaves, timers, logger, batchEvents: batchSize = BATCH_EVENTS } = this.ports;
    await runSubscription({
      store,
      signal,
      timers,
      batchSize,
      checkpoint: () => this.resume(),
      handle: async (events) => {
        await leaves.add(this.next, events);
        this.next += events.length;
        this.failing = undefined;
      },
      onFailure: ({ error, failures, retryDelayMs }) => {
        this.failing = error;
        logger.warn('Numbering the log for the audit was interrupted and is tried again.', { attempt: failures, retryDelayMs, error });
      },
    });
  }

  /** Goes on after the last leaf, once the log has shown that it still holds its event. */
  private async resume(): Promise<Position | undefined> {
    const last = await this.ports.leaves.findLast();
    if (last !== undefined && !(await this.isInLog(last))) throw new LogDiffers(last.index);
    this.next = last === undefined ? 0 : last.index + 1;
    this.failing = undefined;
    return last?.position;
  }

  private async isInLog({ position, hash, positionBefore }: LastLeaf): Promise<boolean> {
    try {
      const [event] = await this.ports.store.readAll({ limit: 1, ...(positionBefore === undefined ? {} : { after: positionBefore }) });
      return event?.position === position && hash.equals(hashOf(event));
    } catch (error) {
      // The positions are those of another engine.
      if (error instanceof InvalidStoreRequest) return false;
      throw error;
    }
  }
}

const hashOf = (event: StoredEvent): Buffer => leafHashOf(event.stream, event.revision, event);
