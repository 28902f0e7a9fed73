import type { AnyRecordedFact, OpenedEvent } from './recorded-fact';
import type { Position } from '@homeward/event-store';

/** What a command left in the stream of its case. */
export interface CommandReceipt {
  readonly commandId: string;
  /** To tell the same request from another one under the same key. */
  readonly requestDigest: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Of its last event. */
  readonly position: Position;
}

/** Collects, while a case is folded anyway, which command wrote what. Fed in stream order. */
export class CommandReceipts {
  private readonly byCommand = new Map<string, CommandReceipt>();

  note({ metadata: { commandId, requestDigest }, revision, position }: AnyRecordedFact): void {
    const firstRevision = this.byCommand.get(commandId)?.firstRevision ?? revision;
    this.byCommand.set(commandId, { commandId, requestDigest, firstRevision, lastRevision: revision, position });
  }

  find(commandId: string): CommandReceipt | undefined {
    return this.byCommand.get(commandId);
  }
}

/** The receipt of one command among the events of its case, in stream order. */
export function findByCommand(events: Iterable<OpenedEvent>, commandId: string): CommandReceipt | undefined {
  const receipts = new CommandReceipts();
  for (const { recorded } of events) {
    if (recorded.metadata.commandId === commandId) receipts.note(recorded);
  }
  return receipts.find(commandId);
}
