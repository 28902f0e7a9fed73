import { reached } from '@homeward/platform';
import { ErrorCode, headers as newHeaders, type Msg, type MsgHdrs, NatsError, type Subscription } from 'nats';
import type { NatsLink } from './connection';

/** A request as it came. */
export interface NatsRequest {
  readonly subject: string;
  readonly payload: Uint8Array;
  /** The first value of a header, in any case; undefined when it is absent. */
  header(name: string): string | undefined;
}

export interface NatsReply {
  /** UTF-8. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Nobody listens on the subject. */
export class NoResponders extends Error {
  override readonly name = 'NoResponders';
  readonly code = 'NoResponders';
}

/** No answer in time: whether the request was carried out is not known. Send it again with the same key. */
export class RequestTimedOut extends Error {
  override readonly name = 'RequestTimedOut';
  readonly code = 'RequestTimedOut';
}

/** Answers requests as one of a queue group: the broker gives each request to one of them. */
export class RequestServer {
  private readonly underWay = new Set<Promise<void>>();

  private constructor(private readonly subscription: Subscription) {}

  /** @param answer never rejects, and answers at once when there is too much to do. */
  static start(link: NatsLink, where: { readonly subject: string; readonly queue: string }, answer: (request: NatsRequest) => Promise<NatsReply>): RequestServer {
    const subscription = link.connection.subscribe(where.subject, {
      queue: where.queue,
      callback: (error, message) => {
        // Without an address for the reply nobody would learn the outcome, so nothing is carried out.
        if (error === null && message.reply !== undefined && message.reply !== '') server.take(message, answer);
      },
    });
    const server = new RequestServer(subscription);
    return server;
  }

  /** Takes nothing new and answers what has come. */
  async drain(): Promise<void> {
    await this.subscription.drain();
    await Promise.all(this.underWay);
  }

  private take(message: Msg, answer: (request: NatsRequest) => Promise<NatsReply>): void {
    const { subject, data: payload, headers } = message;
    const work = answer({ subject, payload, header: (name) => headerOf(headers, name) }).then(({ text, headers: told }) => {
      reached('reply-made');
      message.respond(text, { headers: headersOf(told) });
    });
    this.underWay.add(work);
    void work.catch(() => undefined).finally(() => this.underWay.delete(work));
  }
}

export interface Question {
  readonly text: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface Answered {
  readonly text: string;
  header(name: string): string | undefined;
}

/** Asks and waits for the one answer. Throws `NoResponders` or `RequestTimedOut`. */
export async function ask(link: NatsLink, subject: string, { text, headers, timeoutMs }: Question): Promise<Answered> {
  try {
    const message = await link.connection.request(subject, text, { headers: headersOf(headers), timeout: timeoutMs });
    return { text: message.string(), header: (name) => headerOf(message.headers, name) };
  } catch (error) {
    const code = error instanceof NatsError ? error.code : undefined;
    if (code === ErrorCode.NoResponders) throw new NoResponders(`Nobody answers on ${subject}.`, { cause: error });
    if (code === ErrorCode.Timeout) throw new RequestTimedOut(`No answer on ${subject} in ${timeoutMs} ms.`, { cause: error });
    throw error;
  }
}

function headersOf(values: Readonly<Record<string, string>>): MsgHdrs {
  const written = newHeaders();
  for (const [name, value] of Object.entries(values)) written.set(name, value);
  return written;
}

/** NATS keeps the case of header names; clients are not asked to. */
function headerOf(headers: MsgHdrs | undefined, name: string): string | undefined {
  const found = headers?.keys().find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : headers?.get(found);
}
