import { HOMEWARD } from '@homeward/access';
import { derivedId, silentLogger } from '@homeward/platform';
import type { AskedRequest } from '../../apps/casework/src/execute-return-case';
import { DueTimers } from '../../apps/deadlines/src/due-timers';
import type { Casework, Caseworks } from './casework';
import type { Ledger } from './ledger';
import type { Machine } from './machine';
import type { ReadModelDatabase } from './read-model';
import type { World } from './world';

const BETWEEN_PASSES_MS = 4 * 3_600_000;
const STEP_MS = 50;
const TIMER_EVENTS = ['DeadlineReminded', 'DeadlineMissed', 'DeadlineEscalated', 'GateExpired'];

export interface DeadlinePorts {
  readonly world: World;
  readonly database: ReadModelDatabase;
  readonly caseworks: Caseworks;
  readonly ledger: Ledger;
}

/** The real processor of deadlines, until its machine dies. */
export async function passOverDeadlines(ports: DeadlinePorts, machine: Machine): Promise<void> {
  const { world, database } = ports;
  if (world.makes('timer-again-after-crash')) await recordAgain(ports);
  const dueTimers = new DueTimers({
    clock: machine.clock,
    logger: silentLogger,
    timers: {
      dueBy: async ({ now, limit, after }) => {
        await machine.wait(STEP_MS);
        return database.dueBy(now).filter((due) => after === null || `${due.dueAt}${due.caseId}` > `${after.dueAt}${after.caseId}`).slice(0, limit);
      },
      mayComeOfAge: async (after, limit) => {
        await machine.wait(STEP_MS);
        return database.mayComeOfAge().filter((caseId) => after === null || caseId > after).slice(0, limit);
      },
    },
    commands: { applyDueTimers: (caseId, commandId) => machine.alive(apply(ports, caseId, commandId)) },
  });
  while (machine.isAlive) {
    await dueTimers.pass(machine.died);
    await machine.timers.sleep(BETWEEN_PASSES_MS);
  }
}

async function apply({ world, caseworks, ledger }: DeadlinePorts, caseId: string, commandId: string): Promise<boolean> {
  if (world.makes('timer-not-recorded')) return true;
  const request: AskedRequest = { caller: HOMEWARD, caseId, type: 'ApplyDueTimers', body: {}, commandId, expectedRevision: 'latest', trace: { traceId: 'simulated', traceparent: '' } };
  ledger.open({ ...request, byPerson: false });
  const outcome = await caseworks.ask((casework: Casework) => casework.execute(request));
  ledger.answer(commandId, outcome);
  return outcome.kind !== 'unchanged';
}

/** The mistake of a process that does not know after a crash what it has done, and writes it by itself. */
async function recordAgain({ world, ledger }: DeadlinePorts): Promise<void> {
  const log = await world.log.readAll({ limit: 10_000 });
  const told = log.findLast(({ type }) => TIMER_EVENTS.includes(type));
  if (told === undefined) return;
  const { stream, type, data, metadata } = told;
  const id = derivedId(told.id, 'again');
  if (log.some((event) => event.id === id)) return;
  const asked = JSON.parse(metadata) as { readonly commandId: string };
  const commandId = derivedId(asked.commandId, 'again');
  ledger.open({ commandId, caseId: stream.slice(stream.indexOf('-') + 1), type: 'ApplyDueTimers', byPerson: false });
  const expected = log.filter((event) => event.stream === stream).length - 1;
  await world.log.append(stream, [{ id, type, data, metadata: JSON.stringify({ ...asked, commandId }) }], { expected });
}
