import { createLogger, silentLogger, systemTimers } from '@homeward/platform';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres';
import { until } from '../../../test/support/until';
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
    await until(() => first.standing() === 'leader', 'the standing that is expected');
    const second = contender('turns', events, 'second');
    await until(() => second.standing() === 'standby', 'the standing that is expected');
    await systemTimers.sleep(50);
    expect(events).toEqual(['first leads']);
    await first.end();
    expect(first.standing()).toBe('stopped');
    await until(() => second.standing() === 'leader', 'the standing that is expected');
    expect(events).toEqual(['first leads', 'first stops', 'second leads']);
    await second.end();
  });

  it('hear at once that the connection of the lock was killed, and one of them leads again', async () => {
    const events: string[] = [];
    const first = contender('killed', events, 'first');
    await until(() => first.standing() === 'leader', 'the standing that is expected');
    expect(await terminateLockHolders()).toBe(1);
    await until(() => events.includes('first stops'), 'the standing that is expected');
    await until(() => first.standing() === 'leader', 'the standing that is expected');
    expect(events).toEqual(['first leads', 'first stops', 'first leads']);
    expect(first.lines.filter((line) => line.includes('was lost'))).toHaveLength(1);
    await first.end();
  });

  it('do not hinder those who compete for another name', async () => {
    const events: string[] = [];
    const contenders = [contender('one', events, 'first'), contender('another', events, 'second')];
    await until(() => contenders.every(({ standing }) => standing() === 'leader'), 'the standing that is expected');
    await Promise.all(contenders.map(({ end }) => end()));
    expect(events.filter((event) => event.endsWith('leads'))).toHaveLength(2);
  });
});

describe('a process that competes while the database is away', () => {
  const NOBODY_LISTENS = 'postgres://127.0.0.1:1/none';
  const OUTAGES = 200;

  function competing(over: { readonly maxFailures?: number } = {}) {
    const stop = new AbortController();
    const waits: number[] = [];
    const timers = {
      async sleep(durationMs: number): Promise<void> {
        waits.push(durationMs);
        if (waits.length === OUTAGES) stop.abort();
      },
    };
    const options = { connectionString: NOBODY_LISTENS, name: 'away', timers, logger: silentLogger, signal: stop.signal, ...over };
    return { waits, done: whileLeading(options, () => Promise.resolve()) };
  }

  it('waits for it as long as it takes', async () => {
    const { waits, done } = competing();
    await done;
    expect(waits).toHaveLength(OUTAGES);
  });
  it('gives up where it was told to', async () => {
    await expect(competing({ maxFailures: 3 }).done).rejects.toMatchObject({ code: 'ECONNREFUSED' });
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
