import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { AppendResp, type AppendReq, type ReadReq } from '@eventstore/db-client/generated/streams_pb';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
} from '@grpc/grpc-js';
import { FakeLog, type FakeOutcome, type FakeProposal } from './fake-log';
import { eventResponse, nameOf, nothing, notFoundResponse, recordsFor } from './fake-reading';
import { FakeSubscription, send, type ReadCall } from './fake-subscription';

type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

/**
 * A fake of EventStoreDB, on the client's own service definitions: it proves that the adapter speaks the protocol, not
 * how a server keeps, replicates or scavenges. Faults are made on demand. It offers neither batches, nor gossip, nor
 * persistent subscriptions, and knows no users.
 */
export class FakeEventStoreDb {
  readonly log = new FakeLog();
  /** Where each subscription began, in the order they came: an offset, or undefined for the start. */
  readonly subscribedFrom: (string | undefined)[] = [];
  /** Events written to subscribers, whether taken from the connection or not. */
  eventsSent = 0;
  checkpointsSent = 0;
  appendCalls = 0;
  /** What the callers of appends and readings said of themselves. */
  readonly authorizations = new Set<string>();
  /** Answers "unavailable" to everything. */
  unavailable = false;
  /** Appends that are stored while their answer is lost. */
  answersToLose = 0;
  /** Leaves the position out of the answer to an append. */
  withoutPositions = false;
  /** Says that it has told everything, as servers do from 24.10 on. */
  saysCaughtUp = true;
  /** Answers wait for this. */
  held: Promise<void> = Promise.resolve();
  /** Where it listens on 127.0.0.1. */
  port = 0;
  private readonly subscriptions = new Set<ReadCall>();
  private server = new Server();

  private constructor(private readonly credentials: ServerCredentials) {}

  /** With a certificate and its key, PEM, it listens with TLS only. */
  static async start(tls?: { readonly certificate: string; readonly key: string }): Promise<FakeEventStoreDb> {
    const pair = tls && { cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) };
    const fake = new FakeEventStoreDb(pair === undefined ? ServerCredentials.createInsecure() : ServerCredentials.createSsl(null, [pair]));
    await fake.listen();
    return fake;
  }

  /** How to reach it without TLS. */
  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Writes as somebody else who shares the server. */
  writeForeign(stream: string, count: number): void {
    const event = (place: number): FakeProposal => ({
      id: `${stream}-${place}`,
      properties: new Map([['type', 'Foreign'], ['content-type', 'application/json']]),
      data: Buffer.from('{}'),
      customMetadata: new Uint8Array(),
    });
    const there = this.log.streamOf(stream).length;
    this.log.append(stream, there - 1, Array.from({ length: count }, (_, place) => event(there + place)));
  }

  /** Ends every subscription as a server does that goes away. */
  dropSubscriptions(): void {
    for (const call of this.subscriptions) refuse(call);
  }

  /** Breaks every connection, and listens again on the same port. */
  async restart(): Promise<void> {
    this.server.forceShutdown();
    this.server = new Server();
    await this.listen();
  }

  stop(): void {
    this.server.forceShutdown();
  }

  private async listen(): Promise<void> {
    this.server.addService(StreamsService, {
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => void this.append(call, answer),
      read: (call: ReadCall) => void this.read(call),
    });
    this.port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync(`127.0.0.1:${this.port}`, this.credentials, (error, port) => (error ? reject(error) : resolve(port)));
    });
  }

  private async append(call: AppendCall, answer: sendUnaryData<AppendResp>): Promise<void> {
    this.appendCalls += 1;
    this.noteCaller(call);
    const messages = await messagesOf(call);
    // Who goes away in the middle of the request has appended nothing.
    if (messages === undefined) return;
    await this.held;
    if (this.unavailable) return answer({ code: status.UNAVAILABLE, details: 'unavailable' });
    const options = messages[0]?.getOptions();
    const expected = options?.hasNoStream() === true ? -1 : Number(options?.getRevision());
    const outcome = this.log.append(nameOf(options?.getStreamIdentifier()), expected, messages.slice(1).map(proposalOf));
    if (this.answersToLose > 0) {
      this.answersToLose -= 1;
      return answer({ code: status.UNAVAILABLE, details: 'the answer is lost' });
    }
    answer(null, appendResponse(outcome, this.withoutPositions));
  }

  private async read(call: ReadCall): Promise<void> {
    this.noteCaller(call);
    await this.held;
    const options = call.request.getOptions();
    if (this.unavailable || options === undefined) return refuse(call);
    if (options.hasSubscription()) return this.follow(call, options);
    const records = recordsFor(options, this.log);
    if (records === undefined) call.write(notFoundResponse(nameOf(options.getStream()?.getStreamIdentifier())));
    for (const record of records ?? []) if (!(await send(call, eventResponse(record)))) return;
    call.end();
  }

  private noteCaller({ metadata }: AppendCall | ReadCall): void {
    for (const value of metadata.get('authorization')) this.authorizations.add(String(value));
  }

  private async follow(call: ReadCall, options: ReadReq.Options): Promise<void> {
    this.subscribedFrom.push(options.getAll()?.getPosition()?.getCommitPosition());
    this.subscriptions.add(call);
    const subscription = new FakeSubscription(call, options, this.log);
    subscription.onEvent = () => {
      this.eventsSent += 1;
    };
    subscription.onCheckpoint = () => {
      this.checkpointsSent += 1;
    };
    await subscription.run(this.saysCaughtUp);
    this.subscriptions.delete(call);
  }
}

async function messagesOf(call: AppendCall): Promise<readonly AppendReq[] | undefined> {
  const messages: AppendReq[] = [];
  try {
    for await (const message of call as AsyncIterable<AppendReq>) messages.push(message);
    return messages;
  } catch {
    return undefined;
  }
}

function refuse(call: ReadCall): void {
  call.emit('error', { code: status.UNAVAILABLE, details: 'unavailable' });
}

function proposalOf(message: AppendReq): FakeProposal {
  const proposed = message.getProposedMessage();
  if (proposed === undefined) throw new Error('After its options an append has events only.');
  const properties = new Map<string, string>(proposed.getMetadataMap().getEntryList());
  return {
    id: proposed.getId()?.getString() ?? '',
    properties,
    data: proposed.getData_asU8(),
    customMetadata: proposed.getCustomMetadata_asU8(),
  };
}

function appendResponse(outcome: FakeOutcome, withoutPosition: boolean): AppendResp {
  if (outcome.kind === 'wrong-version') {
    const conflict = new AppendResp.WrongExpectedVersion();
    if (outcome.current < 0) conflict.setCurrentNoStream(nothing());
    else conflict.setCurrentRevision(String(outcome.current));
    return new AppendResp().setWrongExpectedVersion(conflict);
  }
  const { revision, position } = outcome.last;
  const success = new AppendResp.Success().setCurrentRevision(String(revision));
  const at = new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new AppendResp().setSuccess(withoutPosition ? success.setNoPosition(nothing()) : success.setPosition(at));
}
