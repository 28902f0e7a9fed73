import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@jest/types';
import { startJestCluster } from './jest-cluster';
import { TEST_DATABASE_URL } from './postgres';

const NEEDS_DATABASE = /\.(int|e2e)\.spec\.ts$/;

/** Pure tests alone must not pay for a database server. */
function databaseTestsSelected(run: Config.GlobalConfig, project: Config.ProjectConfig): boolean {
  const ignored = project.testPathIgnorePatterns.map((pattern) => new RegExp(pattern));
  const selected = run.testPathPatterns.toExecutor({ rootDir: project.rootDir });
  return ['apps', 'libs', 'test']
    .map((folder) => join(project.rootDir, folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => NEEDS_DATABASE.test(file))
    .some((file) => selected.isMatch(file) && !ignored.some((pattern) => pattern.test(file)));
}

/** A `HOMEWARD_TEST_DATABASE_URL` given from outside (superuser, roles without passwords) is used as it is. */
export default async function setup(run: Config.GlobalConfig, project: Config.ProjectConfig): Promise<void> {
  if (process.env[TEST_DATABASE_URL] !== undefined || !databaseTestsSelected(run, project)) return;
  const cluster = await startJestCluster();
  process.env[TEST_DATABASE_URL] = cluster.url;
}
