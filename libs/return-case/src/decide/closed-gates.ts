import { CommandRejected } from '@homeward/decider';
import { closedGates } from '../gates';
import type { GateResult } from '../events';
import type { RejectionCode } from '../rule';

/** Refuses with one obstacle for each closed gate, so that the officer sees all of them at once. */
export function ensureOpen(gates: readonly GateResult[]): void {
  const closed = closedGates(gates);
  if (closed.length === 0) return;
  throw new CommandRejected<RejectionCode>(
    'GatesClosed',
    `Closed on the day of travel: ${closed.map(({ gate }) => gate).join(', ')}.`,
    closed.map(({ gate, reason = 'The gate is closed.' }) => ({ subject: gate, reason })),
  );
}
