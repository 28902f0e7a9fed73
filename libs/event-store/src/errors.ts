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
