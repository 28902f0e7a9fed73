import { Client } from 'pg';

/** One session of the database whose statements may have to wait for another session's. */
export class Session {
  private readonly client: Client;
  private running: Promise<unknown> = Promise.resolve();
  private pid = 0;

  constructor(
    readonly name: string,
    connectionString: string,
  ) {
    this.client = new Client({ connectionString });
  }

  async open(): Promise<void> {
    await this.client.connect();
    const { rows } = await this.client.query<{ pid: number }>('select pg_backend_pid() as pid');
    this.pid = rows[0]?.pid ?? 0;
  }

  /** Runs the statement and resolves when it is done. */
  async run(statement: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
    const running = this.client.query<Record<string, unknown>>(statement, [...values]);
    this.running = running;
    return (await running).rows;
  }

  /** Starts the statement and resolves when the server has it waiting for a lock. `observer` looks. */
  async runIntoLock(observer: Session, statement: string, values: readonly unknown[]): Promise<void> {
    this.running = this.client.query(statement, [...values]);
    let waits = false;
    while (!waits) {
      const [row] = await observer.run('select exists (select from pg_locks where pid = $1 and not granted) as waits', [this.pid]);
      waits = row?.['waits'] === true;
    }
  }

  /** Resolves when the statement under way is done. */
  async settled(): Promise<void> {
    await this.running;
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
