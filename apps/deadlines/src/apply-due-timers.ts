import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { HOMEWARD } from '@homeward/access';
import { joinTrace } from '@homeward/http';
import type { Ids } from '@homeward/platform';
import { IDS } from '@homeward/wiring';
import { ExecuteReturnCase } from '../../casework/src/execute-return-case';
import type { CaseCommands } from './case-commands';

/** The way from the deadlines to the cases: the handler of requests, in the same process. Whichever process writes first, the other's revision conflicts. */
@Injectable()
export class ApplyDueTimers implements CaseCommands {
  constructor(
    private readonly commands: CommandBus,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  async applyDueTimers(caseId: string, commandId: string): Promise<boolean> {
    const trace = joinTrace(undefined, this.ids);
    const { kind } = await this.commands.execute(new ExecuteReturnCase({ caller: HOMEWARD, caseId, type: 'ApplyDueTimers', body: {}, commandId, expectedRevision: 'latest', trace }));
    return kind !== 'unchanged';
  }
}
