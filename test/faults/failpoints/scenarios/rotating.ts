import { readdir } from 'node:fs/promises';
import type { Moment } from '@homeward/platform';
import { next, registration, sent } from '../asking';
import { withACrowd } from '../crowd';
import type { Installation } from '../installation';
import { opened } from '../opened';
import type { Scenario } from '../scenario';

const KEYS_AT_ONCE = 1_000;

const rotate = (installation: Installation) => installation.program('standalone', 'rotate-master-key');

async function expectEveryKeyToOpen(installation: Installation): Promise<void> {
  const keys = await installation.query<{ id: string }>('homeward_keys', 'select id from key_store.data_key where destroyed_at is null');
  await opened(installation, async ({ keyStore }) => {
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
      const some = keys.slice(start, start + KEYS_AT_ONCE).map(({ id }) => id);
      expect((await keyStore.findKeys(some)).map((key) => (typeof key === 'string' ? key : key.id))).toEqual(some);
    }
  });
}

/** Nothing of a destroyed master key may be left: with an old copy of the key database it would open the erased. */
async function expectOneMasterKey(installation: Installation): Promise<void> {
  const [current, ...older] = await installation.query<{ number: number; state: string }>('homeward_keys', 'select number, state from key_store.epoch order by number desc');
  expect(current?.state).toBe('current');
  expect(new Set(older.map(({ state }) => state))).toEqual(new Set(['destroyed']));
  expect(await readdir(installation.masterKeysFolder)).toEqual([`epoch-${current?.number ?? 0}.key`]);
}

function rotationDies(moment: Moment): Scenario {
  return {
    moment,
    given: 'a rotation of the master key',
    then: 'casework can be started, a second rotation finishes it, every person still opens, and no old master key is left',
    async run(installation) {
      await withACrowd(installation);
      await installation.dies('rotate-master-key', { moment }, () => rotate(installation));
      await installation.stop('casework');
      const person = registration();
      await sent(installation, person);
      await expectEveryKeyToOpen(installation);
      expect(await rotate(installation)).toMatchObject({ code: 0 });
      // The draft of a key is the key itself, so it must go when the key does.
      if (moment === 'master-key-made') expect(await rotate(installation)).toMatchObject({ code: 0 });
      await expectOneMasterKey(installation);
      await expectEveryKeyToOpen(installation);
      expect(await sent(installation, next('record-consent', (await sent(installation, person)).receipt))).toMatchObject({ isReplay: false });
    },
  };
}

/** The master key exchanged, from its successor's file to its own end. */
export const ROTATING: readonly Scenario[] = (['master-key-made', 'master-key-epoch-begun', 'keys-rewrapped', 'master-key-overwritten', 'master-key-destroyed'] as const).map(rotationDies);
