import type { AppendOperation, History } from './history';
import type { Places } from './places';

/** What the log holds against what the store said of each append. */
export function appendAnomalies({ log }: History, places: Places): readonly string[] {
  const fromNowhere = log.filter(({ id }) => !places.appendOf.has(id)).map(({ id }) => `The event ${id} was never appended.`);
  return [...fromNowhere, ...places.appends.flatMap((append) => anomaliesOf(append, places, log))];
}

function anomaliesOf(append: AppendOperation, { ofEvent }: Places, log: History['log']): readonly string[] {
  const { ids, outcome } = append;
  const [first] = ids;
  const present = ids.filter((id) => ofEvent.has(id));
  if (present.length === 0) return outcome.kind === 'written' ? [`The acknowledged append of ${first} is lost.`] : [];
  if (outcome.kind === 'refused') return [`The append of ${first} was refused and is in the log.`];
  if (present.length < ids.length) return [`The append of ${first} is in the log in part.`];
  const start = ofEvent.get(first ?? '') ?? 0;
  return misplaced(append, log.slice(start, start + ids.length)).map((how) => `The ${how.replace('$', String(first))}.`);
}

function misplaced({ stream, ids, expected, outcome }: AppendOperation, events: History['log']): readonly string[] {
  if (events.some(({ id }, index) => id !== ids[index])) return ['events of the append of $ do not stand together in their order'];
  const last = events.at(-1);
  const from = expected === 'no-stream' ? 0 : expected + 1;
  const isWhereAsked = events.every((event, index) => event.stream === stream && event.revision === from + index);
  const isWhereTold = outcome.kind !== 'written' || (outcome.revision === last?.revision && outcome.position === last.position);
  return [...(isWhereAsked ? [] : ['append of $ does not stand where it was asked to']), ...(isWhereTold ? [] : ['append of $ does not stand where the store said'])];
}

interface Moment {
  readonly at: number;
  readonly is: 'beginning' | 'acknowledgement';
  readonly append: AppendOperation;
}

/** Real time: what was acknowledged before an append began stands before it. */
export function orderAnomalies(_: History, { appends, ofEvent }: Places): readonly string[] {
  const placeOf = ({ ids }: AppendOperation): number | undefined => ofEvent.get(ids[0] ?? '');
  const moments: Moment[] = appends.flatMap((append) => [
    { at: append.began, is: 'beginning', append },
    ...(append.outcome.kind === 'written' ? [{ at: append.ended, is: 'acknowledgement', append } as const] : []),
  ]);
  moments.sort((left, right) => left.at - right.at);
  const broken: string[] = [];
  let furthest = -1;
  for (const { is, append } of moments) {
    const place = placeOf(append);
    if (place === undefined) continue;
    if (is === 'acknowledgement') furthest = Math.max(furthest, place);
    else if (place < furthest) broken.push(`The append of ${append.ids[0]} stands before one that was acknowledged before it began.`);
  }
  return broken;
}
