import { schemaProblems } from './schema-problems';

const MIGRATIONS = [1, 2].map((version) => ({ version, name: '', files: [] }));
const problems = (applied: readonly number[] | undefined) => schemaProblems("The log's", MIGRATIONS, applied);

describe('a schema beside a program that knows two migrations', () => {
  it.each([
    ['is missing', undefined, "The log's schema is missing: run the migration first."],
    ['is older', [1], "The log's schema is older than this program, 1 changes are missing: run the migration first."],
    ['lacks a migration though it had a later one', [1, 3], "The log's schema is older than this program, 1 changes are missing: run the migration first."],
    ['is two releases newer', [1, 2, 3, 4], "The log's schema is 2 changes newer than this program: start the program of its release or of the one before."],
  ])('says what to do when it %s', (_, applied, sentence) => expect(problems(applied)).toEqual([sentence]));

  it('fits at its own release and at the next', () => {
    expect(problems([1, 2])).toEqual([]);
    expect(problems([3, 2, 1])).toEqual([]);
  });
});
