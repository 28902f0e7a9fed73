import { type EventStore, InvalidStoreRequest } from '@homeward/event-store';
import type { Standings } from '@homeward/leadership';
import type { KeyStore } from '@homeward/personal-data';
import { inTime, systemClock, systemTimers } from '@homeward/platform';
import { pendingMigrationsOf } from '@homeward/read-model';
import type { DataSource } from 'typeorm';
import { type ClockDistance, isFartherThan, tellDistance } from '../clock/clock-distance';
import type { DatabaseClock } from '../clock/database-clock';
import type { Draining } from './draining';
import type { HealthDocument, ProjectionLag, RelayLag } from './health-document';
import { projectionLags } from './projection-lags';

/** Behind by more than this, people see yesterday's picture and an operator should know. */
const LAG_WARNING_SECONDS = 30;
/** Whoever asks must be answered before they lose patience, also while a database says nothing. */
const LOOK_WITHIN_MS = 2_000;

/** Writing into one log while the rest of the system reads another would be noticed by nobody else. */
const ANOTHER_LOG = 'The read models were made from the log of another engine: give every service the same EVENT_STORE.';

const soon = <Outcome>(look: Promise<Outcome>): Promise<Outcome> => inTime(systemTimers, LOOK_WITHIN_MS, look);

/** A part that can say what stands in the way of its work, one sentence each. */
export interface Reporting {
  problems(): readonly string[];
  /** How far what it tells other systems is behind the log; absent where it tells nobody. */
  relayLag?(): Promise<RelayLag>;
}

/** What reading goes on with, and writing may not. */
interface Warning {
  warnings(): readonly string[];
}

export interface HealthPorts {
  readonly service: string;
  readonly store: EventStore & { checkReadiness?(): Promise<readonly string[]> } & Partial<Warning>;
  readonly readModels: DataSource;
  readonly databaseClock: Pick<DatabaseClock, 'distance' | 'limits'>;
  /** Absent where nothing sealed is opened. */
  readonly keyStore?: Pick<KeyStore, 'findKeys'> & { checkReadiness?(): Promise<readonly string[]> } & Partial<Warning>;
  readonly standings: Standings;
  readonly draining: Draining;
  /** Parts without which no work is taken. */
  readonly needed: () => readonly Reporting[];
  /** Parts that other work goes on without. */
  readonly helpful: () => readonly Reporting[];
}

/** What a service says of itself when a load balancer or an operator asks. */
export class ServiceHealth {
  constructor(private readonly ports: HealthPorts) {}

  async look(): Promise<HealthDocument> {
    const { service, standings, needed, helpful, draining, databaseClock } = this.ports;
    const [databases, clock, { projections, problems }, relay] = await Promise.all([this.databases(), soon(databaseClock.distance()).catch(() => undefined), this.lags(), this.relayLag()]);
    const judged = this.judged(clock);
    const stopping = draining.isUnderWay ? ['The service is about to stop.'] : [];
    const reasons = [...stopping, ...databases, ...problems, ...problemsOf(needed()), ...judged.reasons];
    return {
      status: reasons.length === 0 ? 'ready' : 'not-ready',
      service,
      reasons,
      warnings: [...this.unwritten(), ...problemsOf(helpful()), ...warningsOf(projections), ...lateRelay(relay), ...judged.warnings],
      subscriptions: standings.list(),
      projections,
      ...(relay === undefined ? {} : { relay }),
      ...(clock === undefined ? {} : { clockSkewSeconds: clock.seconds }),
    };
  }

  private async databases(): Promise<readonly string[]> {
    const { store, readModels, keyStore } = this.ports;
    const checks = await Promise.all([
      soon(store.checkReadiness?.() ?? store.head().then(() => [])).catch(() => ['The log cannot be reached.']),
      soon(readModels.query('select 1').then(() => this.schema())).catch(() => ['The read models cannot be reached.']),
      keyStore === undefined ? [] : soon(keyStore.checkReadiness?.() ?? keyStore.findKeys([]).then(() => [])).catch(() => ['The key store cannot be reached.']),
    ]);
    return checks.flat();
  }

  /** A newer schema is no reason: changes only add, so that this version and the next can run side by side. */
  private async schema(): Promise<readonly string[]> {
    const pending = await pendingMigrationsOf(this.ports.readModels);
    return pending.length === 0 ? [] : [`The read models' schema is older than this program, ${pending.length} changes are missing: run the migration first.`];
  }

  /** All replicas share the databases: to take none of them would only turn away those who read. */
  private unwritten(): readonly string[] {
    const { store, keyStore } = this.ports;
    return [...(store.warnings?.() ?? []), ...(keyStore?.warnings?.() ?? [])];
  }

  private judged(clock: ClockDistance | undefined): Pick<HealthDocument, 'reasons' | 'warnings'> {
    const { warningSeconds, limitSeconds } = this.ports.databaseClock.limits;
    if (clock === undefined || !isFartherThan(Math.min(warningSeconds, limitSeconds), clock)) return { reasons: [], warnings: [] };
    const told = [tellDistance(clock)];
    return isFartherThan(limitSeconds, clock) ? { reasons: told, warnings: [] } : { reasons: [], warnings: told };
  }

  private async lags(): Promise<{ readonly projections: readonly ProjectionLag[]; readonly problems: readonly string[] }> {
    try {
      return { projections: await soon(projectionLags(this.ports.store, this.ports.readModels, systemClock.nowMs())), problems: [] };
    } catch (error) {
      return { projections: [], problems: error instanceof InvalidStoreRequest ? [ANOTHER_LOG] : [] };
    }
  }

  private async relayLag(): Promise<RelayLag | undefined> {
    const { needed, helpful } = this.ports;
    const relaying = [...needed(), ...helpful()].find((part) => part.relayLag !== undefined);
    const lag = relaying?.relayLag?.();
    return lag === undefined ? undefined : soon(lag).catch(() => undefined);
  }
}

function problemsOf(parts: readonly Reporting[]): readonly string[] {
  return parts.flatMap((part) => part.problems());
}

function lateRelay(relay?: RelayLag): readonly string[] {
  return relay === undefined || relay.lagSeconds <= LAG_WARNING_SECONDS ? [] : [`The relay is ${Math.round(relay.lagSeconds)} seconds behind the log.`];
}

function warningsOf(projections: readonly ProjectionLag[]): readonly string[] {
  return projections.flatMap(({ name, lagSeconds, parkedCases }) => [
    ...(parkedCases === 0 ? [] : [`Parked cases in ${name}: ${parkedCases}.`]),
    ...(lagSeconds <= LAG_WARNING_SECONDS ? [] : [`${name} is ${Math.round(lagSeconds)} seconds behind the log.`]),
  ]);
}
