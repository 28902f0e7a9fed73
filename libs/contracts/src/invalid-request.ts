/** One thing wrong with a request: where, as a JSON pointer into the body (or the name of a header or parameter), and what. */
export interface RequestFault {
  readonly pointer: string;
  /** For the client's developer. Never repeats a value: values are personal. */
  readonly reason: string;
}

/** The request cannot be understood. Nothing was asked of the domain. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
  readonly code = 'InvalidRequest';

  constructor(
    message: string,
    readonly faults: readonly RequestFault[] = [],
  ) {
    super(message);
  }
}
