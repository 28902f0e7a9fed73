import type { DataSource } from 'typeorm';
import { within, type ReadScope } from '../query/read-scope';
import { DdpOverridesTable, type DdpOverrideRow } from './ddp-overrides.table';

/** More overrides in a week than this are no listing any more; the answer says that it was cut. */
export const MAX_OVERRIDES = 1_000;

export interface OverridesOptions {
  readonly scope: ReadScope;
  /** Instants: from the first on, before the second. */
  readonly from: string;
  readonly before: string;
}

/** The overrides of a time, the oldest first. */
export class DdpOverridesQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** One row more than `MAX_OVERRIDES` at most, so that the caller can see that there are more. */
  list({ scope, from, before }: OverridesOptions): Promise<readonly DdpOverrideRow[]> {
    return within(this.dataSource.getRepository(DdpOverridesTable).createQueryBuilder('override'), scope)
      .andWhere('override.at >= :from and override.at < :before', { from, before })
      .orderBy({ 'override.at': 'ASC', 'override.caseId': 'ASC', 'override.revision': 'ASC' })
      .limit(MAX_OVERRIDES + 1)
      .getMany();
  }
}
