import type { DataSource } from 'typeorm';
import { FollowerProgress } from '../runner/follower-progress';
import { type FamilyMember, FamilyMemberTable } from './family-member.table';

/** Names how far the log was read for families, beside the checkpoints of the projections. */
export const FAMILIES = 'families';

/**
 * What the members of families were told of each other, and how far the log was read for it. A member is saved once the
 * others were told, and the place in the log after that: what a crash leaves out is told again, and is no news then.
 */
export class FamilyMembers extends FollowerProgress {
  constructor(dataSource: DataSource) {
    super(dataSource, FAMILIES);
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
