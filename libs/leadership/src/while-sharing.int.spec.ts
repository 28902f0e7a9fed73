import { createLogger, systemIds, systemTimers } from '@homeward/platform';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres';
import { until } from '../../../test/support/until';
import { Share } from './share';
import { Standings } from './standings';
import { whileSharing } from './while-sharing';

const PARTS = [0, 1, 2, 3, 4, 5, 6, 7];

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Somebody who takes part in a piece of work until told to stop. */
function member(name: string) {
  const stop = new AbortController();
  const standings = new Standings();
  let share: Share | undefined;
  let joined = 0;
  const done = whileSharing(
    { connectionString: database.url, name, timers: systemTimers, logger: createLogger({ level: 'silent' }), signal: stop.signal, standings },
    (own, signal) =>
      new Promise((resolve) => {
        share = own;
        joined += 1;
        signal.addEventListener('abort', () => {
          share = undefined;
          resolve();
        });
      }),
  );
  const end = async (): Promise<void> => {
    stop.abort();
    await done;
  };
  return { end, parts: () => share?.parts ?? [], joined: () => joined, standing: () => standings.list()[0]?.standing };
}

type Member = ReturnType<typeof member>;

/** What each has, when every part is somebody's and nobody's twice. */
function divided(members: readonly Member[]): readonly number[] | undefined {
  const all = members.flatMap(({ parts }) => parts());
  return [...all].sort().join() === PARTS.join() ? members.map(({ parts }) => parts().length) : undefined;
}

const become = (members: readonly Member[], amounts: readonly number[]) => until(() => divided(members)?.join() === amounts.join(), `shares of ${amounts.join()}`);

describe('processes that share a piece of work', () => {
  it('have it all, alone, and half of it each, together', async () => {
    const first = member('halves');
    await become([first], [8]);
    const second = member('halves');
    await become([first, second], [4, 4]);
    expect([first.standing(), second.standing()]).toEqual(['leader', 'leader']);
    await second.end();
    expect(second.standing()).toBe('stopped');
    await become([first], [8]);
    await first.end();
  });

  it('never hold a part twice while they come and go', async () => {
    const members = [member('many'), member('many'), member('many')];
    let twice = 0;
    const watching = new AbortController();
    const watched = (async () => {
      while (!watching.signal.aborted) {
        const all = members.flatMap(({ parts }) => parts());
        if (new Set(all).size !== all.length) twice += 1;
        await systemTimers.sleep(1);
      }
    })();
    await until(() => divided(members)?.every((amount) => amount <= 3) === true, 'fair shares of three');
    members.push(member('many'));
    await become(members, [2, 2, 2, 2]);
    await members.shift()?.end();
    await until(() => divided(members)?.every((amount) => amount <= 3) === true, 'fair shares of those who are left');
    watching.abort();
    await watched;
    expect(twice).toBe(0);
    await Promise.all(members.map(({ end }) => end()));
  });

  it('join again when their connection was killed', async () => {
    const alone = member('killed');
    await become([alone], [8]);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'homeward-leadership' and datname = current_database()");
    await client.end();
    await until(() => alone.joined() === 2, 'that it joined again');
    await become([alone], [8]);
    await alone.end();
  });

  it('leave those who share something else alone', async () => {
    const [one, another] = [member('one'), member('another')];
    await Promise.all([become([one], [8]), become([another], [8])]);
    await Promise.all([one.end(), another.end()]);
  });
});

describe('a share', () => {
  it('covers about as many names as it has parts, whatever the names begin with', () => {
    const share = new Share();
    for (const part of [1, 5]) share.take(part);
    const names = Array.from({ length: 4_000 }, () => `01890a5d${systemIds.random().slice(8)}`);
    const covered = names.filter((name) => share.covers(name)).length;
    expect(covered).toBeGreaterThan(800);
    expect(covered).toBeLessThan(1_200);
    expect(names.every((name) => Share.whole().covers(name))).toBe(true);
  });
});
