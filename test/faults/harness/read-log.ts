import { Client } from 'pg';
import type { LoggedEvent } from './log-check';

const PAGE_EVENTS = 10_000;
const PAGE = `select position::integer as place, stream, revision, id, type, metadata ->> 'commandId' as "commandId", metadata ->> 'actor' as actor
  from event_store.event where position > $1 order by position limit $2`;

/** The whole log in its order, as the table itself has it. */
export async function* readLog(eventStoreUrl: string): AsyncGenerator<LoggedEvent, void> {
  const client = new Client({ connectionString: eventStoreUrl });
  await client.connect();
  try {
    for (let after = 0, isMore = true; isMore; ) {
      const { rows } = await client.query<LoggedEvent>(PAGE, [after, PAGE_EVENTS]);
      yield* rows;
      after = rows.at(-1)?.place ?? after;
      isMore = rows.length === PAGE_EVENTS;
    }
  } finally {
    await client.end();
  }
}
