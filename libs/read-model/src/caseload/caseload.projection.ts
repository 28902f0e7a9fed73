import type { CaseView } from '../case-view/case-view';
import { WITHOUT_EFFECT_ON_COUNTS } from '../case-view/without-effect-on-counts';
import type { CountersProjection } from '../projection/case-projection';
import { ANY_FLAG, type CaseloadCell } from './caseload.table';

type Dimensions = Omit<CaseloadCell, 'cases'>;

/**
 * How many cases stand in each phase, and of whom? Sealed flags are not among the facts a projection can read, so no
 * number here can reveal them.
 */
export const caseload: CountersProjection<CaseView, Dimensions> = {
  kind: 'counters',
  name: 'caseload',
  key: ['flag', 'office', 'phase', 'nationality', 'returnCountry', 'sex', 'ageBand'],
  indifferentTo: WITHOUT_EFFECT_ON_COUNTS,
  counted: ({ state, ageBand }) => {
    const { office, phase, claimedNationality: nationality, returnCountry, sex } = state;
    const cell = { office, phase, nationality, returnCountry, sex, ageBand };
    const flags: readonly CaseloadCell['flag'][] = [ANY_FLAG, ...new Set(state.screening?.flags)];
    return flags.map((flag) => ({ ...cell, flag }));
  },
};
