import { systemTimers } from '@homeward/platform';
import type { Health } from '../../e2e/services/service-process';

const LOOK_EVERY_MS = 100;
const LOOK_TIMEOUT_MS = 3_000;
export const READY_LIMIT_MS = 60_000;

/** Waits until the service says that it is ready. Answers its health; throws with the last answer when it never was. */
export async function readyAgain(url: string, isSo: (health: Health) => boolean = ({ status }) => status === 'ready'): Promise<Health> {
  const startedAtMs = performance.now();
  let last: unknown = 'nothing was answered';
  while (performance.now() - startedAtMs < READY_LIMIT_MS) {
    try {
      const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) });
      const health = (await answer.json()) as Health;
      if (isSo(health)) return health;
      last = health;
    } catch {
      // Nobody answers yet.
    }
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
  throw new Error(`The service did not become what was waited for: ${JSON.stringify(last)}`);
}

/** Waits until every read model, and Homeward's own following of the log, has come to its end. */
export function settled(url: string): Promise<Health> {
  return readyAgain(url, ({ status, projections }) => status === 'ready' && projections.length > 0 && projections.every(({ lagEvents }) => lagEvents === 0));
}
