import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const CRLF = '\r\n';
/** What a client with a key signs. */
export const NONCE = 'a-nonce-of-the-broker';
const INFO = { server_id: 'in-process', server_name: 'in-process', version: '2.9.10', proto: 1, headers: true, max_payload: 1_048_576, nonce: NONCE };

interface Interest {
  readonly client: Client;
  readonly sid: string;
  readonly pattern: string;
  readonly queue: string | undefined;
  /** Messages left until it ends by itself. */
  left: number;
}

interface Publication {
  readonly subject: string;
  readonly reply: string;
  readonly headerBytes: number;
  readonly payload: Buffer;
}

/**
 * A NATS server for tests, in this process: subjects with wildcards, queue groups, headers, and the answer that nobody
 * listens. It has no JetStream, so what needs a stream is tested with a real server.
 */
export class InProcessBroker {
  /** What each client said of itself, the first first. */
  readonly introductions: Readonly<Record<string, unknown>>[] = [];
  private readonly interests: Interest[] = [];
  private readonly clients = new Set<Client>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<InProcessBroker> {
    const server = createServer();
    const broker = new InProcessBroker(server);
    server.on('connection', (socket) => broker.clients.add(new Client(socket, broker)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return broker;
  }

  get url(): string {
    return `nats://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  introduce(introduction: string): void {
    this.introductions.push(JSON.parse(introduction) as Readonly<Record<string, unknown>>);
  }

  subscribe(interest: Interest): void {
    this.interests.push(interest);
  }

  unsubscribe(client: Client, sid: string, after: number): void {
    const found = this.interests.find((interest) => interest.client === client && interest.sid === sid);
    if (found === undefined) return;
    if (after === 0) this.interests.splice(this.interests.indexOf(found), 1);
    else found.left = after;
  }

  forget(client: Client): void {
    this.clients.delete(client);
    this.interests.splice(0, this.interests.length, ...this.interests.filter((interest) => interest.client !== client));
  }

  /** One of each queue group gets it, and everybody without a group. */
  publish(from: Client, published: Publication): void {
    const matching = this.interests.filter(({ pattern }) => matches(pattern, published.subject));
    const groups = new Set(matching.flatMap(({ queue }) => queue ?? []));
    const chosen = [...matching.filter(({ queue }) => queue === undefined), ...[...groups].flatMap((group) => oneOf(matching.filter(({ queue }) => queue === group)))];
    if (chosen.length === 0 && published.reply !== '') this.tellNobody(from, published.reply);
    for (const interest of chosen) {
      interest.client.deliver(interest.sid, published);
      interest.left -= 1;
      if (interest.left === 0) this.unsubscribe(interest.client, interest.sid, 0);
    }
  }

  /** Ends every connection; clients may come back. */
  cut(): void {
    for (const client of this.clients) client.end();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private tellNobody(from: Client, reply: string): void {
    const waiting = this.interests.find(({ client, pattern }) => client === from && matches(pattern, reply));
    const status = Buffer.from(`NATS/1.0 503${CRLF}${CRLF}`);
    if (waiting !== undefined) from.deliver(waiting.sid, { subject: reply, reply: '', headerBytes: status.length, payload: status });
  }
}

class Client {
  private received = Buffer.alloc(0);

  constructor(
    private readonly socket: Socket,
    private readonly broker: InProcessBroker,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => broker.forget(this));
    socket.write(`INFO ${JSON.stringify(INFO)}${CRLF}`);
  }

  deliver(sid: string, { subject, reply, headerBytes, payload }: Publication): void {
    const sizes = headerBytes === 0 ? `${payload.length}` : `${headerBytes} ${payload.length}`;
    const verb = headerBytes === 0 ? 'MSG' : 'HMSG';
    this.socket.write(Buffer.concat([Buffer.from(`${verb} ${subject} ${sid} ${reply === '' ? '' : `${reply} `}${sizes}${CRLF}`), payload, Buffer.from(CRLF)]));
  }

  end(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (let end = this.received.indexOf(CRLF); end >= 0; end = this.received.indexOf(CRLF)) {
      const [verb = '', ...words] = this.received.toString('utf8', 0, end).split(/\s+/);
      const size = /^H?PUB$/i.test(verb) ? Number(words.at(-1)) : 0;
      const bodyEnd = end + CRLF.length + size + (size > 0 || /^H?PUB$/i.test(verb) ? CRLF.length : 0);
      if (this.received.length < bodyEnd) return;
      const payload = Buffer.from(this.received.subarray(end + CRLF.length, end + CRLF.length + size));
      this.received = this.received.subarray(bodyEnd);
      this.obey(verb.toUpperCase(), words, payload);
    }
  }

  private obey(verb: string, words: readonly string[], payload: Buffer): void {
    const [subject = '', second = ''] = words;
    // The word that may stand between the subject and the sizes: the group of a subscriber, the reply of a publication.
    const middle = words.length > (verb === 'HPUB' ? 3 : 2) ? second : '';
    const publish = (headerBytes: number): void => this.broker.publish(this, { subject, reply: middle, headerBytes, payload });
    const obeying: Readonly<Record<string, () => void>> = {
      CONNECT: () => this.broker.introduce(words.join(' ')),
      PING: () => void this.socket.write(`PONG${CRLF}`),
      SUB: () => this.broker.subscribe({ client: this, sid: words.at(-1) ?? '', pattern: subject, queue: middle || undefined, left: Infinity }),
      UNSUB: () => this.broker.unsubscribe(this, subject, Number(second)),
      PUB: () => publish(0),
      HPUB: () => publish(Number(words.at(-2))),
    };
    obeying[verb]?.();
  }
}

function oneOf<T>(some: readonly T[]): readonly T[] {
  return some.slice(0, 1);
}

function matches(pattern: string, subject: string): boolean {
  const wanted = pattern.split('.');
  const given = subject.split('.');
  for (const [index, token] of wanted.entries()) {
    if (token === '>') return given.length > index;
    if (token !== '*' && token !== given[index]) return false;
  }
  return wanted.length === given.length;
}
