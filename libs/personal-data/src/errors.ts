import type { SealedPlace } from './sealer';

export type SealFault = 'malformed' | 'unknown-key' | 'altered-or-moved';

/**
 * A sealed part does not open where it stands. Never the sign of an erasure: destroyed keys are remembered.
 * `unknown-key` on many parts at once means the key store of another log, or an older copy of this one.
 */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  readonly code = 'SealBroken';

  constructor(
    readonly fault: SealFault,
    readonly place: SealedPlace,
  ) {
    super(`The ${place.sealClass} part of ${place.eventType} ${place.eventId} does not open: ${fault}.`);
  }
}

/** The person was erased; nothing about them may be sealed or indexed again. The person's reference stays out of it. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
  readonly code = 'SubjectErased';

  constructor() {
    super('This person was erased: no personal data of theirs can be recorded again.');
  }
}

/** The master keys at hand cannot open what the key store holds. An operator must bring the right ones. */
export class MasterKeyUnusable extends Error {
  override readonly name = 'MasterKeyUnusable';
  readonly code = 'MasterKeyUnusable';

  constructor(
    readonly epoch: number,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`Master key epoch ${epoch}: ${reason}`, options);
  }
}

/** The key store cannot answer now. The same call may be tried again. */
export class KeyStoreUnavailable extends Error {
  override readonly name = 'KeyStoreUnavailable';
  readonly code = 'KeyStoreUnavailable';

  constructor(
    message: string,
    /** SQLSTATE or system error code, where there is one. The driver's own error is dropped: it can quote parameters. */
    readonly reasonCode?: string,
  ) {
    super(reasonCode === undefined ? message : `${message} (${reasonCode})`);
  }
}
