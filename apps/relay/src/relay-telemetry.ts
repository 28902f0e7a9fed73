import { performance } from 'node:perf_hooks';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { type IntegrationEvent, isOfCase } from '@homeward/integration';
import type { Clock } from '@homeward/platform';
import { lagBehind } from '@homeward/subscription';
import { count, errorKindOf, type Gauges, inSpanOf, observeGauges, recordSeconds } from '@homeward/telemetry';
import type { RelayLag } from '@homeward/wiring';
import type { KeptProgress } from './relay';

const MS_PER_SECOND = 1_000;

export interface RelayTelemetryPorts {
  readonly store: Pick<EventStore, 'head' | 'readAll'>;
  readonly progress: Pick<KeptProgress, 'find'>;
  readonly clock: Clock;
}

/** Lets operators see how far other systems are behind the log. Asks the database only when somebody looks. */
export class RelayTelemetry implements OnApplicationBootstrap, OnApplicationShutdown {
  private stop: () => void = () => undefined;

  constructor(private readonly ports: RelayTelemetryPorts) {}

  onApplicationBootstrap(): void {
    this.stop = observeGauges(['relaySequence', 'relayLagEvents', 'relayLagSeconds'], () => this.figures());
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** The span of a batch belongs to the trace that caused its events, or names the traces that did. */
  async observe(events: readonly IntegrationEvent[], publish: () => Promise<void>): Promise<void> {
    const causes = events.flatMap(({ traceparent }) => traceparent ?? []);
    await inSpanOf(causes, { name: 'homeward.relay', attributes: { 'homeward.events': events.length } }, async () => {
      const startedMs = performance.now();
      try {
        await publish();
      } catch (error) {
        count('relayRefused', 1, { 'error.type': errorKindOf(error) });
        throw error;
      }
      recordSeconds('relaySeconds', (performance.now() - startedMs) / MS_PER_SECOND);
      count('relayedEvents', events.length);
    });
  }

  async lag(): Promise<RelayLag> {
    const { store, progress, clock } = this.ports;
    const { sequence, position: after } = await progress.find();
    const { events, seconds } = await lagBehind(store, { after, nowMs: clock.nowMs(), counts: isOfCase });
    return { sequence, lagEvents: events, lagSeconds: seconds };
  }

  private async figures(): Promise<Gauges> {
    const { sequence, lagEvents, lagSeconds } = await this.lag();
    return { relaySequence: sequence, relayLagEvents: lagEvents, relayLagSeconds: lagSeconds };
  }
}
