import type { AppendOperation, History, SeenEvent } from './history';

/** Where things stand in the log at the end. */
export interface Places {
  /** The place of an event in the log, from 0. */
  readonly ofEvent: ReadonlyMap<string, number>;
  readonly streams: ReadonlyMap<string, readonly SeenEvent[]>;
  readonly appends: readonly AppendOperation[];
  readonly appendOf: ReadonlyMap<string, AppendOperation>;
}

export function placesOf({ operations, log }: History): Places {
  const streams = new Map<string, SeenEvent[]>();
  for (const event of log) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const appends = operations.filter((operation) => operation.kind === 'append');
  return {
    ofEvent: new Map(log.map(({ id }, place) => [id, place])),
    streams,
    appends,
    appendOf: new Map(appends.flatMap((append) => append.ids.map((id) => [id, append]))),
  };
}
