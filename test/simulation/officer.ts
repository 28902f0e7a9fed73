import type { Caller } from '@homeward/access';
import { isCommandRejected } from '@homeward/decider';
import { EdgeProblem } from '@homeward/http';
import { derivedId } from '@homeward/platform';
import { returnCase, streamOf, type ReturnCase, type ReturnCaseCommand } from '@homeward/return-case';
import { type AnyData, commandFor } from '../../libs/return-case/src/testing';
import type { AskedRequest } from '../../apps/casework/src/execute-return-case';
import type { Caseworks } from './casework';
import type { Ledger } from './ledger';
import type { World } from './world';

const MOST_ATTEMPTS = 60;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30 * 60_000;
const MOST_THOUGHT_MS = 14 * 3_600_000;
const LONGEST_WAIT_FOR_A_STEP_MS = 6 * 86_400_000;

export interface Desk {
  readonly world: World;
  readonly caseworks: Caseworks;
  readonly ledger: Ledger;
  readonly anyData: AnyData;
  readonly caseIds: readonly string[];
}

/** People who work on a few cases, several on the same one, and ask again under the same key while they have no answer. */
export async function work(desk: Desk, commands: number): Promise<void> {
  const { world } = desk;
  for (let made = 0; made < commands; made += 1) {
    await world.time.sleep(1 + world.chance.below(MOST_THOUGHT_MS));
    const caseId = world.chance.of(desk.caseIds) ?? '';
    const seen = await look(desk, caseId);
    const command = commandFor(seen.state, world.time.now(), { chance: world.chance, anyData: desk.anyData });
    const waitMs = Date.parse(command.context.now) - world.time.nowMs();
    if (waitMs > 0) await world.time.sleep(Math.min(waitMs, LONGEST_WAIT_FOR_A_STEP_MS));
    await send(desk, requestOf(desk, caseId, command, seen.revision));
  }
}

interface Seen {
  readonly state: ReturnCase;
  readonly revision: number;
}

async function look({ world, caseworks, ledger }: Desk, caseId: string): Promise<Seen> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const acknowledged = ledger.acknowledged(caseId);
    try {
      const opened = await caseworks.ask((casework) => casework.read(caseId));
      ledger.looks.push({ caseId, acknowledged, eventIds: opened.map(({ recorded }) => recorded.eventId) });
      return { state: opened.reduce<ReturnCase>((state, { event }) => returnCase.evolve(state, event), returnCase.initial), revision: opened.length - 1 };
    } catch {
      await world.time.sleep(waitMs(attempt));
    }
  }
  throw new Error('The case could not be read.');
}

function requestOf({ world }: Desk, caseId: string, { type, data, context }: ReturnCaseCommand, revision: number): AskedRequest {
  const { actor, role } = context;
  const caller: Caller = { actor, role, office: role === 'homeward' ? '*' : 'tripoli', country: 'NGA' };
  const body = type === 'RegisterCase' ? { ...data, personRef: derivedId(caseId, 'person') } : data;
  const trace = { traceId: 'simulated', traceparent: '' };
  return { caller, caseId, type, body, commandId: world.ids.random(), trace, ...(type === 'RegisterCase' ? {} : { expectedRevision: revision }) };
}

async function send(desk: Desk, request: AskedRequest): Promise<void> {
  desk.ledger.open({ ...request, byPerson: true });
  const again = desk.world.fails('request sent twice at once', 12) ? [settle(desk, request)] : [];
  await Promise.all([settle(desk, request), ...again]);
}

async function settle({ world, caseworks, ledger }: Desk, request: AskedRequest): Promise<void> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const before = appendsTo(world, request.caseId);
    try {
      return ledger.answer(request.commandId, await caseworks.ask((casework) => casework.execute(request)));
    } catch (error) {
      if (isCommandRejected(error)) return ledger.answer(request.commandId, 'refused');
      if (error instanceof EdgeProblem && error.code !== 'TooManyRequests') return ledger.answer(request.commandId, 'outdated');
      if (error instanceof EdgeProblem) ledger.writesWhilePushedAway.push(appendsTo(world, request.caseId) - before);
      ledger.noAnswer(request.commandId);
      world.note('request sent again');
      await world.time.sleep(waitMs(attempt));
    }
  }
}

const appendsTo = ({ appends }: World, caseId: string): number => appends.get(streamOf(caseId)) ?? 0;
const waitMs = (attempt: number): number => Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
