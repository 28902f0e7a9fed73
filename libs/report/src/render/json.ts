import type { CaseloadAndMovementReport } from '../report';

/** The report as JSON text, readable by people too. */
export function reportJson(report: CaseloadAndMovementReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
