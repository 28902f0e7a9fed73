import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { HOMEWARD } from '@homeward/access';
import { problemOf, type TraceContext } from '@homeward/http';
import { derivedId, type Logger, reached } from '@homeward/platform';
import type { CommandData } from '@homeward/return-case';
import { LOGGER } from '@homeward/wiring';
import { ExecuteReturnCase } from '../execute-return-case';

type Told = CommandData<'NoteFamilyStanding'>;

/** Nothing can be told now, and all of it may be told again later. */
const NOT_NOW: ReadonlySet<string> = new Set(['StoreUnavailable', 'TooManyRequests']);

/** Whether an error passes by itself: then waiting helps, and for any other it would only hold up every family. */
export function isPassing(error: unknown, { traceId }: TraceContext): boolean {
  return NOT_NOW.has(problemOf(error, traceId).document.code);
}

/** Tells one member of a family how another stands, through the same handler as a request over HTTP. */
@Injectable()
export class TellMember {
  constructor(
    private readonly commands: CommandBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** False when the member could not be told because of a fault of ours. Rejects when nobody can be told now. */
  async tell(caseId: string, body: Told, trace: TraceContext): Promise<boolean> {
    // What is told is part of the id: told once more the same is a repetition, and anything else is another command.
    const commandId = derivedId(caseId, JSON.stringify(body));
    try {
      await this.commands.execute(new ExecuteReturnCase({ caller: HOMEWARD, caseId, type: 'NoteFamilyStanding', body, commandId, expectedRevision: 'latest', trace }));
      reached('member-told');
      return true;
    } catch (error) {
      if (isPassing(error, trace)) throw error;
      // A case that is closed, or of a person who died, has no use for it any more.
      if (problemOf(error, trace.traceId).document.code !== 'InternalError') return true;
      this.logger.error('A member of a family could not be told how another stands.', { caseId, error });
      return false;
    }
  }
}
