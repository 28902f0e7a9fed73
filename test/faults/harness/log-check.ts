import { eventIdOf } from '@homeward/case-log';
import type { Answered, Ledger } from './ledger';

/** One event as it stands in the log. */
export interface LoggedEvent {
  /** Place in the log, from 1. */
  readonly place: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly actor: string;
}

const MAX_FAULTS = 50;

/**
 * Holds a log, given event by event in its order, against what the writers were told. What it finds is one sentence each;
 * after the first fifty it only counts on.
 */
export class LogCheck {
  private readonly revisions = new Map<string, number>();
  private readonly recorded = new Set<string>();
  private readonly found: string[] = [];
  private command: LoggedEvent[] = [];
  events = 0;

  /** @param ownActor who asks by itself, such as for what is due: its commands are in no ledger. */
  constructor(
    private readonly ledger: Ledger,
    private readonly ownActor: string,
  ) {}

  take(event: LoggedEvent): void {
    this.events += 1;
    const { place, stream, revision, commandId } = event;
    if (place !== this.events) this.fault(`The log has a gap: event ${this.events} is at place ${place}.`);
    const expected = (this.revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) this.fault(`${stream} goes on with revision ${revision} where ${expected} was due.`);
    this.revisions.set(stream, revision);
    const [first] = this.command;
    if (first !== undefined && (first.commandId !== commandId || first.stream !== stream)) this.endCommand();
    this.command.push(event);
  }

  /** After the last event. */
  finish(): readonly string[] {
    this.endCommand();
    for (const entry of this.ledger.entries()) {
      if (hasEvents(entry) && !this.recorded.has(entry.commandId)) this.fault(`Lost: the command ${entry.commandId}, acknowledged at revision ${entry.receipt?.revision} of ${entry.caseId}.`);
    }
    return this.found;
  }

  revisionOf(stream: string): number | undefined {
    return this.revisions.get(stream);
  }

  private endCommand(): void {
    const events = this.command;
    const [first] = events;
    this.command = [];
    if (first === undefined) return;
    const { commandId, actor } = first;
    if (this.recorded.has(commandId)) this.fault(`Doubled: the command ${commandId} is recorded more than once.`);
    this.recorded.add(commandId);
    events.forEach(({ id }, index) => {
      if (id !== eventIdOf(commandId, index)) this.fault(`Event ${index} of the command ${commandId} has another id than the command gives it.`);
    });
    const entry = this.ledger.find(commandId);
    if (entry !== undefined) this.compare(entry, events);
    else if (actor !== this.ownActor && !this.ledger.wasAsked(commandId)) this.fault(`Nobody asked for the command ${commandId}.`);
  }

  private compare({ commandId, receipt }: Answered, events: readonly LoggedEvent[]): void {
    const last = events.at(-1);
    if (receipt === undefined || receipt.events.length === 0) {
      this.fault(`The command ${commandId} was refused, or brought nothing new, and is in the log all the same.`);
      return;
    }
    const told = [receipt.revision, Number(receipt.position), ...receipt.events].join(' ');
    const stands = [last?.revision, last?.place, ...events.map(({ type }) => type)].join(' ');
    if (told !== stands) this.fault(`The command ${commandId} was acknowledged as ${told} and stands as ${stands}.`);
  }

  private fault(sentence: string): void {
    if (this.found.length < MAX_FAULTS) this.found.push(sentence);
    else if (this.found.length === MAX_FAULTS) this.found.push('... and more.');
  }
}

function hasEvents({ receipt }: Answered): boolean {
  return receipt !== undefined && receipt.events.length > 0;
}
