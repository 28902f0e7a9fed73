import { type CommandReceipt, findCommand } from '@homeward/contracts';
import { commandIdOf } from '@homeward/http';
import { systemIds } from '@homeward/platform';
import type { Role } from '@homeward/return-case';
import { type Outcome, sendCommand } from '../harness/send-command';
import type { Installation } from './installation';
import { eventsOf } from './log';

export const OFFICE = 'niamey';
const AT_ONCE = 32;

/** A command as somebody sends it, and sends it again. */
export interface Asked {
  readonly role: Role;
  readonly caseId: string;
  readonly name: string;
  readonly body: object;
  readonly key: string;
  readonly revision?: number;
}

export function registration(over: object = {}): Asked & { readonly personRef: string } {
  const [caseId, personRef] = [systemIds.random(), systemIds.random()];
  const body = { ...findCommand('register-case')?.example, personRef, name: { full: `Person ${personRef}` }, ...over };
  return { role: 'protection-officer', caseId, name: 'register-case', body, key: systemIds.random(), personRef };
}

/** A command on a case as a receipt tells it; the example of the documentation by default. */
export function next(name: string, { caseId, revision }: CommandReceipt, { role = 'protection-officer', body = findCommand(name)?.example ?? {} }: { readonly role?: Role; readonly body?: object } = {}): Asked {
  return { role, caseId, name, body, key: systemIds.random(), revision };
}

/** Sends a command once. Whoever holds a role goes by its name. */
export async function send(installation: Installation, { role, ...asked }: Asked): Promise<Outcome> {
  const casework = await installation.service('casework');
  return sendCommand({ ...asked, url: await casework.url(), token: await installation.token(role, role, OFFICE) });
}

/** The same, where anything but an acknowledgement is a fault. */
export async function sent(installation: Installation, asked: Asked): Promise<{ readonly receipt: CommandReceipt; readonly isReplay: boolean }> {
  const outcome = await send(installation, asked);
  if (outcome.kind !== 'acknowledged') throw new Error(`${asked.name} was not acknowledged: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Registers so many people who are alike but for themselves. */
export async function registered(installation: Installation, count: number, alike: object = {}): Promise<readonly CommandReceipt[]> {
  const receipts: CommandReceipt[] = [];
  for (let start = 0; start < count; start += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - start) }, () => sent(installation, registration(alike)));
    receipts.push(...(await Promise.all(some)).map(({ receipt }) => receipt));
  }
  return receipts;
}

/** What the log holds of a command, in the words of its receipt; undefined when it holds nothing. */
export async function recordedOf(installation: Installation, { role, caseId, key }: Asked): Promise<CommandReceipt | undefined> {
  const commandId = commandIdOf({ actor: role, caseId, key });
  const events = (await eventsOf(installation, caseId)).filter((event) => event.commandId === commandId);
  const last = events.at(-1);
  return last && { caseId, revision: last.revision, position: last.position, events: events.map(({ type }) => type) };
}

/** Holds a command that was sent again to what the log holds of it: one event, or one set of them, and one receipt however often it is sent. */
export async function expectOnce(installation: Installation, asked: Asked): Promise<void> {
  const [again, onceMore] = [await sent(installation, asked), await sent(installation, asked)];
  expect(again.receipt).toEqual(await recordedOf(installation, asked));
  expect(onceMore).toEqual({ ...again, isReplay: true });
}

/** Registers the same person under another case: the first one must be pointed to. */
export async function expectRegisteredToBeFound(installation: Installation, { caseId, body }: Asked): Promise<void> {
  const again = { ...registration(), body: { ...body, personRef: systemIds.random() } };
  await sent(installation, again);
  expect((await eventsOf(installation, again.caseId))[0]?.data).toMatchObject({ possibleDuplicates: [caseId] });
}
