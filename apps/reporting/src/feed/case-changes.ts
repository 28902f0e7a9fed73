import type { CasePlace } from '@homeward/access';

/** What happened on one case, without anybody's data. Positions are opaque texts that sort in the order of the log. */
export interface CaseChange {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly phase: string;
  readonly types: readonly string[];
  /** Where the case is now, which decides who may hear of it. */
  readonly place: CasePlace;
}

/** One event of a case as the read models hold it. */
export interface ChangeRow {
  readonly caseId: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly phase: string;
  readonly office: string;
  readonly returnCountry: string;
}

/** What one command recorded is told in one breath: events of a case that follow each other become one change. */
export function changesIn(rows: readonly ChangeRow[]): readonly CaseChange[] {
  const changes: CaseChange[] = [];
  for (const { caseId, revision, position, type, phase, office, returnCountry } of rows) {
    const last = changes.at(-1);
    const before = last?.caseId === caseId ? changes.pop() : undefined;
    changes.push({ caseId, revision, position, phase, types: [...(before?.types ?? []), type], place: { office, returnCountry } });
  }
  return changes;
}
