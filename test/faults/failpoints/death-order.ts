import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Moment } from '@homeward/platform';
import { until } from '../../support/until';

/** What every program is loaded with, so that it can be told to die. */
export const DIE_AT = join(__dirname, 'die-at.cjs');

export interface Death {
  readonly moment: Moment;
  /** At which time the moment is reached; the first by default. */
  readonly times?: number;
}

/** An order to one program to die at a moment; see `die-at.cjs`. */
export class DeathOrder {
  constructor(readonly file: string) {}

  async give({ moment, times = 1 }: Death): Promise<void> {
    const draft = `${this.file}.draft`;
    await writeFile(draft, JSON.stringify({ moment, times }));
    await rename(draft, this.file);
  }

  /** Waits until the program has come to the moment. Takes the order back and throws when it does not. */
  async isCarriedOut(moment: Moment, patienceMs: number): Promise<void> {
    try {
      await until(() => !existsSync(this.file), `the moment ${moment}`, patienceMs);
    } finally {
      await rm(this.file, { force: true });
    }
  }
}
