import { eventIdOf } from '@homeward/case-log';
import { streamOf } from '@homeward/return-case';
import type { Installation } from './installation';

export interface Logged {
  /** Place in the log, from 1. */
  readonly place: number;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const EVENTS = `select position::integer as place, lpad(position::text, 16, '0') as position, stream, revision, id, type, metadata ->> 'commandId' as "commandId", metadata ->> 'actor' as actor, data from event_store.event`;

/** The whole log, in its order. */
export const wholeLog = (installation: Installation): Promise<readonly Logged[]> => installation.query<Logged>('homeward', `${EVENTS} order by position`);

export const eventsOf = (installation: Installation, caseId: string): Promise<readonly Logged[]> =>
  installation.query<Logged>('homeward', `${EVENTS} where stream = $1 order by revision`, [streamOf(caseId)]);

/** What is wrong with the log itself, one sentence each: a gap, a command recorded twice or in pieces. */
export function faultsOf(log: readonly Logged[]): readonly string[] {
  const faults: string[] = [];
  const revisions = new Map<string, number>();
  const commands = new Map<string, { readonly from: number; size: number }>();
  for (const [index, { place, stream, revision, id, commandId }] of log.entries()) {
    if (place !== index + 1) faults.push(`Event ${index + 1} of the log has the place ${place}.`);
    if (revision !== (revisions.get(stream) ?? -1) + 1) faults.push(`${stream} has a gap before revision ${revision}.`);
    revisions.set(stream, revision);
    const command = commands.get(commandId) ?? { from: place, size: 0 };
    if (place !== command.from + command.size) faults.push(`The command ${commandId} is recorded in more than one piece.`);
    if (id !== eventIdOf(commandId, command.size)) faults.push(`The command ${commandId} is recorded more than once.`);
    commands.set(commandId, { ...command, size: command.size + 1 });
  }
  return faults;
}
