import { hash } from 'node:crypto';
import { CaseLog, type OpenedEvent } from '@homeward/case-log';
import type { StoredEvent } from '@homeward/event-store';
import { openPersonalData } from '@homeward/personal-data';
import { upcast } from '@homeward/return-case';
import { drawAnyData } from '../../libs/return-case/src/testing';
import { Casework, Caseworks } from './casework';
import { brokenIn } from './check-run';
import { passOverDeadlines } from './deadlines';
import { Ledger } from './ledger';
import { keepRunning } from './machine';
import type { Mistake } from './mistakes';
import { type Desk, work } from './officer';
import { project, ReadModelDatabase } from './read-model';
import { Relaying } from './relaying';
import { World } from './world';

const OFFICERS = 3;
const CASES = 2;
const COMMANDS_EACH = 9;
const HOUR_MS = 3_600_000;
/** Long enough for every patience of the system: nobody waits for longer than a day. */
const HOURS_TO_HEAL = 36;
/** Time goes on recording; whoever follows the log by looking now and then is given a look after its last word. */
const QUIET_HOURS = 5;
const MOST_QUIET_ROUNDS = 50;
const MOST_HOURS = 24 * 400;
const ANY_DATA = drawAnyData(20_260_302);

export interface Run {
  /** The sentences that do not hold; none when all is well. */
  readonly broken: readonly string[];
  /** Of all that is in the log, sealed parts as they open: nonces are not made by the seed. */
  readonly digest: string;
  readonly events: number;
  readonly happened: ReadonlyMap<string, number>;
}

/** One life of the whole system, made by one number. */
export async function simulate(seed: number, mistake?: Mistake): Promise<Run> {
  const world = new World(seed, mistake);
  const caseIds = Array.from({ length: CASES }, () => world.ids.random());
  const caseworks = new Caseworks(world);
  const ledger = new Ledger();
  const database = new ReadModelDatabase();
  const relaying = new Relaying();
  const over = new AbortController();
  const run = (name: string, start: Parameters<typeof keepRunning>[3]): Promise<void> => keepRunning(world, name, over.signal, start);
  const running = [
    ...['casework a', 'casework b'].map((name) => run(name, async (machine) => caseworks.put(await Casework.start(world, machine)))),
    ...['projection a', 'projection b'].map((name) => run(name, (machine) => project(world, machine, database))),
    ...['deadlines a', 'deadlines b'].map((name) => run(name, (machine) => passOverDeadlines({ world, database, caseworks, ledger }, machine))),
    ...relaying.processes(world).map(([name, start]) => run(name, start)),
  ];
  const desk: Desk = { world, caseworks, ledger, anyData: ANY_DATA, caseIds };
  const failures: string[] = [];
  let working = OFFICERS;
  for (let officer = 0; officer < OFFICERS; officer += 1) {
    void work(desk, COMMANDS_EACH)
      .catch((error: unknown) => failures.push(`Somebody could not work on: ${String(error)}`))
      .finally(() => (working -= 1));
  }
  for (let hour = 0; working > 0 && hour < MOST_HOURS; hour += 1) await world.time.advance(HOUR_MS);
  world.isFaulty = false;
  await world.time.advance(HOURS_TO_HEAL * HOUR_MS);
  await untilQuiet(world);
  const endedAt = world.time.now();
  over.abort();
  await world.time.advance(HOUR_MS);
  await Promise.all(running);
  if (working > 0) failures.push('Somebody never came to an end.');
  const log = await world.log.readAll({ limit: 10_000 });
  const opened = await openedLog(world, log);
  if (opened.length < log.length) failures.push('An event of the log does not open.');
  const order = log.map(({ id }) => id);
  const broken = [...failures, ...brokenIn({ log, opened, ledger, database, endedAt }), ...relaying.broken(order)];
  return { broken, digest: digestOf(opened), events: log.length, happened: world.happened };
}

async function untilQuiet(world: World): Promise<void> {
  let events = -1;
  for (let round = 0; round < MOST_QUIET_ROUNDS; round += 1) {
    const { length } = await world.log.readAll({ limit: 10_000 });
    if (length === events) return;
    events = length;
    await world.time.advance(QUIET_HOURS * HOUR_MS);
  }
}

/** Events that do not open in their place are left out. */
async function openedLog(world: World, log: readonly StoredEvent[]): Promise<readonly OpenedEvent[]> {
  const { sealer } = await openPersonalData({ keyStore: world.keys, clock: { now: () => 0 } });
  const cases = new CaseLog(world.log, sealer, upcast);
  const opened = await Promise.all(log.map((event) => cases.openFact(cases.parse(event)).catch(() => [])));
  return opened.flat();
}

function digestOf(opened: readonly OpenedEvent[]): string {
  const told = opened.map(({ recorded, event }) => ({ ...recorded, sealed: Object.keys(recorded.sealed), event }));
  return hash('sha256', JSON.stringify(told), 'hex');
}
