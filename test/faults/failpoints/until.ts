import { systemTimers } from '@homeward/platform';

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 30_000;

/** Looks until something is so. Throws, saying what it was, when it does not come about. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, patienceMs = PATIENCE_MS): Promise<void> {
  const startedAtMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAtMs > patienceMs) throw new Error(`It did not come to ${what}.`);
    await systemTimers.sleep(LOOK_EVERY_MS);
  }
}
