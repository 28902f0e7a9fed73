import { createLogger, systemTimers } from '@homeward/platform';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres';
import { Standings } from './standings';
import { whileLeading } from './while-leading';

const LOCK_HOLDERS = "select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted and application_name = 'homeward-leadership' and datname = current_database()";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Somebody who competes: what they did, and how to stop them. */
function contender(name: string, events: string[], who: string) {
  const stop = new AbortController();
  const standings = new Standings();
  const lines: string[] = [];
  const done = whileLeading(
    { connectionString: database.url, name, timers: systemTimers, logger: createLogger({ level: 'info', write: (line) => lines.push(line) }), signal: stop.signal, standings },
    (signal) =>
      new Promise((resolve) => {
        events.push(`${who} leads`);
        signal.addEventListener('abort', () => {
          events.push(`${who} stops`);
          resolve();
        });
      }),
  );
  const standing = () => standings.list()[0]?.standing;
  const end = async (): Promise<void> => {
    stop.abort();
    await done;
  };
  return { end, done, standing, lines };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (condition()) return;
    await systemTimers.sleep(10);
  }
  throw new Error('what was waited for did not come about');
}

async function terminateLockHolders(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(LOCK_HOLDERS)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

describe('two processes that compete for one name', () => {
  it('take turns: one leads and the other stands by until the first has gone', async () => {
    const events: string[] = [];
    const first = contender('turns', events, 'first');
    await until(() => first.standing() === 'leader');
    const second = contender('turns', events, 'second');
    await until(() => second.standing() === 'standby');
    await systemTimers.sleep(50);
    expect(events).toEqual(['first leads']);
    await first.end();
    expect(first.standing()).toBe('stopped');
    await until(() => second.standing() === 'leader');
    expect(events).toEqual(['first leads', 'first stops', 'second leads']);
    await second.end();
  });

  it('hear at once that the connection of the lock was killed, and one of them leads again', async () => {
    const events: string[] = [];
    const first = contender('killed', events, 'first');
    await until(() => first.standing() === 'leader');
    expect(await terminateLockHolders()).toBe(1);
    await until(() => events.includes('first stops'));
    await until(() => first.standing() === 'leader');
    expect(events).toEqual(['first leads', 'first stops', 'first leads']);
    expect(first.lines.filter((line) => line.includes('was lost'))).toHaveLength(1);
    await first.end();
  });

  it('do not hinder those who compete for another name', async () => {
    const events: string[] = [];
    const contenders = [contender('one', events, 'first'), contender('another', events, 'second')];
    await until(() => contenders.every(({ standing }) => standing() === 'leader'));
    await Promise.all(contenders.map(({ end }) => end()));
    expect(events.filter((event) => event.endsWith('leads'))).toHaveLength(2);
  });
});

describe('the work of a leader', () => {
  const options = () => ({ connectionString: database.url, name: 'work', timers: systemTimers, logger: createLogger({ level: 'error' }), signal: new AbortController().signal });

  it('ends the competition when it ends by itself', async () => {
    await whileLeading(options(), () => Promise.resolve());
  });
  it('gives its failure to whoever started it, and the lock back', async () => {
    await expect(whileLeading(options(), () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    await whileLeading(options(), () => Promise.resolve());
  });
});
