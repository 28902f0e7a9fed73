import type { Logger, Timers } from '@homeward/platform';
import { Candidacy } from './candidacy';
import type { Standings } from './standings';

/** How long a process that stands by waits before it asks again whether it is needed. */
export const STANDBY_DELAY_MS = 1_000;
/** How often a leader asks its connection whether it still lives. */
const PROBE_INTERVAL_MS = 2_000;
const FIRST_RETRY_DELAY_MS = 50;
const MAX_RETRY_DELAY_MS = 10_000;

export interface LeadOptions {
  /** Of the database whose lock decides; every process that competes names the same one. */
  readonly connectionString: string;
  readonly name: string;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Ends the competition, and the work. */
  readonly signal: AbortSignal;
  readonly standings?: Standings | undefined;
  /** Failures in a row to reach the database before the caller is told; without end by default, for it may be away for days. */
  readonly maxFailures?: number;
}

/**
 * Competes for a name and does the work while it leads; the work's signal aborts as soon as the lock's connection is gone,
 * and the competition begins anew. Resolves when the signal aborts or the work ends by itself. Rejects with what the work
 * rejects with, or when the database could not be reached so often as `maxFailures` says.
 */
export function whileLeading(options: LeadOptions, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { connectionString, name, standings } = options;
  return compete(options, {
    stand: () => new Candidacy(connectionString, name),
    wins: (candidacy) => wins(candidacy, options),
    work(_, signal) {
      standings?.set(name, 'leader');
      return work(signal);
    },
  });
}

/** What is competed for on a connection of its own. */
export interface Competition<C extends Candidacy> {
  readonly stand: () => C;
  /** Resolves with true when there is something to do. Rejects when the connection is gone. */
  readonly wins: (candidacy: C) => Promise<boolean>;
  readonly work: (candidacy: C, signal: AbortSignal) => Promise<void>;
}

/** The way of `whileLeading`, whatever is competed for. */
export async function compete<C extends Candidacy>(options: LeadOptions, competition: Competition<C>): Promise<void> {
  const { signal, name, standings } = options;
  try {
    while (!signal.aborted) {
      standings?.set(name, 'standby');
      const candidacy = await untilElected(options, competition);
      if (candidacy === undefined) return;
      if ((await lead(options, candidacy, (leading) => competition.work(candidacy, leading))) === 'done') return;
      options.logger.warn('The lock of a subscription was lost with its connection; standing by for it.', { subscription: name });
    }
  } finally {
    standings?.set(name, 'stopped');
  }
}

async function lead({ signal, timers }: LeadOptions, candidacy: Candidacy, work: (signal: AbortSignal) => Promise<void>): Promise<'done' | 'lost'> {
  const over = new AbortController();
  const probing = probe(candidacy, timers, over.signal);
  try {
    await work(AbortSignal.any([signal, candidacy.lost]));
    return candidacy.lost.aborted ? 'lost' : 'done';
  } finally {
    over.abort();
    await probing;
    await candidacy.withdraw();
  }
}

async function probe(candidacy: Candidacy, timers: Timers, over: AbortSignal): Promise<void> {
  while (!over.aborted && !candidacy.lost.aborted) {
    await timers.sleep(PROBE_INTERVAL_MS, over).catch(() => undefined);
    if (!over.aborted) await candidacy.probe();
  }
}

/** Undefined when the signal aborted first. */
async function untilElected<C extends Candidacy>({ signal, timers, logger, name, maxFailures = Number.MAX_SAFE_INTEGER }: LeadOptions, { stand, wins }: Competition<C>): Promise<C | undefined> {
  for (let failures = 0; !signal.aborted; ) {
    const candidacy = stand();
    try {
      await candidacy.connect();
      failures = 0;
      if (await wins(candidacy)) return candidacy;
    } catch (error) {
      failures += 1;
      if (failures >= maxFailures) throw error;
      const retryDelayMs = Math.min(FIRST_RETRY_DELAY_MS * 2 ** (failures - 1), MAX_RETRY_DELAY_MS);
      if (!signal.aborted) logger.warn('The database that decides who leads cannot be reached and is tried again.', { subscription: name, attempt: failures, retryDelayMs, error });
      await timers.sleep(retryDelayMs, signal).catch(() => undefined);
    }
    await candidacy.withdraw();
  }
  return undefined;
}

async function wins(candidacy: Candidacy, { signal, timers }: LeadOptions): Promise<boolean> {
  while (!signal.aborted) {
    if (await candidacy.tryToLead()) return true;
    await timers.sleep(STANDBY_DELAY_MS, signal).catch(() => undefined);
  }
  return false;
}
