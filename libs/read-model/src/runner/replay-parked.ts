import type { StoredEvent } from '@homeward/event-store';
import { streamOf } from '@homeward/return-case';
import { changesOf, type Step } from '../projection/changes';
import type { BoundProjection } from './apply-cases';
import type { ProjectorPorts } from './batch-projector';
import { lockCheckpoints } from './checkpoints';
import { inTransaction } from './in-transaction';
import { TableWriter } from './table-writer';

const FIND = 'select from_revision from read_model.parked_case where projection = $1 and case_id = $2';
const UNPARK = 'delete from read_model.parked_case where projection = $1 and case_id = $2';

/**
 * Applies what a parked case missed, in order, up to where its projection is, and takes the case back. Answers whether the
 * case was parked. Throws what the projection throws when the fault is still there; the case then stays parked.
 */
export async function replayParked<State>(
  ports: Omit<ProjectorPorts<State>, 'projections' | 'logger'>,
  { projection, table }: BoundProjection<State>,
  caseId: string,
): Promise<boolean> {
  return inTransaction(ports.dataSource, async (runner) => {
    const [checkpoint] = await lockCheckpoints(runner, [projection.name]);
    const [parked] = (await runner.query(FIND, [projection.name, caseId])) as readonly { from_revision: number }[];
    if (parked === undefined) return false;
    let before: State | undefined;
    const missed: Step<State>[] = [];
    for await (const event of eventsUpTo(ports.store.read(streamOf(caseId)), checkpoint?.position ?? null)) {
      const fact = ports.read(event);
      const state = ports.fold.evolve(missed.at(-1)?.state ?? before, fact);
      if (event.revision < parked.from_revision) before = state;
      else missed.push({ fact, state });
    }
    const writer = new TableWriter(table);
    writer.add(changesOf(projection, before, missed));
    await writer.write(runner);
    await runner.query(UNPARK, [projection.name, caseId]);
    return true;
  });
}

async function* eventsUpTo(events: AsyncIterable<StoredEvent>, position: string | null): AsyncIterable<StoredEvent> {
  for await (const event of events) {
    if (position === null || event.position > position) return;
    yield event;
  }
}
