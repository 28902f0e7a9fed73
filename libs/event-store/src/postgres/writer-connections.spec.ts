import { EventEmitter } from 'node:events';
import type { Pool } from 'pg';
import { WriterConnections } from './writer-connections';

/** A connection that its pool takes back once and no more, as the real pool does. */
class Connection extends EventEmitter {
  isReleased = false;

  constructor(private readonly answer: (connection: Connection) => Promise<unknown>) {
    super();
  }

  query(): Promise<unknown> {
    return this.answer(this);
  }

  release(): void {
    if (this.isReleased) throw new Error('Released twice.');
    this.isReleased = true;
  }
}

function writersOver(connections: Connection[]): WriterConnections {
  const pool = { connect: () => Promise.resolve(connections.shift()), end: () => Promise.resolve() };
  return new WriterConnections(pool as unknown as Pool);
}

describe('the connections of the writers', () => {
  it('are used again after an answer, and given back once', async () => {
    const connection = new Connection(() => Promise.resolve({ rows: [] }));
    const writers = writersOver([connection]);
    await writers.query({ text: 'append', rowMode: 'array' });
    await writers.query({ text: 'append', rowMode: 'array' });
    await writers.close();
    expect(connection.isReleased).toBe(true);
  });

  it('are not used again when the server ended right behind its answer, and not given back twice', async () => {
    const endsBehindItsAnswer = new Connection((self) => {
      const answered = Promise.resolve({ rows: [] });
      self.emit('error', new Error('terminating connection due to administrator command'));
      return answered;
    });
    const next = new Connection(() => Promise.resolve({ rows: ['of the next'] }));
    const writers = writersOver([endsBehindItsAnswer, next]);
    await writers.query({ text: 'append', rowMode: 'array' });
    expect(await writers.query({ text: 'append', rowMode: 'array' })).toEqual({ rows: ['of the next'] });
    await writers.close();
    expect([endsBehindItsAnswer.isReleased, next.isReleased]).toEqual([true, true]);
  });
});
