import { performance } from 'node:perf_hooks';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { EventStore, StoredEvent } from '@homeward/event-store';
import type { Clock } from '@homeward/platform';
import type { ProjectionProgress } from '@homeward/read-model';
import { lagBehind } from '@homeward/subscription';
import { count, type Gauges, inSpanOf, observeGauges, recordSeconds } from '@homeward/telemetry';
import type { DataSource } from 'typeorm';

const MS_PER_SECOND = 1_000;
/** Events of a batch that are looked at for the traces that caused them. */
const MAX_CAUSES = 64;
const TRACEPARENT = /"traceparent":"(00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2})"/;
const WAITING = `select (select count(distinct case_id)::int from read_model.parked_case) as parked,
  (select count(*)::int from read_model.case_timer where next_at <= $1) as due`;

export interface ProjectorTelemetryPorts {
  readonly store: Pick<EventStore, 'head' | 'readAll'>;
  readonly dataSource: Pick<DataSource, 'query'>;
  readonly progress: Pick<ProjectionProgress, 'minimumCheckpoint' | 'isRunningHere'>;
  readonly clock: Clock;
}

/** Lets operators see how far the read models are behind and what is set aside. Asks the databases only when figures are collected. */
export class ProjectorTelemetry implements OnApplicationBootstrap, OnApplicationShutdown {
  private movedAtMs: number | undefined;
  private stop: () => void = () => undefined;

  constructor(private readonly ports: ProjectorTelemetryPorts) {}

  onApplicationBootstrap(): void {
    this.stop = observeGauges(['lagEvents', 'lagSeconds', 'leading', 'checkpointAge', 'parked', 'deadlinesDue'], () => this.figures());
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** The span of a batch belongs to the trace that caused its events, or names the traces that did. */
  async observeBatch(events: readonly StoredEvent[], work: () => Promise<void>): Promise<void> {
    const causes = events.slice(0, MAX_CAUSES).flatMap(({ metadata }) => TRACEPARENT.exec(metadata)?.[1] ?? []);
    await inSpanOf(causes, { name: 'homeward.project', attributes: { 'homeward.events': events.length } }, async () => {
      const startedMs = performance.now();
      await work();
      this.movedAtMs = performance.now();
      recordSeconds('projectSeconds', (this.movedAtMs - startedMs) / MS_PER_SECOND);
      count('projectedEvents', events.length);
    });
  }

  async figures(): Promise<Gauges> {
    const { store, dataSource, progress, clock } = this.ports;
    const { events, seconds } = await lagBehind(store, { after: await progress.minimumCheckpoint(), nowMs: clock.nowMs() });
    const [waiting] = await dataSource.query<readonly { parked: number; due: number }[]>(WAITING, [clock.now()]);
    return {
      lagEvents: events,
      lagSeconds: seconds,
      leading: progress.isRunningHere ? 1 : 0,
      checkpointAge: this.checkpointAge(),
      parked: waiting?.parked,
      deadlinesDue: waiting?.due,
    };
  }

  /** Known from the moment this process leads; one that leads no more goes on counting. */
  private checkpointAge(): number | undefined {
    if (this.ports.progress.isRunningHere) this.movedAtMs ??= performance.now();
    return this.movedAtMs === undefined ? undefined : (performance.now() - this.movedAtMs) / MS_PER_SECOND;
  }
}
