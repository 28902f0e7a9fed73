/** The stream is not where the writer believed it to be. Nothing was written. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly code = 'RevisionConflict';

  constructor(
    readonly stream: string,
    readonly expected: number | 'no-stream',
    /** The stream's true last revision. */
    readonly actual: number | 'no-stream',
  ) {
    super(`Expected ${stream} at ${expected}, found it at ${actual}.`);
  }
}

/** The store cannot answer now; the outcome of a running append is unknown and the same append may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  readonly code = 'StoreUnavailable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

/** An event of the append has an id that the log already holds. Nothing of the append was written. */
export class DuplicateEventId extends Error {
  override readonly name = 'DuplicateEventId';
  readonly code = 'DuplicateEventId';

  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`An event for ${stream} has an id that is already in the log.`, options);
  }
}

/** The request breaks a limit or a format of the port. It would fail in the same way again; nothing was written. */
export class InvalidStoreRequest extends Error {
  override readonly name = 'InvalidStoreRequest';
  readonly code = 'InvalidStoreRequest';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
