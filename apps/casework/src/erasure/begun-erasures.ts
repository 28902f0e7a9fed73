import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AskedRequest } from '../execute-return-case';

const KEEP = 'insert into casework.erasure (command_id, case_id, body, caller, trace) values ($1, $2, $3, $4, $5) on conflict (command_id) do nothing';
/** Those that were tried least often come first, so that none that stays refused keeps another waiting. */
const LIST = 'select command_id, case_id, body, caller, trace from casework.erasure order by attempts, begun_at, command_id limit $1';
const REFUSED = 'update casework.erasure set attempts = attempts + 1, refused_with = $2 where command_id = $1';

interface Row extends Pick<AskedRequest, 'body' | 'caller' | 'trace'> {
  readonly command_id: string;
  readonly case_id: string;
}

/**
 * Erasures from before their first key is destroyed until they are recorded, as they were asked. Beside the read models and
 * not among them: a rebuild must not lose one.
 */
@Injectable()
export class BegunErasures {
  constructor(private readonly database: DataSource) {}

  /** Durable when it resolves. Keeping it again changes nothing. */
  async keep({ commandId, caseId, body, caller, trace }: AskedRequest): Promise<void> {
    await this.database.query(KEEP, [commandId, caseId, body, caller, trace]);
  }

  async remove(commandId: string): Promise<void> {
    await this.database.query('delete from casework.erasure where command_id = $1', [commandId]);
  }

  /** At most so many, as commands that can be sent again. */
  async list(limit: number): Promise<readonly AskedRequest[]> {
    const rows = await this.database.query<readonly Row[]>(LIST, [limit]);
    return rows.map(({ command_id: commandId, case_id: caseId, ...asked }) => ({ ...asked, commandId, caseId, type: 'ErasePerson', expectedRevision: 'latest' }));
  }

  /** @param code of the problem that a command sent again was answered with. */
  async refused(commandId: string, code: string): Promise<void> {
    await this.database.query(REFUSED, [commandId, code]);
  }
}
