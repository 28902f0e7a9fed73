import type { CaseView } from '../case-view/case-view';
import { WITHOUT_EFFECT_ON_COUNTS } from '../case-view/without-effect-on-counts';
import type { CountersProjection } from '../projection/case-projection';
import type { DepartureCell } from './departures.table';

const MONTH_LENGTH = 'yyyy-mm'.length;

/** Who left, when, from where and how? A person who came back and left again left twice. */
export const departures: CountersProjection<CaseView, Omit<DepartureCell, 'cases'>> = {
  kind: 'counters',
  name: 'departures',
  key: ['month', 'office', 'hostCountry', 'nationality', 'returnCountry', 'transport', 'sex', 'ageBand'],
  indifferentTo: WITHOUT_EFFECT_ON_COUNTS,
  counted: ({ state, ageBand, movements }) =>
    movements.flatMap((movement) =>
      movement.kind !== 'departed'
        ? []
        : [
            {
              month: movement.on.slice(0, MONTH_LENGTH),
              office: state.office,
              hostCountry: state.hostCountry,
              nationality: state.claimedNationality,
              returnCountry: state.returnCountry,
              transport: movement.transport,
              sex: state.sex,
              ageBand,
            },
          ],
    ),
};
