import { systemTimers } from '@homeward/platform';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 40_000;

/** Looks until something is so. Throws, saying what it was, when it does not come about. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string | (() => string), patienceMs = PATIENCE_MS): Promise<void> {
  const startedAtMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAtMs > patienceMs) throw new Error(`What was waited for did not come about: ${typeof what === 'string' ? what : what()}`);
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
}
