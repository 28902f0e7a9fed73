import type { Migration } from './migrate-schema';

/** Releases that run side by side are neighbours, and a release brings at most one migration to a schema. */
const NEWER_AT_MOST = 1;

/**
 * What stands between a program and a schema, one sentence each; none when they fit. A schema that is one migration newer
 * belongs to the next release and fits, since migrations only add.
 * @param whose Begins the sentence: "The log's".
 * @param applied Versions the database has had; undefined where it has no schema at all.
 */
export function schemaProblems(whose: string, migrations: readonly Migration[], applied: readonly number[] | undefined): readonly string[] {
  if (applied === undefined) return [`${whose} schema is missing: run the migration first.`];
  const missing = migrations.filter(({ version }) => !applied.includes(version)).length;
  if (missing > 0) return [`${whose} schema is older than this program, ${missing} changes are missing: run the migration first.`];
  const newer = applied.filter((version) => migrations.every((known) => known.version < version)).length;
  if (newer > NEWER_AT_MOST) return [`${whose} schema is ${newer} changes newer than this program: start the program of its release or of the one before.`];
  return [];
}
