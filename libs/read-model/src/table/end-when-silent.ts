import type { Socket } from 'node:net';

/** A connection of the driver, as far as its silence is concerned. */
export interface DriverConnection {
  /** False while an answer is due. */
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

/**
 * Ends a connection that owes an answer and has said nothing for so many milliseconds. Giving up on the query alone would
 * leave the connection in the pool, where the next query would wait behind the lost one.
 */
export const endWhenSilent = (silenceMs: number) => (client: DriverConnection): void => {
  const { stream } = client.connection;
  stream.setTimeout(silenceMs, () => {
    if (!client.readyForQuery) stream.destroy(new Error('The database does not answer.'));
  });
};
