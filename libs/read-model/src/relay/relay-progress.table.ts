import { bigInteger, defineTable, optional, text } from '../table/define-table';

/** How far the log was relayed to other systems. */
export interface RelayProgressRow {
  readonly name: string;
  /** Of the last event the broker acknowledged; null before the first. */
  readonly position: string | null;
  /** Its number among the relayed events, from 1. */
  readonly sequence: number;
}

export const RelayProgressTable = defineTable<RelayProgressRow>({
  name: 'relay_progress',
  key: ['name'],
  columns: { name: text, position: optional(text), sequence: bigInteger },
});
