import { stringify } from 'csv-stringify/sync';
import type { CaseloadAndMovementReport } from '../report';
import { aboutOf } from './about';

const COLUMNS = ['section', 'month', 'item', 'nationality', 'sex', 'age_band', 'flag', 'value', 'unit'] as const;
type Line = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

/**
 * The report as one table, a figure a line: `about`, `caseload` (item: phase), `movement` (item: measure) and `step` (item:
 * from and to). UTF-8. A text that a spreadsheet would take for a formula is quoted as text.
 */
export function reportCsv(report: CaseloadAndMovementReport): string {
  const lines: readonly Line[] = [
    ...aboutOf(report).map(([item, value]) => ({ section: 'about', item, value })),
    { section: 'caseload', item: '(all)', value: report.totals.cases, unit: 'cases' },
    ...report.caseload.map(({ phase, nationality, sex, ageBand, flag, count }) => ({
      section: 'caseload', item: phase, nationality, sex, age_band: ageBand, flag, value: count, unit: 'cases',
    })),
    ...report.movements.map(({ month, measure, nationality, sex, ageBand, flag, count }) => ({
      section: 'movement', month, item: measure, nationality, sex, age_band: ageBand, flag, value: count, unit: 'movements',
    })),
    ...report.steps.flatMap(({ from, to, cases, medianDays, p90Days, excluded }) => {
      const line = { section: 'step', item: `${from} to ${to}` };
      return [
        { ...line, value: cases, unit: 'cases' },
        { ...line, value: excluded, unit: 'cases excluded' },
        ...(medianDays === null ? [] : [{ ...line, value: medianDays, unit: 'days, median' }]),
        ...(p90Days === null ? [] : [{ ...line, value: p90Days, unit: 'days, p90' }]),
      ];
    }),
  ];
  return stringify([...lines], { header: true, columns: [...COLUMNS], escape_formulas: true });
}
