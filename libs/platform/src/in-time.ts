import type { Timers } from './timers';

/** There was no outcome in time. The work goes on, and its outcome is lost to whoever waited. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
  readonly code = 'Overdue';

  constructor(limitMs: number) {
    super(`There was no outcome within ${limitMs} ms.`);
  }
}

/** Answers as the work does, or rejects with `Overdue` after so many milliseconds. */
export async function inTime<Outcome>(timers: Timers, limitMs: number, work: Promise<Outcome>): Promise<Outcome> {
  const settled = new AbortController();
  const late = timers.sleep(limitMs, settled.signal).then(() => {
    throw new Overdue(limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    settled.abort();
    late.catch(() => undefined);
    work.catch(() => undefined);
  }
}
