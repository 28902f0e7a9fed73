import { InvalidRequest, isPosition } from '@homeward/contracts';
import { EdgeProblem } from '../problems/edge-problem';

/** Waits until what is read has caught up with a position. Answers false when the limit passed first. */
export type PositionWaiter = (position: string) => Promise<boolean>;

/** Holds a request back until the position it names has arrived, so that a client reads what it wrote. */
export async function awaitPosition(position: unknown, waiter: PositionWaiter): Promise<void> {
  if (position === undefined) return;
  if (!isPosition(position)) {
    throw new InvalidRequest('minPosition must be a position that a command answered.', [{ pointer: 'minPosition', reason: 'must be a position' }]);
  }
  if (!(await waiter(position))) throw new EdgeProblem('NotReady', 'What was written is safe but has not arrived here yet. Ask again.');
}
