import { defineTable, integer, optional, text } from '../table/define-table';

/** How far a projection has come. Saved in the transaction of the rows it vouches for. */
export interface Checkpoint {
  readonly projection: string;
  /** The last position whose effect is in the rows; null before the first event. */
  readonly position: string | null;
  /** Counts the rebuilds. */
  readonly generation: number;
}

export const CheckpointTable = defineTable<Checkpoint>({
  name: 'checkpoint',
  key: ['projection'],
  columns: { projection: text, position: optional(text), generation: integer },
});
