import type { History } from './history';

/** What is wrong with the log itself, whoever wrote it. */
export function logAnomalies({ log }: History): readonly string[] {
  const broken: string[] = [];
  const ids = new Set<string>();
  const lengths = new Map<string, number>();
  let before = '';
  for (const { id, stream, revision, position } of log) {
    if (ids.has(id)) broken.push(`The event ${id} stands in the log twice.`);
    ids.add(id);
    const next = lengths.get(stream) ?? 0;
    if (revision !== next) broken.push(`${stream} has the revision ${revision} where ${next} belongs.`);
    lengths.set(stream, next + 1);
    if (position <= before) broken.push(`The position ${position} does not follow ${before}.`);
    before = position;
  }
  return broken;
}
