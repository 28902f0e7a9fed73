/** One reason a rule gave for saying no, precise enough for an officer to act on. */
export interface Obstacle {
  /** The gate, field or check that refuses, such as `MEDICAL` or `consent.assess`. */
  readonly subject: string;
  readonly reason: string;
}

/**
 * A rule said no. The command was well formed and understood; nothing was recorded.
 * `message` and `obstacles` never carry personal data: they reach logs and problem documents.
 */
export class CommandRejected<Code extends string = string> extends Error {
  override readonly name = 'CommandRejected';

  constructor(
    readonly code: Code,
    message: string,
    readonly obstacles: readonly Obstacle[] = [],
  ) {
    super(message);
  }
}

/** Checked by name and code rather than by prototype, so that two copies of the library agree. */
export function isCommandRejected(error: unknown): error is CommandRejected {
  return error instanceof Error && error.name === 'CommandRejected' && 'code' in error;
}
