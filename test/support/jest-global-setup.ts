import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startJestCluster } from './jest-cluster';
import { TEST_DATABASE_URL } from './postgres';

const NEEDS_DATABASE = /\.(int|e2e)\.spec\.ts$/;

/** What is used here of jest's own configuration objects. */
interface RunConfig {
  readonly testPathPatterns: { toExecutor(options: { rootDir: string }): { isMatch(path: string): boolean } };
}

interface ProjectConfig {
  readonly rootDir: string;
  readonly testPathIgnorePatterns: readonly string[];
}

/** Pure tests alone must not pay for a database server. */
function databaseTestsSelected(run: RunConfig, project: ProjectConfig): boolean {
  const ignored = project.testPathIgnorePatterns.map((pattern) => new RegExp(pattern));
  const selected = run.testPathPatterns.toExecutor({ rootDir: project.rootDir });
  return ['apps', 'libs', 'test']
    .map((folder) => join(project.rootDir, folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => NEEDS_DATABASE.test(file))
    .some((file) => selected.isMatch(file) && !ignored.some((pattern) => pattern.test(file)));
}

/** A `HOMEWARD_TEST_DATABASE_URL` given from outside (superuser, roles without passwords) is used as it is. */
export default async function setup(run: RunConfig, project: ProjectConfig): Promise<void> {
  if (process.env[TEST_DATABASE_URL] !== undefined || !databaseTestsSelected(run, project)) return;
  const cluster = await startJestCluster();
  process.env[TEST_DATABASE_URL] = cluster.url;
}
