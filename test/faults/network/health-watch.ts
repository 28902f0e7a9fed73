import { systemTimers } from '@homeward/platform';
import type { Health, ServiceProcess } from '../../e2e/services/service-process';

const LOOK_EVERY_MS = 100;
/** A look takes two seconds at most; the rest is for a busy machine. */
export const HEALTH_WITHIN_MS = 5_000;

/** Somebody who keeps asking services how they are, as a load balancer does. */
export class HealthWatch {
  private readonly stop = new AbortController();
  private readonly watching: Promise<unknown>;
  /** Questions that were not answered in time; there must be none. */
  readonly unanswered: string[] = [];
  private readonly reasonsSeen = new Set<string>();

  /** @param services by their names. */
  constructor(services: Readonly<Record<string, ServiceProcess>>) {
    this.watching = Promise.all(Object.entries(services).map(([name, service]) => this.watch(name, service)));
  }

  /** Reasons for not being ready, each after the name of its service, since last taken. */
  get reasons(): readonly string[] {
    return [...this.reasonsSeen].sort();
  }

  takeReasons(): readonly string[] {
    const seen = this.reasons;
    this.reasonsSeen.clear();
    return seen;
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.watching;
  }

  private async watch(name: string, service: ServiceProcess): Promise<void> {
    const url = await service.url();
    while (!this.stop.signal.aborted) {
      try {
        const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(HEALTH_WITHIN_MS) });
        for (const reason of ((await answer.json()) as Health).reasons) this.reasonsSeen.add(`${name}: ${reason}`);
      } catch (error) {
        this.unanswered.push(`${name}: ${String(error)}`);
      }
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
  }
}
