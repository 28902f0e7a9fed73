import writeXlsxFile, { type Cell, type Row } from 'write-excel-file/node';
import { MEASURES, type CaseloadAndMovementReport } from '../report';
import { aboutOf } from './about';

type Value = string | number | null;

/** Widths in characters of the widest sensible content. */
const WIDE = 40;
const NARROW = 16;

/** The report as a workbook: what it rests on, totals, caseload, movements, days per step. Every text is a text cell, never a formula. */
export async function reportXlsx(report: CaseloadAndMovementReport): Promise<Buffer> {
  const { totals, caseload, movements, steps } = report;
  const sheets = [
    sheet('About', ['item', 'value'], aboutOf(report)),
    sheet('Totals', ['measure', 'count'], [['cases', totals.cases], ...MEASURES.map((measure) => [measure, totals[measure]] as const)]),
    sheet(
      'Caseload',
      ['phase', 'nationality', 'sex', 'age band', 'flag', 'cases'],
      caseload.map(({ phase, nationality, sex, ageBand, flag, count }) => [phase, nationality, sex, ageBand, flag, count]),
    ),
    sheet(
      'Movements',
      ['month', 'measure', 'nationality', 'sex', 'age band', 'flag', 'movements'],
      movements.map(({ month, measure, nationality, sex, ageBand, flag, count }) => [month, measure, nationality, sex, ageBand, flag, count]),
    ),
    sheet(
      'Days per step',
      ['from', 'to', 'cases', 'median days', 'p90 days', 'excluded'],
      steps.map(({ from, to, cases, medianDays, p90Days, excluded }) => [from, to, cases, medianDays, p90Days, excluded]),
    ),
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function sheet(name: string, header: readonly string[], lines: readonly (readonly Value[])[]) {
  return {
    sheet: name,
    data: [header.map((title): Cell => ({ value: title, type: String, fontWeight: 'bold' })), ...lines.map((line): Row => line.map(cell))],
    columns: header.map((_, index) => ({ width: index < 2 ? WIDE : NARROW })),
    stickyRowsCount: 1,
  };
}

function cell(value: Value): Cell {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
