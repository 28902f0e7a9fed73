import type { CaseView } from '../case-view/case-view';
import { evolveCaseView } from '../case-view/evolve-case-view';
import type { CaseProjection, CountersProjection, EntriesProjection, RecordsProjection, RowsProjection, VersionsProjection } from '../projection/case-projection';
import { changesOf, keyText, type Step } from '../projection/changes';
import { recordedFacts, type Told } from './facts';

type RowOf<P> = P extends RowsProjection<CaseView, infer Row> ? Row
  : P extends EntriesProjection<infer Row> ? Row
  : P extends RecordsProjection<CaseView, infer Row> ? Row
  : P extends VersionsProjection<CaseView, infer Row> ? Row
  : P extends CountersProjection<CaseView, infer Row> ? Row & { readonly cases: number }
  : never;

/** Given facts of a case, the rows that a projection has for it after each was applied by itself. */
export function rowsOf<P extends CaseProjection<CaseView>>(projection: P, story: readonly Told[]): readonly RowOf<P>[] {
  const rows = new Map<string, object>();
  const counts = new Map<string, { readonly dimensions: object; cases: number }>();
  let before: CaseView | undefined;
  for (const step of stepsOf(story)) {
    const changes = changesOf(projection, before, [step]);
    for (const row of changes.deletes) rows.delete(keyText(row, projection.key));
    for (const row of [...changes.inserts, ...changes.updates.map(({ after }) => after)]) rows.set(keyText(row, projection.key), row);
    for (const { dimensions, cases } of changes.deltas) {
      const key = keyText(dimensions, projection.key);
      counts.set(key, { dimensions, cases: (counts.get(key)?.cases ?? 0) + cases });
    }
    before = step.state;
  }
  const counted = [...counts.values()].filter(({ cases }) => cases !== 0).map(({ dimensions, cases }) => ({ ...dimensions, cases }));
  const all: readonly unknown[] = [...rows.values(), ...counted];
  return all as readonly RowOf<P>[];
}

/** The view of a case after facts. */
export function viewOf(story: readonly Told[]): CaseView {
  const view = stepsOf(story).at(-1)?.state;
  if (view === undefined) throw new Error('a story has at least one fact');
  return view;
}

function stepsOf(story: readonly Told[]): readonly Step<CaseView>[] {
  let state: CaseView | undefined;
  return recordedFacts(story).map((fact) => {
    state = evolveCaseView(state, fact);
    return { fact, state };
  });
}

