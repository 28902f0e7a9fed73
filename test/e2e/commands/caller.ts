import type { Role } from '@homeward/return-case';
import type { CommandSystem } from './command-system';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly revision?: number | string | undefined;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with a token who asks over HTTP. Whatever is answered must be what the OpenAPI document describes. */
export class ApiCaller {
  constructor(
    private readonly system: CommandSystem,
    readonly token: string,
  ) {}

  static async as(system: CommandSystem, role: Role, place: Parameters<CommandSystem['token']>[1] = {}): Promise<ApiCaller> {
    return new ApiCaller(system, await system.token(role, place));
  }

  command(caseId: string, name: string, body: unknown, { revision, key = this.system.ids.random(), headers = {} }: Sending = {}): Promise<Answer> {
    return this.send('POST', `/v1/cases/${caseId}/commands/${name}`, typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(revision === undefined ? {} : { 'if-match': typeof revision === 'number' ? `"${revision}"` : revision }),
      ...headers,
    });
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', url: string, payload?: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const response = await this.system.app.inject({
      method,
      url,
      headers: { ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const contentType = String(response.headers['content-type']);
    const faults = this.system.described.faultsOf({ method, url, status: response.statusCode, contentType, text: response.body });
    if (faults.length > 0) throw new Error(`The answer is not as described: ${faults.join('; ')}`);
    return { status: response.statusCode, headers: response.headers, text: response.body, body: objectIn(response.body) };
  }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  return text.startsWith('{') ? (JSON.parse(text) as Readonly<Record<string, unknown>>) : {};
}
