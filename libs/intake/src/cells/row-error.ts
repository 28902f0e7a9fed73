/** The closed list of reasons to refuse a row. Stable: the words may be translated, the code may not change. */
export const ROW_ERROR_CODES = [
  'MissingValue',
  'UnknownValue',
  'AmbiguousValue',
  'UnknownCountry',
  'AmbiguousCountry',
  'UnknownLanguage',
  'InvalidName',
  'InvalidDate',
  'FutureDate',
  'DateTooOld',
  'PrecisionMismatch',
  'InvalidAge',
  'ConflictingValues',
  'IncompleteDocument',
  'IncompleteFamily',
  'TooLong',
  'TooManyCells',
  'ControlCharacter',
  'DamagedText',
  'DuplicateInFile',
  'AlreadyRegisteredDifferently',
  'Rejected',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];

/** One fault of one row. `reason` tells what to do and repeats no value, as it may be logged where values may not. */
export interface RowError {
  /** The header as the sheet writes it, or the field's own name where the sheet lacks the column. */
  readonly column: string;
  readonly code: RowErrorCode;
  readonly reason: string;
}
