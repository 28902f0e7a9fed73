import type { Death } from '../death-order';
import type { Installation } from '../installation';
import type { Scenario } from '../scenario';

const APPLIED = `select version::text from event_store.migration union all select name from read_model.migration order by 1`;

function migrationDies({ moment, times = 1 }: Death, given: string): Scenario {
  return {
    moment,
    given,
    then: 'a second run finishes, and a third finds nothing to do',
    async run(installation: Installation) {
      await installation.forgetEverything();
      await installation.dies('migrate', { moment, times }, () => installation.program('standalone', 'migrate'));
      expect(await installation.program('standalone', 'migrate')).toMatchObject({ code: 0 });
      const applied = await installation.query('homeward', APPLIED);
      expect(await installation.query('homeward_keys', 'select version from key_store.migration order by version')).toEqual([{ version: 1 }, { version: 2 }]);
      expect(await installation.program('standalone', 'migrate')).toMatchObject({ code: 0 });
      expect(await installation.query('homeward', APPLIED)).toEqual(applied);
    },
  };
}

/** On databases that are empty at first. */
export const MIGRATING: readonly Scenario[] = [
  migrationDies({ moment: 'migration-run' }, 'the first migration of empty databases'),
  migrationDies({ moment: 'migration-applied', times: 2 }, 'the two migrations of the key store'),
];
