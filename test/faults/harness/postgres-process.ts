import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { describeError, systemTimers } from '@homeward/platform';
import { freePort } from './free-port';
import { killServer } from './kill-server';

const MAX_STARTS_IN_VAIN = 200;
const DELAY_AFTER_VAIN_START_MS = 100;

/**
 * A PostgreSQL in processes of its own, which somebody starts again whenever it has ended. It is durable as in production,
 * unlike the test cluster, because what is tried here is that nothing confirmed is lost. A kill -9 is no power cut: what the
 * server wrote but did not sync survives in the system's memory, so this proves the order of writing and not the disk.
 */
export class PostgresProcess {
  private running: EmbeddedPostgres | undefined;
  private isStopping = false;
  private supervising: Promise<void> = Promise.resolve();
  /** Why starts failed, such as by a kill meanwhile. */
  readonly failedStarts: string[] = [];
  starts = 0;

  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
  ) {}

  static async start(dataDir: string): Promise<PostgresProcess> {
    const process = new PostgresProcess(dataDir, await freePort());
    await process.startOnce();
    process.supervising = process.supervise();
    return process;
  }

  /** An administrator's address. */
  get url(): string {
    if (this.running === undefined) throw new Error('The server has never run.');
    return this.running.url('postgres');
  }

  kill(): Promise<void> {
    return killServer(join(this.dataDir, 'cluster'));
  }

  /** In order, and for good. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.running?.stop();
    await this.supervising;
  }

  private async supervise(): Promise<void> {
    for (let inVain = 0; !this.isStopping; ) {
      await this.running?.ended;
      // Frees the folder for the next start.
      await this.running?.stop();
      if (this.isStopping) return;
      try {
        await this.startOnce();
        inVain = 0;
      } catch (error) {
        this.failedStarts.push(describeError(error).message);
        inVain += 1;
        if (inVain >= MAX_STARTS_IN_VAIN) throw error;
        await systemTimers.sleep(DELAY_AFTER_VAIN_START_MS);
      }
    }
  }

  private async startOnce(): Promise<void> {
    this.starts += 1;
    this.running = await startEmbeddedPostgres({ dataDir: this.dataDir, port: this.port, durable: true });
  }
}
