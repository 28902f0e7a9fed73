import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The live feed goes on from any position; without this it would look through the whole timeline each time. */
export class AddTimelinePosition1764510000000 implements MigrationInterface {
  readonly name = 'AddTimelinePosition1764510000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index case_timeline_position_idx on read_model.case_timeline (position)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index read_model.case_timeline_position_idx');
  }
}
