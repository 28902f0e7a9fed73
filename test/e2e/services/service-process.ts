import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../support/until';

const ROOT = resolve(__dirname, '..', '..', '..');
/** One for each worker of jest: what one builds, another may be running. */
const BUILT = join(ROOT, 'node_modules', '.cache', 'services-under-test', process.env['JEST_WORKER_ID'] ?? 'alone');
const ADDRESS = /answers at (http:\/\/\S+:\d+)[. ]/;

/** Compiles the services as `npm run build` does, beside a `dist` that others may be using. */
export async function buildServices(): Promise<void> {
  await promisify(execFile)(join(ROOT, 'node_modules', '.bin', 'swc'), ['apps', 'libs', '-d', BUILT, '--quiet', '--copy-files', '--ignore', '**/*.spec.ts'], { cwd: ROOT });
}

/** Where a program of an app stands once it is compiled. */
export const builtProgram = (app: string, name = 'main'): string => join(BUILT, 'apps', app, 'src', `${name}.js`);

export interface Health {
  readonly status: string;
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  readonly subscriptions: readonly { readonly name: string; readonly standing: string }[];
  readonly projections: readonly { readonly name: string; readonly lagEvents: number }[];
}

/** A service in a process of its own, started as an operator would. */
export class ServiceProcess {
  private readonly child: ChildProcess;
  private text = '';
  readonly ended: Promise<number | null>;

  /** @param nodeOptions options of Node itself, such as what to load before the service. */
  constructor(name: string, environment: Readonly<Record<string, string>>, nodeOptions: readonly string[] = []) {
    const { PATH = '' } = process.env;
    this.child = spawn(process.execPath, [...nodeOptions, builtProgram(name)], { env: { PATH, HOMEWARD_HTTP_PORT: '0', LOG_LEVEL: 'warn', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.ended = new Promise((done) => this.child.once('exit', (code) => done(code)));
  }

  get said(): string {
    return this.text;
  }

  /** Whether it has told where it answers: what ends after that had started well. */
  get hasAnswered(): boolean {
    return ADDRESS.test(this.text);
  }

  /** Where it answers, once it does. */
  async url(): Promise<string> {
    await until(() => this.hasAnswered || this.child.exitCode !== null, () => this.text);
    const url = ADDRESS.exec(this.text)?.[1];
    if (url === undefined) throw new Error(`The service did not start: ${this.text}`);
    return url;
  }

  async get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await fetch(`${await this.url()}${path}`);
    return { status: answer.status, body: await answer.json() };
  }

  async health(): Promise<Health> {
    return (await this.get('/health/ready')).body as Health;
  }

  /** Waits until the service says so of itself. */
  async becomes(condition: (health: Health) => boolean): Promise<void> {
    let last: Health | undefined;
    await until(async () => condition((last = await this.health())), () => JSON.stringify(last));
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}
