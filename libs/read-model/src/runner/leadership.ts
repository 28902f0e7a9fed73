import type { DataSource } from 'typeorm';

const TRY_LOCK = "select pg_try_advisory_lock(hashtextextended('homeward projections ' || $1, 0)) as mine";

/** Held while this process runs a group of projections. */
export interface Leadership {
  release(): Promise<void>;
}

/**
 * Makes this process the one that runs the group, if nobody else does; undefined otherwise. A session lock: it is free
 * again when the process or its connection ends. It spares a second runner useless work and no more; that nothing is
 * doubled rests on the checkpoints.
 */
export async function tryToLead(dataSource: DataSource, projections: readonly string[]): Promise<Leadership | undefined> {
  const runner = dataSource.createQueryRunner();
  let leading = false;
  try {
    const [answer] = (await runner.query(TRY_LOCK, [projections.join(' ')])) as readonly { mine: boolean }[];
    leading = answer?.mine === true;
  } finally {
    if (!leading) await runner.release();
  }
  if (!leading) return undefined;
  return {
    async release() {
      await runner.query('select pg_advisory_unlock_all()').catch(() => undefined);
      await runner.release();
    },
  };
}
