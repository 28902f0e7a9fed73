import type { AgeBand, Sex, Transport } from '@homeward/return-case';
import { defineTable, integer, text } from '../table/define-table';

/** Persons who left in a month. */
export interface DepartureCell {
  /** `yyyy-mm`, of the day of departure where it took place. */
  readonly month: string;
  readonly office: string;
  readonly hostCountry: string;
  readonly nationality: string;
  readonly returnCountry: string;
  readonly transport: Transport;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly cases: number;
}

export const DeparturesTable = defineTable<DepartureCell>({
  name: 'departures',
  key: ['month', 'office', 'hostCountry', 'nationality', 'returnCountry', 'transport', 'sex', 'ageBand'],
  columns: {
    month: text,
    office: text,
    hostCountry: text,
    nationality: text,
    returnCountry: text,
    transport: text,
    sex: text,
    ageBand: text,
    cases: integer,
  },
});
