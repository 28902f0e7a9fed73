import { KeyStoreUnavailable, MasterKeyUnusable } from '../errors';
import type { KeyToWrap, MasterKeys } from '../master-keys/master-keys';
import type { KeyQueries } from './queries';

export interface EpochRow {
  readonly number: number;
  readonly state: 'current' | 'retiring' | 'destroyed';
  readonly proof: Buffer;
}

const PROVEN = Buffer.from('homeward master key');
const proofOf = (epoch: number, bytes: Uint8Array): KeyToWrap => ({ context: `proof|${epoch}`, bytes });

/** Which epoch is current, as the key database says; the master keys only hold the secrets. */
export class Epochs {
  #current: number | undefined;

  constructor(
    private readonly queries: KeyQueries,
    private readonly masterKeys: MasterKeys,
  ) {}

  all(): Promise<readonly EpochRow[]> {
    return this.queries.run<EpochRow & { [column: string]: unknown }>('epochs');
  }

  /**
   * Begins the first epoch of a new database, and proves that the master keys at hand are the ones of this database.
   * Without that, a lost folder would be replaced by fresh keys and new people sealed beside unreadable ones.
   */
  async open(): Promise<void> {
    const epochs = await this.all();
    if (epochs.length === 0) {
      await this.begin(1);
      return this.open();
    }
    for (const { number, state, proof } of epochs) {
      if (state !== 'destroyed') await this.#prove(number, state, proof);
    }
    this.#current = epochs.find(({ state }) => state === 'current')?.number;
  }

  /** The epoch to wrap under, as last heard. `create_keys` refuses a stale one. */
  get current(): number {
    if (this.#current === undefined) throw new KeyStoreUnavailable('The key store has no current master key epoch.');
    return this.#current;
  }

  async refresh(): Promise<void> {
    this.#current = (await this.all()).find(({ state }) => state === 'current')?.number;
  }

  /** Makes the epoch's key first and the epoch second: a crash between leaves a key that the next attempt takes. */
  async begin(epoch: number): Promise<void> {
    await this.masterKeys.ensureEpoch(epoch);
    const [proof] = await this.masterKeys.wrap(epoch, [proofOf(epoch, PROVEN)]);
    await this.queries.run('begin-epoch', [epoch, proof]);
    await this.refresh();
  }

  async #prove(epoch: number, state: EpochRow['state'], proof: Buffer): Promise<void> {
    // A retiring epoch without keys has nothing to prove: its master key may be gone, or noise where a crash came between.
    if (state === 'retiring') {
      const [counted] = await this.queries.run<{ keys: number }>('count-keys-of-epoch', [epoch]);
      if (counted?.keys === 0) return;
    }
    const [proven] = await this.masterKeys.unwrap(epoch, [proofOf(epoch, proof)]);
    if (proven === undefined || !PROVEN.equals(proven)) throw new MasterKeyUnusable(epoch, 'it is not the key of this key store.');
  }
}
