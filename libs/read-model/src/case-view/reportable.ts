import type { CaseView } from './case-view';

/** Whether a report could say something else of the case now. Cheap: it runs for every fact. */
export function isReportableChange(before: CaseView, after: CaseView): boolean {
  return (
    before.movements !== after.movements ||
    before.steps !== after.steps ||
    before.ageBand !== after.ageBand ||
    before.state.phase !== after.state.phase ||
    before.state.sex !== after.state.sex ||
    before.state.claimedNationality !== after.state.claimedNationality ||
    before.state.screening !== after.state.screening
  );
}
