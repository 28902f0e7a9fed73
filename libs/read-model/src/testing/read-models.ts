import { createLogger, systemTimers, type Logger } from '@homeward/platform';
import { DEFAULT_POLICY } from '@homeward/return-case';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { caseProjections } from '../all-projections';
import type { CaseView } from '../case-view/case-view';
import { caseViewFold } from '../case-view/evolve-case-view';
import type { BoundProjection } from '../runner/apply-cases';
import { ProjectionProgress } from '../runner/progress';
import { runProjections, type RunOptions } from '../runner/run-projections';
import { migrateReadModels } from '../table/migrate-read-models';
import { readModelDataSource } from '../table/read-model-data-source';
import { readFact, type StoryLog } from './story-log';

/** Longer than any wait of a test that passes; a test that would wait longer has failed. */
const PATIENCE_MS = 20_000;

/** A real database with the read models' schema, and what runs on it. */
export interface ReadModels {
  readonly dataSource: DataSource;
  readonly projections: readonly BoundProjection<CaseView>[];
  readonly lines: string[];
  readonly logger: Logger;
  bound(name: string): BoundProjection<CaseView>;
  options(log: StoryLog, over?: Partial<RunOptions<CaseView>>): RunOptions<CaseView>;
  /** Empties every table, for the next test. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openReadModels(): Promise<ReadModels> {
  const database: TestDatabase = await createTestDatabase();
  const dataSource = await readModelDataSource({ url: database.url }).initialize();
  await migrateReadModels(dataSource);
  const projections = caseProjections(dataSource, DEFAULT_POLICY, () => 'Africa/Tripoli');
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', write: (line) => lines.push(line) });
  return {
    dataSource,
    projections,
    lines,
    logger,
    bound(name) {
      const found = projections.find(({ projection }) => projection.name === name);
      if (found === undefined) throw new Error(`no projection ${name}`);
      return found;
    },
    options: ({ store }, over = {}) => ({
      store,
      dataSource,
      logger,
      timers: systemTimers,
      fold: caseViewFold,
      read: readFact,
      projections,
      ...over,
    }),
    async reset() {
      lines.length = 0;
      const tables = dataSource.entityMetadatas.map(({ tablePath }) => tablePath);
      await dataSource.query(`truncate ${tables.join(', ')}`);
    },
    async close() {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** A runner of a test: started, awaited at a position, stopped. */
export class TestRunner {
  readonly progress: ProjectionProgress;
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;

  constructor(options: RunOptions<CaseView>) {
    const names = options.projections.map(({ projection }) => projection.name);
    this.progress = new ProjectionProgress(options.dataSource, options.timers, names);
    this.done = runProjections({ ...options, progress: this.progress }, this.stopping.signal);
    // A runner that fails is noticed where the test waits for it or stops it.
    this.done.catch(() => undefined);
  }

  async reaches(position: string): Promise<void> {
    if (!(await this.progress.waitFor(position, { timeoutMs: PATIENCE_MS }))) {
      await this.stop();
      throw new Error('the runner did not reach the position');
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }
}

/** Runs the projections up to a position and stops. */
export async function projectUpTo(options: RunOptions<CaseView>, position: string): Promise<void> {
  const runner = new TestRunner(options);
  await runner.reaches(position);
  await runner.stop();
}
