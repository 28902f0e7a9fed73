import { eventIdOf, type OpenedEvent } from '@homeward/case-log';
import type { StoredEvent } from '@homeward/event-store';
import { Offices } from '@homeward/office-calendar';
import { DEFAULT_POLICY, nextTimerAt, returnCase, streamOf, type ReturnCase } from '@homeward/return-case';
import { type Asked, type Ledger } from './ledger';
import { brokenLives } from './check-lives';
import type { ReadModelDatabase } from './read-model';
import { firstDifference } from './first-difference';

const OFFICES = new Offices();
/** What fell due since the last pass but one may still wait. */
const GRACE_MS = 9 * 3_600_000;

export interface Ended {
  readonly log: readonly StoredEvent[];
  readonly opened: readonly OpenedEvent[];
  readonly ledger: Ledger;
  readonly database: ReadModelDatabase;
  readonly endedAt: string;
}

/** What does not hold of a run that has healed. */
export function brokenIn(ended: Ended): readonly string[] {
  const pushedAway = ended.ledger.writesWhilePushedAway.filter((writes) => writes < 2).map(() => 'Somebody was told that others keep writing, and nobody did.');
  return [...pushedAway, ...brokenStreams(ended), ...brokenCommands(ended), ...brokenLooks(ended), ...firstDifference('The read model', ended.database.applied, ended.log.map(({ id }) => id)), ...brokenTimers(ended), ...brokenLives(ended.opened)];
}

function brokenStreams({ log }: Ended): readonly string[] {
  const lengths = new Map<string, number>();
  return log.flatMap(({ stream, revision }) => {
    const next = lengths.get(stream) ?? 0;
    lengths.set(stream, next + 1);
    return revision === next ? [] : [`A stream has the revision ${revision} where ${next} belongs.`];
  });
}

function brokenCommands({ opened, ledger }: Ended): readonly string[] {
  const byCommand = new Map<string, OpenedEvent[]>();
  for (const event of opened) {
    const { commandId } = event.recorded.metadata;
    byCommand.set(commandId, [...(byCommand.get(commandId) ?? []), event]);
  }
  const known = new Set(ledger.asked.map(({ commandId }) => commandId));
  const unknown = [...byCommand.keys()].filter((commandId) => !known.has(commandId)).map((commandId) => `The log holds the command ${commandId}, which nobody asked.`);
  return [...unknown, ...ledger.asked.flatMap((asked) => brokenCommand(asked, byCommand.get(asked.commandId) ?? []))];
}

function brokenCommand(asked: Asked, events: readonly OpenedEvent[]): readonly string[] {
  const what = `The command ${asked.type} ${asked.commandId}`;
  const last = events.at(-1)?.recorded;
  const isKept = keptAnswers(asked).every(({ revision, events: types }) => last?.revision === revision && types.join() === events.map(({ recorded }) => recorded.type).join());
  return [
    ...(isOnce(asked, events) ? [] : [`${what} is not in the log in one piece.`]),
    ...(isKept ? [] : [`${what} was acknowledged and is not in the log as it was told.`]),
    ...(events.length === 0 || !isToldNothing(asked) ? [] : [`${what} was told to have recorded nothing and is in the log.`]),
    ...(!asked.byPerson || asked.answers.length > 0 ? [] : [`${what} never had an answer.`]),
  ];
}

function isOnce({ commandId, caseId }: Asked, events: readonly OpenedEvent[]): boolean {
  const first = events[0]?.recorded.revision ?? 0;
  return events.every(({ recorded }, index) => recorded.eventId === eventIdOf(commandId, index) && recorded.caseId === caseId && recorded.revision === first + index);
}

function keptAnswers({ answers }: Asked) {
  return answers.flatMap((answer) => (typeof answer !== 'string' && answer.kind !== 'unchanged' ? [answer] : []));
}

/** Whether a person must believe that nothing was recorded. */
function isToldNothing(asked: Asked): boolean {
  return asked.byPerson && asked.answers.length > 0 && keptAnswers(asked).length === 0;
}

/** Every look is a beginning of the stream, and holds what had been acknowledged. */
function brokenLooks({ log, ledger }: Ended): readonly string[] {
  const streams = new Map<string, string[]>();
  for (const { stream, id } of log) streams.set(stream, [...(streams.get(stream) ?? []), id]);
  return ledger.looks.flatMap(({ caseId, acknowledged, eventIds }) => {
    const stream = streams.get(streamOf(caseId)) ?? [];
    const isBeginning = eventIds.every((id, index) => stream[index] === id);
    return [...(isBeginning ? [] : ['Somebody saw what is no beginning of the case.']), ...(eventIds.length > acknowledged ? [] : ['Somebody did not see what had been acknowledged.'])];
  });
}

function brokenTimers({ opened, endedAt }: Ended): readonly string[] {
  const states = new Map<string, ReturnCase>();
  for (const { recorded, event } of opened) states.set(recorded.caseId, returnCase.evolve(states.get(recorded.caseId) ?? returnCase.initial, event));
  return [...states.values()].flatMap((state) => {
    if (state.phase === 'none') return [];
    const nextAt = nextTimerAt(state, { zone: OFFICES.zoneOf(state.office), policy: DEFAULT_POLICY });
    return nextAt === null || Date.parse(nextAt) > Date.parse(endedAt) - GRACE_MS ? [] : [`What was due at ${nextAt} is not recorded.`];
  });
}
