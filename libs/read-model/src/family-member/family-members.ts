import type { Position } from '@homeward/event-store';
import type { DataSource } from 'typeorm';
import { advanceCheckpoints, CheckpointMoved, ensureCheckpoints, findCheckpoint, lockCheckpoints } from '../runner/checkpoints';
import { inTransaction } from '../runner/in-transaction';
import { lockServerOf } from '../runner/leadership';
import { type FamilyMember, FamilyMemberTable } from './family-member.table';

/** Names how far the log was read for families, beside the checkpoints of the projections. */
export const FAMILIES = 'families';

/**
 * What the members of families were told of each other, and how far the log was read for it. A member is saved once the
 * others were told, and the place in the log after that: what a crash leaves out is told again, and is no news then.
 */
export class FamilyMembers {
  constructor(private readonly dataSource: DataSource) {}

  /** Where those compete who would tell families: one process does it. */
  get lockServer(): string {
    return lockServerOf(this.dataSource);
  }

  async position(): Promise<Position | undefined> {
    await ensureCheckpoints(this.dataSource, [FAMILIES]);
    return findCheckpoint(this.dataSource, FAMILIES);
  }

  /** Throws `CheckpointMoved` when somebody else went on from `after`: this process leads no more. */
  async advance(after: Position | undefined, position: Position): Promise<void> {
    await inTransaction(this.dataSource, async (runner) => {
      const [locked] = await lockCheckpoints(runner, [FAMILIES]);
      if ((locked?.position ?? undefined) !== after) throw new CheckpointMoved();
      await advanceCheckpoints(runner, [FAMILIES], position);
    });
  }

  async among(caseIds: readonly string[]): Promise<readonly FamilyMember[]> {
    return this.rows().where('member.case_id = any(:caseIds)', { caseIds }).getMany();
  }

  /** The others of a family, at most so many. */
  async othersOf({ caseId, office, groupId }: Pick<FamilyMember, 'caseId' | 'office' | 'groupId'>, limit: number): Promise<readonly FamilyMember[]> {
    return this.rows()
      .where('member.office = :office and member.group_id = :groupId and member.case_id <> :caseId', { office, groupId, caseId })
      .orderBy('member.case_id')
      .limit(limit)
      .getMany();
  }

  async save(member: FamilyMember): Promise<void> {
    await this.dataSource.getRepository(FamilyMemberTable).save({ ...member, splitFrom: [...member.splitFrom] });
  }

  private rows() {
    return this.dataSource.getRepository(FamilyMemberTable).createQueryBuilder('member');
  }
}
