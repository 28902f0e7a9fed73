import { Inject, Injectable } from '@nestjs/common';
import type { Eraser, Erasure } from '@homeward/personal-data';
import { reached } from '@homeward/platform';
import { ERASER } from '@homeward/wiring';
import type { AskedRequest } from '../execute-return-case';
import { BegunErasures } from './begun-erasures';

/** Destroys the keys of a person such that the erasure will be recorded, whoever dies before it is. */
@Injectable()
export class Erasing {
  constructor(
    @Inject(BegunErasures) private readonly begun: Pick<BegunErasures, 'keep' | 'remove'>,
    @Inject(ERASER) private readonly eraser: Eraser,
  ) {}

  /** Irreversible; the same again gives the same answer. To be called once the erasure is granted. */
  async begin(request: AskedRequest, personRef: string): Promise<Erasure> {
    await this.begun.keep(request);
    reached('erasure-kept');
    const erasure = await this.eraser.erase(personRef);
    reached('keys-destroyed');
    return erasure;
  }

  /** To be called once it is recorded. */
  async end({ commandId }: AskedRequest): Promise<void> {
    await this.begun.remove(commandId);
  }
}
