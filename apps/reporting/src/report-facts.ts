import { Injectable } from '@nestjs/common';
import { type CaseFacts, CaseFactsQuery, CaseTimelineQuery } from '@homeward/read-model';
import type { ReportScope, ReportSource } from '@homeward/report';
import { ReadPosition } from './read-position';

/** The read models as the report wants them. */
@Injectable()
export class ReportFacts implements ReportSource {
  constructor(
    private readonly caseFacts: CaseFactsQuery,
    private readonly timelines: CaseTimelineQuery,
    private readonly reached: ReadPosition,
  ) {}

  async position(): Promise<string | undefined> {
    return (await this.reached.current()) ?? undefined;
  }

  findPositionAt(instant: string): Promise<string | undefined> {
    return this.timelines.findPositionAt(instant);
  }

  facts(options: { readonly scope: ReportScope; readonly asOf: string }): AsyncIterable<CaseFacts> {
    return this.caseFacts.asOf(options);
  }
}
