import type { EdgeCode, ProblemDocument } from '@homeward/contracts';

export interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Partial<Pick<ProblemDocument, 'errors' | 'obstacles' | 'currentRevision' | 'eventsSince'>>;
}

/** Something the edge itself answers no to. `message` reaches the client; it never repeats a value. */
export class EdgeProblem extends Error {
  override readonly name = 'EdgeProblem';

  constructor(
    readonly code: EdgeCode,
    message: string,
    readonly extras: ProblemExtras = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A 412: the case moved on. Says how far, so that the officer can look at what changed and decide again. */
export function staleRevision(currentRevision: number, eventsSince: readonly string[]): EdgeProblem {
  return new EdgeProblem('StaleRevision', 'Read the case again, look at what changed, and decide again.', {
    members: { currentRevision, eventsSince },
    headers: { etag: `"${currentRevision}"` },
  });
}

export function notFound(): EdgeProblem {
  return new EdgeProblem('NotFound', 'Nothing with this address exists, or it is not for you to see.');
}

/** Whether the request was carried out is not known yet. */
export function noOutcomeInTime(): EdgeProblem {
  return new EdgeProblem('NotReady', 'There was no outcome in time. The same request may be sent again.');
}
