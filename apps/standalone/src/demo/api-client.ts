import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { systemTimers } from '@homeward/platform';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ApiRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const MAX_ATTEMPTS = 30;
const DEFAULT_WAIT_SECONDS = 1;
const COME_BACK = new Set([429, 503]);

/** The server said no, or something else than expected. The message is the server's own and holds no personal data. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Talks to a running server over a few kept connections. It uses the plain client of the runtime because tens of
 * thousands of small requests share one processor with the server that answers them.
 */
export class ApiClient {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Asks again when the server is not ready or busy, as it says. Throws `ApiRefused` for every other no. */
  async send(path: string, token: string, asked: ApiRequest = {}): Promise<ApiAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.once(path, token, asked);
      if (answer.status < 400) return answer;
      if (!COME_BACK.has(answer.status) || attempt === MAX_ATTEMPTS) throw refusalOf(path, answer);
      await systemTimers.sleep(Number(answer.headers['retry-after'] ?? DEFAULT_WAIT_SECONDS) * 1_000);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private async once(path: string, token: string, { method = 'GET', headers = {}, body }: ApiRequest): Promise<ApiAnswer> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { method, agent: this.agent, headers: { ...headers, authorization: `Bearer ${token}` } }, resolve);
      sent.on('error', reject);
      sent.end(body);
    });
    return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) };
  }
}

export function jsonOf<Body>({ body }: ApiAnswer): Body {
  return JSON.parse(body.toString()) as Body;
}

function refusalOf(path: string, { status, body }: ApiAnswer): ApiRefused {
  const { title = '', detail = '' } = parsed(body);
  return new ApiRefused(status, `${path} answered ${status} ${title}. ${detail}`.trim());
}

function parsed(body: Buffer): { readonly title?: string; readonly detail?: string } {
  try {
    return JSON.parse(body.toString()) as { readonly title?: string; readonly detail?: string };
  } catch {
    // A proxy may answer in its own words, which say nothing about the case.
    return {};
  }
}
