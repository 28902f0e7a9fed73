import type { Death } from '../death-order';
import type { Installation } from '../installation';
import type { Scenario } from '../scenario';

const APPLIED = [
  ['homeward', 'select version::text as name from event_store.migration union all select name from read_model.migration order by 1'],
  ['homeward_keys', 'select version::text as name from key_store.migration order by version'],
] as const;

const appliedIn = (installation: Installation) => Promise.all(APPLIED.map(([database, query]) => installation.query(database, query)));

function migrationDies({ moment, times = 1 }: Death, given: string): Scenario {
  return {
    moment,
    given,
    then: 'a second run finishes, and a third finds nothing to do',
    async run(installation) {
      await installation.forgetEverything();
      await installation.dies('migrate', { moment, times }, () => installation.program('standalone', 'migrate'));
      expect(await installation.program('standalone', 'migrate')).toMatchObject({ code: 0 });
      const applied = await appliedIn(installation);
      expect(await installation.program('standalone', 'migrate')).toMatchObject({ code: 0 });
      expect(await appliedIn(installation)).toEqual(applied);
    },
  };
}

/** On databases that are empty at first. */
export const MIGRATING: readonly Scenario[] = [
  migrationDies({ moment: 'migration-run' }, 'the first migration of empty databases'),
  migrationDies({ moment: 'migration-applied', times: 2 }, 'the second migration of empty databases'),
];
