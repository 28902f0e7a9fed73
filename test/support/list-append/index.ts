/**
 * A checker of histories of the event store, in the manner of Elle: clients append unique events and read at the same time,
 * and from what each was told it follows whether one order of all of it can exist. For any adapter of the port.
 */
export { anomaliesIn } from './anomalies';
export type { AppendOperation, History, Operation, ReadAllOperation, ReadOperation, SeenEvent } from './history';
export { recordHistory, type RecordOptions } from './record-history';
