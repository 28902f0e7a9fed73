import type { DiskRoom } from '@homeward/database-limits';
import { revisionOrNoStream } from '../append-request';
import { DuplicateEventId, InvalidStoreRequest, RevisionConflict } from '../errors';
import { positionAt } from '../position';
import type { AppendOutcome, AppendRequest, SendBatch } from './append-queue';
import { byteaArray, int4Array, textArray, uuidArray } from './binary-arrays';
import { INVALID_JSON, PostgresFailure, stateOf, UNIQUE_VIOLATION, withoutParameters } from './failure';
import { sql } from './sql';
import type { WriterConnections } from './writer-connections';

const APPEND = { name: 'append', text: sql('queries/append') };
const EVENT_ID_KEY = 'event_id_key';
/** The answer has no position for a request that was refused. */
const REFUSED = '0';

/** Sends batches to the append function, one round trip each. */
export function batchSender(writers: WriterConnections, room: DiskRoom): SendBatch {
  const sendOnce = async (batch: readonly AppendRequest[]): Promise<readonly AppendOutcome[]> => {
    try {
      const { rows } = await writers.query<[string]>({ ...APPEND, values: parametersOf(batch), rowMode: 'array' });
      room.succeeded(APPEND.name);
      return outcomesOf(batch, elements(rows[0]?.[0] ?? ''));
    } catch (error) {
      room.failed(APPEND.name, stateOf(error));
      throw withoutParameters(error);
    }
  };

  return async (batch) => {
    try {
      return await sendOnce(batch);
    } catch (error) {
      if (!(error instanceof PostgresFailure && error.isDataFault)) throw error;
      // One append spoilt the batch and nothing was written. In order and alone, each gets its own answer.
      const outcomes: AppendOutcome[] = [];
      for (const request of batch) outcomes.push(await sendOnce([request]).then(([only]) => only ?? error, refusalOf(request)));
      return outcomes;
    }
  };
}

function refusalOf({ stream }: AppendRequest) {
  return (error: unknown): Error => {
    if (!(error instanceof PostgresFailure)) return error instanceof Error ? error : withoutParameters(error);
    if (error.constraint === EVENT_ID_KEY) return new DuplicateEventId(stream, { cause: error });
    // Any other broken key would mean a writer that went past the append function: a fault of ours, not of the request.
    if (error.code === UNIQUE_VIOLATION || !error.isDataFault) return error;
    return new InvalidStoreRequest(
      error.code === INVALID_JSON ? 'The event data or metadata is not JSON.' : 'The event cannot be stored.',
      { cause: error },
    );
  };
}

function parametersOf(batch: readonly AppendRequest[]): Buffer[] {
  const streams = new Map<string, number>();
  const requestStream: number[] = [];
  for (const { stream } of batch) {
    const place = streams.get(stream) ?? streams.size + 1;
    streams.set(stream, place);
    requestStream.push(place);
  }
  const events = batch.flatMap((request) => request.events);
  return [
    textArray('text', [...streams.keys()]),
    int4Array(requestStream),
    int4Array(batch.map(({ expected }) => expected)),
    int4Array(batch.map((request) => request.events.length)),
    uuidArray(events.map(({ id }) => id)),
    textArray('text', events.map(({ type }) => type)),
    textArray('json', events.map(({ data }) => data)),
    textArray('json', events.map(({ metadata }) => metadata)),
    byteaArray(events.map(({ leafHash }) => leafHash)),
  ];
}

/** The answer has the positions of all requests, then the revisions of all requests. */
function outcomesOf(batch: readonly AppendRequest[], answer: readonly string[]): AppendOutcome[] {
  return batch.map(({ stream, expected }, place) => {
    const position = answer[place] ?? REFUSED;
    const revision = Number(answer[batch.length + place]);
    if (position !== REFUSED) return { position: positionAt(position), revision };
    return new RevisionConflict(stream, revisionOrNoStream(expected), revisionOrNoStream(revision));
  });
}

/** The elements of an array of numbers in its text form, `{1,2}`. */
function elements(array: string): string[] {
  return array.slice(1, -1).split(',');
}
