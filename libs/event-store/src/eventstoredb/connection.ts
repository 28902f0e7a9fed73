import { EventStoreDBClient, WrongExpectedVersionError, type AppendResult, type EventData } from '@eventstore/db-client';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb';
import { InvalidStoreRequest } from '../errors';
import { checkConnectionString } from './connection-string';
import { failureOf } from './failure';

/** A subscription has no end; gRPC still wants a time. */
const FOR_EVER_MS = Number.MAX_SAFE_INTEGER;

export interface ReadCall {
  /** `false` for a subscription, which ends only when it is told to. */
  readonly ends: boolean;
  readonly signal: AbortSignal;
}

/**
 * The client with what it keeps to itself: reading with a filter, which the server offers and its methods do not, and a
 * deadline on reading. The client still makes, shares and replaces the connections, and finds the leader.
 */
export class Connection extends EventStoreDBClient {
  private deadlineMs = 0;

  /** @param deadlineMs How long a call may take that has an end, in milliseconds. */
  static open(connectionString: string, deadlineMs: number): Connection {
    checkConnectionString(connectionString);
    const connection = clientOf(connectionString);
    // The client's factory makes its own class, whatever class it is called on.
    Object.setPrototypeOf(connection, Connection.prototype);
    if (!(connection instanceof Connection)) throw new Error('The client has become another class.');
    connection.deadlineMs = deadlineMs;
    // Appends one by one: batches share a call without a deadline, and asking whether the server has them is another.
    connection.supports = async () => false;
    return connection;
  }

  /** Answers or rejects within the deadline. Rejects with `WrongExpectedVersionError`, or with the errors of the store. */
  async write(stream: string, events: readonly EventData[], expectedRevision: bigint | 'no_stream'): Promise<AppendResult> {
    try {
      const options = { expectedRevision, deadline: this.deadlineMs, requiresLeader: true };
      return await this.appendToStream(stream, [...events], options);
    } catch (error) {
      throw error instanceof WrongExpectedVersionError ? error : failureOf(error);
    }
  }

  /** The server's responses in order. Leaving the loop, or the signal, ends the call; the signal ends the loop in silence. */
  async *responses(request: ReadReq, { ends, signal }: ReadCall): AsyncGenerator<ReadResp, void> {
    const deadline = ends ? this.deadlineMs : FOR_EVER_MS;
    const call = this.GRPCStreamCreator(StreamsClient, 'read', (client) =>
      client.read(request, ...this.callArguments({ deadline, requiresLeader: ends })),
    );
    try {
      const stream = await call();
      const cancel = (): void => stream.cancel();
      // Cancelling is told as an error, perhaps after the loop has gone; without a listener it would end the process.
      stream.on('error', () => undefined);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        if (signal.aborted) return;
        for await (const response of stream) yield response as ReadResp;
      } finally {
        signal.removeEventListener('abort', cancel);
        cancel();
      }
    } catch (error) {
      if (!signal.aborted) throw failureOf(error);
    }
  }

  /** Ends what is under way and gives back the connection. */
  async close(): Promise<void> {
    await this.dispose();
    await this.getChannel().then((channel) => channel.close(), () => undefined);
  }
}

function clientOf(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch {
    // The client's error quotes the connection string, and carries the whole of it.
    throw new InvalidStoreRequest('The EventStoreDB connection string cannot be read, or names a certificate that is not there.');
  }
}
