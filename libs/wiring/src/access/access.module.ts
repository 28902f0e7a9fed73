import { type DynamicModule, Global, Module } from '@nestjs/common';
import { RevocationList } from '@homeward/access';
import type { Logger, Timers } from '@homeward/platform';
import { lockServerOf } from '@homeward/read-model';
import { DataSource } from 'typeorm';
import type { Identity } from '../service/identity';
import { LOGGER, TIMERS } from '../tokens';
import { AccessRevocations } from './access-revocations';
import { RevocationStore } from './revocation-store';
import { RevocationWatch } from './revocation-watch';

/**
 * Revoked access, in every service that people ask: the list that its verifier and its feeds look at is kept up here. It needs
 * the ports of `CoreModule`.
 */
@Global()
@Module({})
export class AccessModule {
  /** `identity` is the one whose verifier guards the application. */
  static forRoot({ revocations: list, logoutTokens, nowMs }: Pick<Identity, 'revocations' | 'logoutTokens' | 'nowMs'>): DynamicModule {
    return {
      module: AccessModule,
      providers: [
        { provide: RevocationList, useValue: list },
        { provide: RevocationStore, useFactory: (dataSource: DataSource) => new RevocationStore(dataSource), inject: [DataSource] },
        {
          provide: AccessRevocations,
          useFactory: (store: RevocationStore, logger: Logger) => new AccessRevocations({ store, list, logoutTokens, logger, nowMs }),
          inject: [RevocationStore, LOGGER],
        },
        {
          provide: RevocationWatch,
          useFactory: (...[dataSource, store, timers, logger]: [DataSource, RevocationStore, Timers, Logger]) =>
            new RevocationWatch({ url: lockServerOf(dataSource), list, store, timers, logger, nowMs }),
          inject: [DataSource, RevocationStore, TIMERS, LOGGER],
        },
      ],
      exports: [RevocationList, AccessRevocations],
    };
  }
}
