import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import type { BoundTable } from '../table/bound-table';

interface CopyingConnection {
  query(stream: Readable): Readable;
}

/**
 * SHA-256, in hex, over the table's rows as canonical JSON in the order of their keys: the same rows give the same digest
 * whatever order they were written in. Reads one moment of the table, in bounded memory.
 */
export async function digestOf(dataSource: DataSource, table: BoundTable): Promise<string> {
  const runner = dataSource.createQueryRunner();
  const hash = createHash('sha256');
  try {
    const connection = (await runner.connect()) as CopyingConnection;
    await runner.query("set time zone 'UTC'");
    const order = table.key.map(({ column }) => `t.${column}`).join(', ');
    const rows = connection.query(copyTo(`copy (select to_jsonb(t)::text from ${table.live} t order by ${order}) to stdout`));
    for await (const chunk of rows) hash.update(chunk as Buffer);
    await runner.query('reset time zone');
  } finally {
    await runner.release();
  }
  return hash.digest('hex');
}
