import { Inject, Injectable } from '@nestjs/common';
import { HOMEWARD } from '@homeward/access';
import type { TraceContext } from '@homeward/http';
import type { Logger } from '@homeward/platform';
import { familyStandingOf, type FamilyStandingTold, type RegisteredCase } from '@homeward/return-case';
import { LOGGER } from '@homeward/wiring';
import { CaseMemories } from '../case-memories';
import { CommandContexts } from '../command-contexts';
import { isPassing } from './tell-member';

/** A case as it is now, after something happened in it. */
export interface Touched {
  readonly caseId: string;
  readonly state: RegisteredCase;
  readonly revision: number;
  readonly standing: FamilyStandingTold;
  readonly trace: TraceContext;
}

/** Folds a case anew and judges how it stands towards its family. */
@Injectable()
export class ReadMember {
  constructor(
    private readonly memories: CaseMemories,
    private readonly contexts: CommandContexts,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Undefined for a case that cannot be read: it holds up no other, and its family is told with the next thing that happens in it. */
  async read(caseId: string, trace: TraceContext): Promise<Touched | undefined> {
    try {
      const { state, revision } = await this.memories.load(caseId);
      if (state.phase === 'none') return undefined;
      return { caseId, state, revision, standing: familyStandingOf(state, this.contexts.contextOf(HOMEWARD, state)), trace };
    } catch (error) {
      if (isPassing(error, trace)) throw error;
      this.logger.error('A family could not be told of one of its members.', { caseId, error });
      return undefined;
    }
  }
}
