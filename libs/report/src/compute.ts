import type { CaseFacts } from '@homeward/read-model';
import { movementsIn } from './measures-of';
import { ANY_FLAG, DEFINITIONS, MEASURES, TITLE, type CaseloadAndMovementReport, type CaseloadLine, type Group, type Measure, type MovementLine, type ReportBasis } from './report';
import { StepDurations } from './step-durations';

/**
 * Computes the report from what was known of each case as of the basis' position. One pass; memory grows with the lines of
 * the report and with one number for each step of each case.
 */
export async function computeReport(facts: AsyncIterable<CaseFacts> | Iterable<CaseFacts>, basis: ReportBasis): Promise<CaseloadAndMovementReport> {
  const caseload = new Counter<Omit<CaseloadLine, 'count'>>(['phase', 'nationality', 'sex', 'ageBand', 'flag']);
  const movements = new Counter<Omit<MovementLine, 'count'>>(['month', 'measure', 'nationality', 'sex', 'ageBand', 'flag']);
  const steps = new StepDurations(basis.period);
  const totals = { cases: 0, ...Object.fromEntries(MEASURES.map((measure) => [measure, 0])) } as { cases: number } & Record<Measure, number>;
  for await (const known of facts) {
    totals.cases += 1;
    steps.add(known);
    const counted = movementsIn(known, basis.period);
    for (const { measure } of counted) totals[measure] += 1;
    for (const group of groupsOf(known)) {
      caseload.count({ phase: known.phase, ...group });
      for (const { month, measure } of counted) movements.count({ month, measure, ...group });
    }
  }
  return { title: TITLE, basis, definitions: DEFINITIONS, totals, caseload: caseload.lines(), movements: movements.lines(), steps: steps.lines() };
}

/** The ids of the cases behind one line, so that every number can be explained. */
export async function casesBehind(
  line: CaseloadLine | MovementLine,
  facts: AsyncIterable<CaseFacts> | Iterable<CaseFacts>,
  { period }: Pick<ReportBasis, 'period'>,
): Promise<readonly string[]> {
  const caseIds: string[] = [];
  for await (const known of facts) {
    const inGroup = groupsOf(known).some(({ nationality, sex, ageBand, flag }) =>
      nationality === line.nationality && sex === line.sex && ageBand === line.ageBand && flag === line.flag);
    if (inGroup && isCountedIn(line, known, period)) caseIds.push(known.caseId);
  }
  return caseIds;
}

function isCountedIn(line: CaseloadLine | MovementLine, known: CaseFacts, period: ReportBasis['period']): boolean {
  if ('phase' in line) return known.phase === line.phase;
  return movementsIn(known, period).some(({ month, measure }) => month === line.month && measure === line.measure);
}

function groupsOf({ nationality, sex, ageBand, flags }: CaseFacts): readonly Group[] {
  return [ANY_FLAG, ...new Set(flags)].map((flag) => ({ nationality, sex, ageBand, flag }));
}

/** Counts by key and lists the counts in the order of their keys, so that the same facts give the same file. */
class Counter<Key extends object> {
  private readonly counts = new Map<string, { readonly key: Key; count: number }>();

  constructor(private readonly fields: readonly (keyof Key & string)[]) {}

  count(key: Key): void {
    const name = this.fields.map((field) => String(key[field])).join('\u001f');
    const known = this.counts.get(name);
    if (known === undefined) this.counts.set(name, { key, count: 1 });
    else known.count += 1;
  }

  lines(): readonly (Key & { readonly count: number })[] {
    return [...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { key, count }]) => ({ ...key, count }));
  }
}
