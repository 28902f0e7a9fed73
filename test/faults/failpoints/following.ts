import { digestsOf, rebuiltDigestsOf } from '../harness/read-models';
import type { Installation } from './installation';
import { isFollowedByCasework } from '../../support/followed-by-casework';
import { until } from '../../support/until';

const LAGGING = `select projection from read_model.checkpoint
  where coalesce(position, '0')::bigint < (select max(position) from event_store.event)`;

/** Which followers have not read the whole log. */
export async function lagging(installation: Installation): Promise<readonly string[]> {
  return (await installation.query<{ projection: string }>('homeward', LAGGING)).map(({ projection }) => projection);
}

/** Waits until the read models know the whole log; starts the projector when it does not run. */
export async function allProjected(installation: Installation): Promise<void> {
  await installation.service('projector');
  await until(async () => (await lagging(installation)).every(isFollowedByCasework), 'the end of the log in every read model');
}

/** Waits until casework has done what follows from the whole log for `families` or `identities`; starts it when it does not run. */
export async function followed(installation: Installation, name: string): Promise<void> {
  await installation.service('casework');
  await until(async () => !(await lagging(installation)).includes(name), `the end of the log for ${name}`);
}

/** Holds the read models to a rebuild from the log, and to no case being set aside. */
export async function expectReadModelsOfTheLog(installation: Installation): Promise<void> {
  await allProjected(installation);
  const live = await digestsOf(installation.connections);
  expect(await rebuiltDigestsOf(installation.connections)).toEqual(live);
  expect(await installation.query('homeward', 'select * from read_model.parked_case')).toEqual([]);
}
