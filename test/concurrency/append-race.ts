import type { Session } from './session';

/** How one way of appending looks in SQL, and whether it makes others wait. */
export interface Appending {
  readonly statement: string;
  values(writer: string, event: string): readonly unknown[];
  /** True when an append waits for the transaction of the append before it. */
  readonly exclusive: boolean;
}

export type Action = 'append' | 'commit' | 'rollback' | 'read';

export interface Step {
  readonly by: string;
  readonly action: Action;
}

/** The cast of one run: sessions that write, one that watches locks, and what reading means. */
export interface Cast {
  readonly writers: ReadonlyMap<string, Session>;
  readonly observer: Session;
  readonly appending: Appending;
  readonly read: () => Promise<void>;
  /** The id of the event that this writer appends. */
  readonly eventOf: (writer: string) => string;
}

/**
 * Plays the steps in order. A step of a writer that still waits for the lock runs when its turn at the lock has come, as
 * it would for a client that is stuck in its call.
 */
export async function play(steps: readonly Step[], cast: Cast): Promise<void> {
  let holder: string | undefined;
  const queue: string[] = [];
  const postponed = new Map<string, Action>();

  const append = async (writer: string): Promise<void> => {
    const session = sessionOf(cast, writer);
    const { statement, values, exclusive } = cast.appending;
    await session.run('begin');
    if (exclusive && holder !== undefined) {
      queue.push(writer);
      return session.runIntoLock(cast.observer, statement, values(writer, cast.eventOf(writer)));
    }
    holder = writer;
    await session.run(statement, values(writer, cast.eventOf(writer)));
  };

  const end = async (writer: string, how: Action): Promise<void> => {
    if (queue.includes(writer)) return void postponed.set(writer, how);
    await sessionOf(cast, writer).run(how);
    holder = queue.shift();
    if (holder === undefined) return;
    await sessionOf(cast, holder).settled();
    const next = postponed.get(holder);
    if (next !== undefined) await end(holder, next);
  };

  for (const { by, action } of steps) {
    if (action === 'read') await cast.read();
    else if (action === 'append') await append(by);
    else await end(by, action);
  }
}

function sessionOf({ writers }: Cast, writer: string): Session {
  const session = writers.get(writer);
  if (session === undefined) throw new Error(`No session plays ${writer}.`);
  return session;
}
