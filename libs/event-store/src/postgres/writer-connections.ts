import { reached } from '@homeward/platform';
import { DatabaseError, type Pool, type PoolClient, type QueryArrayConfig, type QueryArrayResult } from 'pg';

/**
 * Keeps the connections of the pool it is given checked out between batches: for one append at a time, asking the pool
 * each time costs as much as building the batch.
 */
export class WriterConnections {
  private readonly idle: PoolClient[] = [];
  private readonly open = new Set<PoolClient>();

  constructor(private readonly pool: Pool) {}

  /** One statement on a connection nobody else uses meanwhile. */
  async query<Row extends unknown[]>(query: QueryArrayConfig): Promise<QueryArrayResult<Row>> {
    const client = this.idle.pop() ?? (await this.connect());
    try {
      const answer = client.query<Row>(query);
      reached('append-sent');
      const result = await answer;
      // A server that ends right behind its answer is heard before whoever waits for the answer goes on.
      if (this.open.has(client)) this.idle.push(client);
      return result;
    } catch (error) {
      // A connection is fit for more only when the server itself said that no more than the statement failed.
      if (error instanceof DatabaseError && error.severity === 'ERROR' && this.open.has(client)) this.idle.push(client);
      else this.discard(client);
      throw error;
    }
  }

  /** To be called when no query is under way. */
  async close(): Promise<void> {
    for (const client of this.idle.splice(0)) {
      // The pool's own again: a server that ends first must not have it released a second time.
      this.open.delete(client);
      client.release();
    }
    await this.pool.end();
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    this.open.add(client);
    // Without a listener the loss of an idle connection would end the process.
    client.on('error', () => this.discard(client));
    return client;
  }

  /** Told of a loss once by the connection and once by its query, in either order. */
  private discard(client: PoolClient): void {
    if (!this.open.delete(client)) return;
    const place = this.idle.indexOf(client);
    if (place >= 0) this.idle.splice(place, 1);
    client.release(true);
  }
}
