import type { EventStore } from '@homeward/event-store';
import { AUDIT_LEAVES } from '@homeward/read-model';
import { lagBehind } from '@homeward/subscription';
import type { DataSource } from 'typeorm';
import type { ProjectionLag } from './health-document';

const STATE = `select projection as name, position,
    (select count(*)::integer from read_model.parked_case parked where parked.projection = checkpoint.projection) as parked
  from read_model.checkpoint checkpoint
  union all (select '${AUDIT_LEAVES}', position, 0 from audit.leaf order by leaf_index desc limit 1)
  order by name`;

interface Row {
  readonly name: string;
  readonly position: string | null;
  readonly parked: number;
}

/** How far each read model is behind the log: events not yet in it, and the age of the oldest of them. */
export async function projectionLags(store: EventStore, readModels: DataSource, nowMs: number): Promise<readonly ProjectionLag[]> {
  const rows = await readModels.query<readonly Row[]>(STATE);
  const positions = [...new Set(rows.map(({ position }) => position))];
  const behind = new Map(await Promise.all(positions.map(async (position) => [position, await lagBehind(store, { after: position ?? undefined, nowMs })] as const)));
  return rows.map(({ name, position, parked }) => {
    const { events, seconds } = behind.get(position) ?? { events: 0, seconds: 0 };
    return { name, lagEvents: events, lagSeconds: seconds, parkedCases: parked };
  });
}
