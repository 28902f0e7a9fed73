import type { AppendOperation, History, ReadAllOperation, ReadOperation, SeenEvent } from './history';
import type { Places } from './places';

/** A read must have seen the log as it was at one moment between its beginning and its end. */
export function readAnomalies({ operations, log }: History, places: Places): readonly string[] {
  const reads = operations.filter((operation) => operation.kind !== 'append');
  return [...reads.flatMap((read) => anomaliesOf(read, places, log)), ...backwards(operations.filter((operation) => operation.kind === 'read'))];
}

function anomaliesOf(read: ReadOperation | ReadAllOperation, places: Places, log: History['log']): readonly string[] {
  const whole = read.kind === 'read' ? (places.streams.get(read.stream) ?? []) : log.filter(({ position }) => read.after === undefined || position > read.after);
  const stranger = read.seen.findIndex((event, index) => !isSame(event, whole[index]));
  const faults = stranger >= 0 ? [`saw ${read.seen[stranger]?.id} where ${whole[stranger]?.id ?? 'nothing'} stands`] : faultsInTime(read, whole, places);
  return faults.map((fault) => `The read of ${read.kind === 'read' ? read.stream : 'the log'} at ${read.began} ${fault}.`);
}

/** What was seen is the beginning of the whole; whether it is the right beginning is a question of time. */
function faultsInTime(read: ReadOperation | ReadAllOperation, whole: readonly SeenEvent[], places: Places): readonly string[] {
  const early = read.seen.find(({ id }) => (places.appendOf.get(id)?.began ?? 0) > read.ended);
  const sooner = early === undefined ? [] : [`saw ${early.id} before it was appended`];
  if (read.kind === 'read-all' && read.seen.length === read.limit) return sooner;
  const unseen = whole.slice(read.seen.length);
  const missed = unseen.find(({ id }) => isAcknowledgedBefore(places.appendOf.get(id), read.began));
  const half = halfSeen(read.seen, unseen, places);
  return [...sooner, ...(missed === undefined ? [] : [`missed ${missed.id}, which was acknowledged before`]), ...(half === undefined ? [] : [`saw the append of ${half.ids[0]} in part`])];
}

function isSame(left: SeenEvent, right: SeenEvent | undefined): boolean {
  return left.id === right?.id && left.stream === right.stream && left.revision === right.revision && left.position === right.position;
}

function isAcknowledgedBefore(append: AppendOperation | undefined, moment: number): boolean {
  return append?.outcome.kind === 'written' && append.ended < moment;
}

/** The append that lies across the end of what was seen. */
function halfSeen(seen: readonly SeenEvent[], unseen: readonly SeenEvent[], { appendOf }: Places): AppendOperation | undefined {
  const last = appendOf.get(seen.at(-1)?.id ?? '');
  return last !== undefined && last === appendOf.get(unseen[0]?.id ?? '') ? last : undefined;
}

/** Of two reads of a stream one after the other, the later one sees no less. */
function backwards(reads: readonly ReadOperation[]): readonly string[] {
  const moments = reads.flatMap((read) => [
    { at: read.began, is: 'beginning', read },
    { at: read.ended, is: 'end', read },
  ]);
  moments.sort((left, right) => left.at - right.at);
  const longest = new Map<string, number>();
  const broken: string[] = [];
  for (const { is, read } of moments) {
    const known = longest.get(read.stream) ?? 0;
    if (is === 'end') longest.set(read.stream, Math.max(known, read.seen.length));
    else if (read.seen.length < known) broken.push(`The read of ${read.stream} at ${read.began} saw less than one before it.`);
  }
  return broken;
}
