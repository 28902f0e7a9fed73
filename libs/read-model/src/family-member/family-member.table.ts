import type { FamilyStandingTold } from '@homeward/return-case';
import { defineTable, json, text, textArray, uuid } from '../table/define-table';

/** A member of a family and what the others were last told of them. */
export interface FamilyMember {
  readonly caseId: string;
  /** Groups are named by an office, so the same name in another office is another family. */
  readonly office: string;
  readonly groupId: string;
  readonly told: FamilyStandingTold & { readonly asOfRevision: number };
  /** Members of the family this one no longer travels with; they were told that this one left. */
  readonly splitFrom: readonly string[];
}

export const FamilyMemberTable = defineTable<FamilyMember>({
  name: 'family_member',
  key: ['caseId'],
  columns: { caseId: uuid, office: text, groupId: text, told: json, splitFrom: textArray },
  indexes: [['office', 'groupId', 'caseId']],
});
