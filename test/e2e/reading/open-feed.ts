import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { systemTimers } from '@homeward/platform';

/** One block of the stream, field by field. */
export interface Received {
  readonly id?: string;
  readonly event?: string;
  readonly retry?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 15_000;

/** A client of the feed over a real connection. */
export class OpenFeed {
  readonly blocks: Received[] = [];
  ended = false;
  private rest = '';

  private constructor(
    private readonly request: ClientRequest,
    readonly response: IncomingMessage,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    response.on('error', () => undefined);
    response.on('close', () => (this.ended = true));
  }

  static open(url: string, token: string, lastEventId?: string): Promise<OpenFeed> {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    return new Promise((resolve, reject) => {
      const request = get(url, { headers, agent: false }, (response) => resolve(new OpenFeed(request, response)));
      request.on('error', reject);
    });
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  get changes(): readonly Readonly<Record<string, unknown>>[] {
    return this.blocks.flatMap(({ event, data }) => (event === 'change' && data !== undefined ? [data] : []));
  }

  /** The position a client would resume from. */
  get lastId(): string | undefined {
    return this.blocks.findLast(({ id }) => id !== undefined)?.id;
  }

  /** Resolves when it holds; throws when it does not come to hold. */
  async until(holds: (feed: OpenFeed) => boolean): Promise<void> {
    for (let waitedMs = 0; !holds(this); waitedMs += LOOK_EVERY_MS) {
      if (waitedMs >= PATIENCE_MS) throw new Error(`Waited in vain; received so far: ${JSON.stringify(this.blocks)}`);
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
  }

  leave(): void {
    this.request.destroy();
  }

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) this.blocks.push(fieldsOf(block));
  }
}

function fieldsOf(block: string): Received {
  const fields = block.split('\n').flatMap((line) => {
    const [, name, value] = /^([a-z]+): (.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, name === 'data' ? (JSON.parse(value) as unknown) : value]];
  });
  return Object.fromEntries(fields) as Received;
}
