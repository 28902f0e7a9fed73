import { seededRandomness, systemIds, systemTimers } from '@homeward/platform';
import { type HotCase, Writer } from '../harness/writer';
import type { Ledger } from '../harness/ledger';
import type { Workplace } from '../harness/workplace';

const WRITERS = 6;
const MAX_PAUSE_MS = 30;
const LOOK_EVERY_MS = 10;
const SERVED_WITHIN_MS = 20_000;

export interface LoadParts {
  readonly url: string;
  readonly ledger: Ledger;
  readonly token: Workplace['token'];
  readonly seed: number;
}

/** Officers who write until they are told to stop, each command under one key until it is answered. */
export class Load {
  private readonly stop = new AbortController();
  private readonly working: Promise<unknown>;
  private hasFailed = false;

  constructor(private readonly parts: LoadParts) {
    const hotCases: HotCase[] = [{ caseId: '', revision: undefined }];
    this.working = Promise.all(Array.from({ length: WRITERS }, (_, index) => this.write(index, hotCases)));
    this.working.catch(() => (this.hasFailed = true));
  }

  /** Waits until somebody was answered that asked after now. */
  async served(): Promise<void> {
    const { ledger } = this.parts;
    const { acknowledged } = ledger;
    // Of those under way now each may have been answered before this moment.
    for (let waitedMs = 0; ledger.acknowledged < acknowledged + 2 * WRITERS; waitedMs += LOOK_EVERY_MS) {
      if (this.hasFailed) await this.working;
      if (waitedMs > SERVED_WITHIN_MS) throw new Error('Nobody is served any more.');
      await systemTimers.sleep(LOOK_EVERY_MS);
    }
  }

  /** Resolves when everything that was asked is answered. */
  async end(): Promise<void> {
    this.stop.abort();
    await this.working;
  }

  private async write(index: number, hotCases: readonly HotCase[]): Promise<void> {
    const { url, ledger, token, seed } = this.parts;
    const actor = `officer-${seed}-${index}`;
    const randomness = seededRandomness(seed * WRITERS + index);
    await new Writer({ url, actor, token: await token(actor), ledger, ids: systemIds, randomness, hotCases, maxPauseMs: MAX_PAUSE_MS }).run(this.stop.signal);
  }
}
