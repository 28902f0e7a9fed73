import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { QueryRunner } from 'typeorm';
import { arrayLiteral } from '../table/array-literal';
import type { BoundColumn, BoundTable } from '../table/bound-table';

/** Characters gathered before they are handed to the connection. */
const CHUNK_CHARACTERS = 256 * 1024;

/** The driver's connection under TypeORM's runner, as far as COPY needs it. */
interface CopyingConnection {
  query(stream: Writable): Writable;
}

/** Rows on their way into a table by COPY. They are there once `end` resolves, and not at all if it never does. */
export class CopySink {
  private pending = '';
  private failure: unknown;

  private constructor(
    private readonly stream: Writable,
    private readonly columns: readonly BoundColumn[],
  ) {
    // Told when the next chunk is handed over; without a listener a broken connection would end the process.
    stream.on('error', (error) => (this.failure ??= error));
  }

  static async into(runner: QueryRunner, table: BoundTable, target: string): Promise<CopySink> {
    const connection = (await runner.connect()) as CopyingConnection;
    const names = table.columns.map(({ column }) => column).join(', ');
    return new CopySink(connection.query(copyFrom(`copy ${target} (${names}) from stdin`)), table.columns);
  }

  /** Takes a row; cheap until a chunk is full. `flush` must be awaited now and then, or memory grows. */
  add(row: object): void {
    const values = row as Readonly<Record<string, unknown>>;
    let separator = '';
    for (const { property, isArray } of this.columns) {
      this.pending += separator + copyText(values[property], isArray);
      separator = '\t';
    }
    this.pending += '\n';
  }

  /** Hands a full chunk over and waits while the connection is busy. */
  async flush(): Promise<void> {
    if (this.pending.length >= CHUNK_CHARACTERS) await this.hand();
  }

  async end(): Promise<void> {
    await this.hand();
    this.stream.end();
    await finished(this.stream);
  }

  /** Breaks the COPY off; the server forgets its rows. */
  abandon(): void {
    this.stream.destroy();
  }

  private async hand(): Promise<void> {
    if (this.failure !== undefined) throw this.failure as Error;
    const chunk = this.pending;
    this.pending = '';
    if (chunk !== '' && !this.stream.write(chunk)) await once(this.stream, 'drain');
  }
}

const NULL = '\\N';
const TO_ESCAPE = /[\\\t\n\r]/;
const EACH_TO_ESCAPE = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in COPY's text format. */
function copyText(value: unknown, isArray: boolean): string {
  if (value === null || value === undefined) return NULL;
  if (isArray && Array.isArray(value)) return escaped(arrayLiteral(value));
  return escaped(typeof value === 'string' ? value : JSON.stringify(value));
}

function escaped(text: string): string {
  return TO_ESCAPE.test(text) ? text.replace(EACH_TO_ESCAPE, (character) => ESCAPES[character] ?? character) : text;
}
