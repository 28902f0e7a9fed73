import type { Moment } from '@homeward/platform';
import { digestsOf } from '../../harness/read-models';
import { registered } from '../asking';
import { withACrowd } from '../crowd';
import { allProjected } from '../following';
import type { Installation } from '../installation';
import type { Scenario } from '../scenario';
import { until } from '../../../support/until';

const PROJECTION = 'case-summary';
const HALF_BUILT = `select table_name from information_schema.tables where table_schema = 'read_model_next'`;
/** A table that is committed outlives its builder, until it is cleared away. */
const LEAVES_A_TABLE: readonly Moment[] = ['rebuild-table-filled', 'rebuild-table-switched'];

function rebuildDies(moment: Moment): Scenario {
  return {
    moment,
    given: `a rebuild of ${PROJECTION} beside the projector`,
    then: 'the live table goes on serving, a second rebuild finishes, and nothing half built is left',
    async run(installation) {
      await withACrowd(installation);
      const live = async () => (await digestsOf(installation.connections))[PROJECTION] ?? 'none';
      const before = await live();
      await installation.dies('rebuild', { moment }, () => installation.program('projector', 'rebuild', [PROJECTION]));
      expect(await live()).toBe(before);
      expect(await installation.query('homeward', HALF_BUILT)).toHaveLength(LEAVES_A_TABLE.includes(moment) ? 1 : 0);
      await registered(installation, 1);
      await allProjected(installation);
      const projected = await live();
      expect(projected).not.toBe(before);
      const { code, said } = await installation.program('projector', 'rebuild', [PROJECTION]);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(`, digest ${projected}`) as unknown });
      expect(await installation.query('homeward', HALF_BUILT)).toEqual([]);
    },
  };
}

function rebuildForgotten(moment: Moment, cleared: string, clear: (installation: Installation) => Promise<unknown>): Scenario {
  return {
    moment,
    given: `a rebuild of ${PROJECTION}, which nobody begins again`,
    then: `${cleared} clears away what is half built, and the live table stays`,
    async run(installation) {
      await withACrowd(installation);
      const before = (await digestsOf(installation.connections))[PROJECTION];
      await installation.dies('rebuild', { moment }, () => installation.program('projector', 'rebuild', [PROJECTION]));
      await clear(installation);
      await until(async () => (await installation.query('homeward', HALF_BUILT)).length === 0, 'the end of what is half built');
      expect((await digestsOf(installation.connections))[PROJECTION]).toBe(before);
    },
  };
}

async function restartProjector(installation: Installation): Promise<void> {
  await installation.stop('projector');
  await installation.service('projector');
}

/** A read model built anew, from the first page of the log to its place. */
export const REBUILDING: readonly Scenario[] = [
  ...(['rebuild-page-folded', 'rebuild-table-filled', 'rebuild-table-switched', 'rebuild-finished'] as const).map(rebuildDies),
  rebuildForgotten('rebuild-table-filled', 'a rebuild of another read model', (installation) => installation.program('projector', 'rebuild', ['duties'])),
  rebuildForgotten('rebuild-table-switched', 'the next start of a projector', restartProjector),
];
