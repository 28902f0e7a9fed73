import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, maySee } from '@homeward/access';
import { CaseLog, type OpenedEvent } from '@homeward/case-log';
import { HISTORY_SCHEMA, HistoryQuery, validBody } from '@homeward/contracts';
import { CurrentCaller, notFound, Reads } from '@homeward/http';
import type { ReturnCase } from '@homeward/return-case';
import { entryOf, type HistoryEntry } from './history-entry';
import { replay } from './replay';
import { withheldFrom } from './withheld';

const DEFAULT_PAGE = 100;
const REVISION = /^\d+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface History {
  readonly caseId: string;
  readonly asOf: { readonly revision: number; readonly recordedAt: string };
  readonly events: readonly HistoryEntry[];
  readonly nextFrom: number | null;
  readonly state: ReturnCase;
}

/** Replays a case from the log itself, so that what an auditor sees cannot have been touched by any read model. */
@ApiTags('audit')
@Controller('v1/cases')
export class HistoryController {
  constructor(@Inject(CaseLog) private readonly caseLog: CaseLog) {}

  @Get(':id/history')
  @Reads('case-history')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'GetCaseHistory', summary: 'Every event of a case with its actor, what it changed, and the state it left; as of any past moment.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: HISTORY_SCHEMA })
  async history(@CurrentCaller() caller: Caller, @Param('id') caseId: string, @Query() query: HistoryQuery): Promise<History> {
    const { asOf, from, limit } = validBody(HistoryQuery, query);
    if (!UUID.test(caseId)) throw notFound();
    const history = await this.historyOf(caseId, asOf);
    const replayed = replay(history.map((event) => withheldFrom(caller.role, event)));
    const last = replayed.at(-1);
    if (last === undefined || !isVisible(caller, last.stateAfter)) throw notFound();
    const first = Number(from ?? 0);
    const end = first + Number(limit ?? DEFAULT_PAGE);
    return {
      caseId,
      asOf: { revision: last.recorded.revision, recordedAt: last.recorded.recordedAt },
      events: replayed.slice(first, end).map(entryOf),
      nextFrom: end < replayed.length ? end : null,
      state: last.stateAfter,
    };
  }

  /** The events known as of a revision or an instant. What was known is what the log had accepted, not what took effect. */
  private async historyOf(caseId: string, asOf: string | undefined): Promise<readonly OpenedEvent[]> {
    const history: OpenedEvent[] = [];
    const byRevision = asOf !== undefined && REVISION.test(asOf);
    for await (const opened of this.caseLog.read(caseId, byRevision ? { to: Number(asOf) } : {})) {
      if (asOf !== undefined && !byRevision && microsecondsOf(opened.recorded.recordedAt) > microsecondsOf(asOf)) break;
      history.push(opened);
    }
    return history;
  }
}

const SECOND_CHARACTERS = 19;

/** Microseconds since 1970 of an ISO 8601 instant in UTC. The log records microseconds, which `Date` would cut off. */
function microsecondsOf(instant: string): number {
  const fraction = /\.(\d+)Z$/.exec(instant)?.[1] ?? '';
  return Date.parse(`${instant.slice(0, SECOND_CHARACTERS)}Z`) * 1_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function isVisible(caller: Caller, state: ReturnCase): boolean {
  return state.phase !== 'none' && maySee(caller, state);
}
