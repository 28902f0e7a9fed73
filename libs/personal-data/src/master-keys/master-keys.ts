/** A data key on its way into or out of its wrapping. */
export interface KeyToWrap {
  /** Binds the wrapped key to its row, so that rows cannot be exchanged. */
  readonly context: string;
  readonly bytes: Uint8Array;
}

/**
 * The port to the keys that wrap data keys: a file in standalone, a KMS or Vault elsewhere. Master keys have epochs, counted
 * from 1; which epoch is current is decided by the key store, so that all processes agree.
 * Guarantees: `ensureEpoch` is durable when it resolves and safe to race; after `destroyEpoch` nothing opens what was
 * wrapped under it. A plain master key never crosses the port.
 */
export interface MasterKeys {
  /** Makes the epoch's key unless it exists. */
  ensureEpoch(epoch: number): Promise<void>;
  /** Wraps in order. Throws `MasterKeyUnusable`. */
  wrap(epoch: number, keys: readonly KeyToWrap[]): Promise<readonly Buffer[]>;
  /** Unwraps in order. Throws `MasterKeyUnusable` when the key is missing or is not the one that wrapped. */
  unwrap(epoch: number, wrapped: readonly KeyToWrap[]): Promise<readonly Buffer[]>;
  /** Destroys the epoch's key for good. Repeating it is no error. */
  destroyEpoch(epoch: number): Promise<void>;
}
