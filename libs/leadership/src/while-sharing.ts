import { Membership } from './membership';
import type { Share } from './share';
import { compete, type LeadOptions, STANDBY_DELAY_MS } from './while-leading';

/**
 * Does this process's share of a piece of work that others do too, until the signal aborts or the work ends by itself; the
 * work's signal aborts as soon as the connection of its locks is gone, and it joins anew. Each part is one process's at a
 * time, and within seconds of one coming or going everybody has a fair share. A part may change hands while something of it
 * is under way, so the work must be such that doing it twice is doing it once.
 */
export function whileSharing(options: LeadOptions, work: (share: Share, signal: AbortSignal) => Promise<void>): Promise<void> {
  return compete(options, {
    stand: () => new Membership(options.connectionString, options.name),
    async wins(membership) {
      await membership.join();
      return true;
    },
    async work(membership, signal) {
      const over = new AbortController();
      const balancing = keepBalanced(membership, options, AbortSignal.any([signal, over.signal]));
      try {
        await work(membership.share, signal);
      } finally {
        over.abort();
        await balancing;
      }
    },
  });
}

async function keepBalanced(membership: Membership, { name, standings, timers }: LeadOptions, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await membership.balance();
    if (!over.aborted) standings?.set(name, membership.share.parts.length > 0 ? 'leader' : 'standby');
    await timers.sleep(STANDBY_DELAY_MS, over).catch(() => undefined);
  }
}
