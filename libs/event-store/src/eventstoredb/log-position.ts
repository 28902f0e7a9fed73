import { InvalidStoreRequest } from '../errors';
import type { Position } from '../event-store';

/** As many digits as an unsigned 64-bit number has, so that positions sort as text. */
const DIGITS = 20;
const PATTERN = /^(\d{20})-(\d{20})$/;
const MAX_UINT64 = 2n ** 64n - 1n;

/** Where EventStoreDB keeps a record: offsets in its transaction log. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** The port's position of a place in EventStoreDB's log: sorts as text, and stands in a URL as it is. */
export function positionOf({ commit, prepare }: LogPosition): Position {
  return `${digitsOf(commit)}-${digitsOf(prepare)}`;
}

/** The place a position stands for. Refuses one of another kind of log. */
export function logPositionOf(position: Position): LogPosition {
  const [, commit = '', prepare = ''] = PATTERN.exec(position) ?? [];
  if (commit === '' || BigInt(commit) > MAX_UINT64 || BigInt(prepare) > MAX_UINT64) {
    throw new InvalidStoreRequest('The position is not one of this log.');
  }
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

const digitsOf = (place: bigint): string => String(place).padStart(DIGITS, '0');
