import { openPostgresEventStore, type EventStore, type NewEvent } from '@homeward/event-store';

const EVENTS_PER_APPEND = 2;
const APPENDS_PER_STREAM = 5;

/**
 * A process with several writers: `writer-process URL NAME FAMILY WRITERS`. Writes to standard output the id of the last
 * event of every append that was confirmed to it, one a line. Stops in order when its standard input ends.
 */
async function main([connectionString = '', name = '', family = '', writers = '']: readonly string[]): Promise<void> {
  const store = await openPostgresEventStore({ connectionString });
  const stop = new AbortController();
  process.stdin.once('end', () => stop.abort()).resume();
  await Promise.all(Array.from({ length: Number(writers) }, (_, writer) => write(store, { name, family, writer }, stop.signal)));
  await store.close();
}

async function write(store: EventStore, who: { name: string; family: string; writer: number }, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    const stream = `returnCase-${who.name}-${who.writer}-${Math.floor(turn / APPENDS_PER_STREAM)}`;
    const revision = (turn % APPENDS_PER_STREAM) * EVENTS_PER_APPEND - 1;
    const events = [0, 1].map((place) => eventOf(who, turn, place));
    await store.append(stream, events, { expected: revision < 0 ? 'no-stream' : revision });
    process.stdout.write(`${events[1]?.id}\n`);
  }
}

function eventOf({ family, writer }: { family: string; writer: number }, turn: number, place: number): NewEvent {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const id = `${family.padStart(8, '0')}-${hex(writer, 4)}-4000-8000-${hex(turn * EVENTS_PER_APPEND + place, 12)}`;
  return { id, type: 'Noted', data: '{}', metadata: '{}' };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
