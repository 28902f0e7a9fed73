import type { EventStore } from '@homeward/event-store';
import type { DataSource } from 'typeorm';
import type { ProjectionLag } from './health-document';

const MS_PER_SECOND = 1_000;
/** Events looked at to tell how far behind a read model is; more is said by the seconds. */
const MAX_COUNTED = 1_000;

const STATE = `select projection as name, position,
    (select count(*)::integer from read_model.parked_case parked where parked.projection = checkpoint.projection) as parked
  from read_model.checkpoint checkpoint order by projection`;

interface Row {
  readonly name: string;
  readonly position: string | null;
  readonly parked: number;
}

/** How far each read model is behind the log: events not yet in it, and the age of the oldest of them. */
export async function projectionLags(store: EventStore, readModels: DataSource, nowMs: number): Promise<readonly ProjectionLag[]> {
  const rows = await readModels.query<readonly Row[]>(STATE);
  const positions = [...new Set(rows.map(({ position }) => position))];
  const behind = new Map(await Promise.all(positions.map(async (position) => [position, await after(store, position, nowMs)] as const)));
  return rows.map(({ name, position, parked }) => ({ name, ...(behind.get(position) ?? { lagEvents: 0, lagSeconds: 0 }), parkedCases: parked }));
}

async function after(store: EventStore, position: string | null, nowMs: number): Promise<{ readonly lagEvents: number; readonly lagSeconds: number }> {
  const events = await store.readAll({ limit: MAX_COUNTED, ...(position === null ? {} : { after: position }) });
  const [oldest] = events;
  const lagMs = oldest === undefined ? 0 : Math.max(0, nowMs - Date.parse(oldest.recordedAt));
  return { lagEvents: events.length, lagSeconds: lagMs / MS_PER_SECOND };
}
