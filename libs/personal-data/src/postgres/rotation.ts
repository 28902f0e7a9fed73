import { reached } from '@homeward/platform';
import { KeyStoreUnavailable, MasterKeyUnusable } from '../errors';
import type { MasterKeys } from '../master-keys/master-keys';
import type { Epochs } from './epochs';
import type { KeyQueries } from './queries';
import { wrappingContext, type LiveKeyRow } from './wrapping';

/** Keys re-wrapped in one statement: a fraction of a second of work, so that a stop or a crash loses little. */
const REWRAP_BATCH = 500;

export interface RotationProgress {
  /** Epoch being emptied. */
  readonly from: number;
  readonly to: number;
  readonly rewrapped: number;
  /** Keys that the epoch held when this run reached it. */
  readonly total: number;
}

export interface RotationOptions {
  readonly onProgress?: (progress: RotationProgress) => void;
  /** Stops between batches; the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export interface RotationResult {
  readonly epochsDestroyed: readonly number[];
  readonly rewrapped: number;
}

interface Rotating {
  readonly queries: KeyQueries;
  readonly masterKeys: MasterKeys;
  readonly epochs: Epochs;
}

/**
 * Re-wraps every living key under a new epoch and destroys the old one. What was erased before is then beyond reach even
 * with an old copy of the key database. O(keys); a run that was cut short is finished before a new epoch is begun.
 */
export async function rotateMasterKey(rotating: Rotating, options: RotationOptions): Promise<RotationResult> {
  const { epochs, masterKeys, queries } = rotating;
  await epochs.refresh();
  const unfinished = (await epochs.all()).some(({ state }) => state === 'retiring');
  if (!unfinished) await epochs.begin(epochs.current + 1);
  reached('master-key-epoch-begun');
  const epochsDestroyed: number[] = [];
  let rewrapped = 0;
  for (const { number, state } of await epochs.all()) {
    if (state !== 'retiring') continue;
    rewrapped += await emptyEpoch(rotating, number, options);
    await masterKeys.destroyEpoch(number);
    reached('master-key-destroyed');
    await queries.run('end-epoch', [number]);
    epochsDestroyed.push(number);
  }
  return { epochsDestroyed, rewrapped };
}

async function emptyEpoch(rotating: Rotating, from: number, options: RotationOptions): Promise<number> {
  const { queries, epochs } = rotating;
  const to = epochs.current;
  const total = await countKeysOf(queries, from);
  let rewrapped = 0;
  let after = '';
  // Ends because no key is ever added to a retiring epoch and `after` only grows.
  for (;;) {
    options.signal?.throwIfAborted();
    const rows = await queries.run<LiveKeyRow>('keys-of-epoch', [from, after, REWRAP_BATCH]);
    const last = rows.at(-1);
    if (last === undefined) break;
    rewrapped += await rewrap(rotating, rows, { from, to });
    after = last.id;
    reached('keys-rewrapped');
    options.onProgress?.({ from, to, rewrapped, total });
  }
  // What the database refuses afterwards comes too late for the keys, so it is asked before.
  const left = await countKeysOf(queries, from);
  if (left > 0) throw new KeyStoreUnavailable(`${left} keys are still wrapped under master key epoch ${from}.`);
  return rewrapped;
}

async function rewrap({ queries, masterKeys }: Rotating, rows: readonly LiveKeyRow[], { from, to }: { from: number; to: number }): Promise<number> {
  const contexts = rows.map(wrappingContext);
  const toWrap = (bytes: readonly Uint8Array[]) => bytes.map((key, index) => ({ context: contexts[index] ?? '', bytes: key }));
  try {
    const bytes = await masterKeys.unwrap(from, toWrap(rows.map(({ wrapped }) => wrapped)));
    const wrapped = await masterKeys.wrap(to, toWrap(bytes));
    for (const key of bytes) key.fill(0);
    const [answer] = await queries.run<{ rewrapped: number }>('rewrap-keys', [from, to, rows.map(({ id }) => id), wrapped]);
    return answer?.rewrapped ?? 0;
  } catch (error) {
    // Another process may have finished this epoch, and destroyed its key, since we read the rows.
    if (error instanceof MasterKeyUnusable && (await countKeysOf(queries, from)) === 0) return 0;
    throw error;
  }
}

async function countKeysOf(queries: KeyQueries, epoch: number): Promise<number> {
  const [counted] = await queries.run<{ keys: number }>('count-keys-of-epoch', [epoch]);
  return counted?.keys ?? 0;
}
