import { Empty, StreamIdentifier } from '@eventstore/db-client/generated/shared_pb';
import { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { LogPosition } from './log-position';

type Options = ReadReq.Options;
const { Options } = ReadReq;

const FORWARDS = 0;
const BACKWARDS = 1;

/** Records the server looks at before it says how far it has come, where none of them is ours. */
export const CHECKPOINT_RECORDS = 1_000;

/** Events of one stream from a revision on. */
export function streamRequest(stream: string, from: number, count: number): ReadReq {
  const identifier = new StreamIdentifier().setStreamName(Buffer.from(stream));
  const part = new Options.StreamOptions().setStreamIdentifier(identifier).setRevision(String(from));
  return request(new Options().setStream(part).setNoFilter(new Empty()).setCount(String(count)));
}

/** Events of the streams with a prefix, in the order of the log, from a place on and with it. */
export function logRequest(prefix: string, from: LogPosition | undefined, count: number): ReadReq {
  return request(new Options().setAll(startingAt(from)).setFilter(streamsWith(prefix)).setCount(String(count)));
}

/** The last event of the streams with a prefix. */
export function lastEventRequest(prefix: string): ReadReq {
  const all = new Options.AllOptions().setEnd(new Empty());
  return request(new Options().setAll(all).setFilter(streamsWith(prefix)).setCount('1'), BACKWARDS);
}

/** All there is and will be of the streams with a prefix, after a place. */
export function subscriptionRequest(prefix: string, after: LogPosition | undefined): ReadReq {
  return request(new Options().setAll(startingAt(after)).setFilter(streamsWith(prefix)).setSubscription(new Options.SubscriptionOptions()));
}

function request(options: Options, direction: 0 | 1 = FORWARDS): ReadReq {
  const ids = new Options.UUIDOption().setString(new Empty());
  return new ReadReq().setOptions(options.setReadDirection(direction).setUuidOption(ids).setResolveLinks(false));
}

function startingAt(place: LogPosition | undefined): ReadReq.Options.AllOptions {
  const all = new Options.AllOptions();
  if (place === undefined) return all.setStart(new Empty());
  const position = new Options.Position().setCommitPosition(String(place.commit)).setPreparePosition(String(place.prepare));
  return all.setPosition(position);
}

/** System streams begin with `$`, so a prefix leaves them out on the server, with everybody else's. */
function streamsWith(prefix: string): ReadReq.Options.FilterOptions {
  const names = new Options.FilterOptions.Expression().setPrefixList([prefix]);
  return new Options.FilterOptions().setStreamIdentifier(names).setMax(CHECKPOINT_RECORDS).setCheckpointintervalmultiplier(1);
}
