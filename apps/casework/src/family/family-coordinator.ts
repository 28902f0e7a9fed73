import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { parseRecorded } from '@homeward/case-log';
import type { EventStore, Position, StoredEvent } from '@homeward/event-store';
import type { TraceContext } from '@homeward/http';
import { type Standings, whileLeading } from '@homeward/leadership';
import { describeError, type Logger, reached, type Timers } from '@homeward/platform';
import { FAMILIES, type FamilyMembers } from '@homeward/read-model';
import { caseIdOf, type ReturnCaseEventType } from '@homeward/return-case';
import { runSubscription } from '@homeward/subscription';
import type { KeepFamiliesTold } from './keep-families-told';

const BATCH_EVENTS = 500;

const JOINING: ReturnCaseEventType = 'FamilyLinked';
/** What a case is told by another says nothing about itself. */
const TOLD: ReturnCaseEventType = 'FamilyStandingNoted';

export interface FamilyPorts {
  readonly store: EventStore;
  readonly members: FamilyMembers;
  readonly families: KeepFamiliesTold;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Told whether this process tells families or stands by. */
  readonly standings?: Standings;
}

/**
 * Follows the log and keeps the members of every family told of each other. One process does it and the others stand by.
 * At least once: after a crash it goes on from the last place kept, and what is told again is no news.
 */
export class FamilyCoordinator implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> | undefined;
  private reached: Position | undefined;
  private failure: string | undefined;

  constructor(private readonly ports: FamilyPorts) {}

  onApplicationBootstrap(): void {
    this.running = this.follow().catch((error: unknown) => {
      this.failure = 'The members of families are no longer told of each other; the last errors are in the log.';
      this.ports.logger.error('Families are no longer told.', { error: describeError(error) });
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  /** What stands in the way of families staying together, one sentence each. */
  problems(): readonly string[] {
    return this.failure === undefined ? [] : [this.failure];
  }

  private async follow(): Promise<void> {
    const { members, timers, logger, standings } = this.ports;
    await whileLeading({ connectionString: members.lockServer, name: FAMILIES, timers, logger, signal: this.stop.signal, standings }, (signal) => this.tell(signal));
  }

  private async tell(signal: AbortSignal): Promise<void> {
    await runSubscription({
      store: this.ports.store,
      signal,
      timers: this.ports.timers,
      batchSize: BATCH_EVENTS,
      checkpoint: async () => (this.reached = await this.ports.members.position()),
      handle: (events) => this.handle(events),
      onFailure: ({ error, failures, retryDelayMs }) => this.ports.logger.warn('Telling families was interrupted and is tried again.', { attempt: failures, retryDelayMs, error }),
    });
  }

  private async handle(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const touched = touchedBy(events);
    const known = new Map((await this.ports.members.among([...touched.keys()])).map((member) => [member.caseId, member]));
    for (const [caseId, { joins, last: latest }] of touched) {
      if (joins || known.has(caseId)) await this.ports.families.about(caseId, known.get(caseId), traceOf(latest));
    }
    reached('families-told');
    await this.ports.members.advance(this.reached, last.position);
    this.reached = last.position;
  }
}

interface Touch {
  readonly joins: boolean;
  readonly last: StoredEvent;
}

/** The cases something happened in, in the order it did. */
function touchedBy(events: readonly StoredEvent[]): ReadonlyMap<string, Touch> {
  const touched = new Map<string, Touch>();
  for (const event of events) {
    const caseId = caseIdOf(event.stream);
    if (caseId === undefined || event.type === TOLD) continue;
    touched.set(caseId, { joins: event.type === JOINING || (touched.get(caseId)?.joins ?? false), last: event });
  }
  return touched;
}

/** What is told belongs to the trace of what it is told about. */
function traceOf(event: StoredEvent): TraceContext {
  const { correlationId, traceparent = '' } = parseRecorded(event).metadata;
  return { traceId: correlationId, traceparent };
}
