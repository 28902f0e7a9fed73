import { constants, monitorEventLoopDelay, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { observeGauges, recordSeconds } from './record-metrics';

const NS_PER_SECOND = 1e9;
const MS_PER_SECOND = 1_000;
const SAMPLE_EVERY_MS = 10;
const SLOWEST_PERCENT = 99;

const COLLECTIONS: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MAJOR]: 'major',
  [constants.NODE_PERFORMANCE_GC_MINOR]: 'minor',
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: 'incremental',
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: 'weakcb',
};

/** Tells how long this process keeps its own work waiting, and why that may be. Answers how to stop. */
export function observeRuntime(): () => void {
  const delays = monitorEventLoopDelay({ resolution: SAMPLE_EVERY_MS });
  delays.enable();
  const stopGauges = observeGauges(['eventLoopDelay', 'heapUsed'], async () => {
    // Each sample holds the pause between two of them, which nobody waits for.
    const eventLoopDelay = Math.max(0, delays.percentile(SLOWEST_PERCENT) / NS_PER_SECOND - SAMPLE_EVERY_MS / MS_PER_SECOND);
    delays.reset();
    return { eventLoopDelay, heapUsed: process.memoryUsage().heapUsed };
  });
  const collections = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) recordSeconds('gcSeconds', entry.duration / MS_PER_SECOND, { 'v8js.gc.type': kindOf(entry) });
  });
  collections.observe({ entryTypes: ['gc'] });
  return () => {
    stopGauges();
    delays.disable();
    collections.disconnect();
  };
}

function kindOf(collection: PerformanceEntry & { readonly detail?: unknown }): string {
  const { detail } = collection;
  const kind = typeof detail === 'object' && detail !== null && 'kind' in detail ? Number(detail.kind) : Number.NaN;
  return COLLECTIONS[kind] ?? 'unknown';
}
