import type { FactoryProvider, Provider } from '@nestjs/common';
import { CaseLog } from '@homeward/case-log';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { FollowerProgress } from '@homeward/read-model';
import { EVENT_STORE, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { IdentitySearch } from '../identity-search';
import { IDENTITIES_FOLLOWED, MakeCasesFindable } from './make-cases-findable';

type Ports = [EventStore, CaseLog, IdentitySearch, DataSource, Timers, Logger, Standings];

const follower: FactoryProvider<MakeCasesFindable> = {
  provide: MakeCasesFindable,
  useFactory: (...[store, log, identities, dataSource, timers, logger, standings]: Ports) =>
    new MakeCasesFindable({ store, log, identities, progress: new FollowerProgress(dataSource, IDENTITIES_FOLLOWED), timers, logger, standings }),
  inject: [EVENT_STORE, CaseLog, IdentitySearch, DataSource, TIMERS, LOGGER, Standings],
};

/** What the casework module adds so that no case stays beyond the search for duplicates. */
export const FINDABLE_PROVIDERS: readonly Provider[] = [follower];
