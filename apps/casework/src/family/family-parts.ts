import type { FactoryProvider, Provider } from '@nestjs/common';
import type { EventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { FamilyMembers } from '@homeward/read-model';
import { EVENT_STORE, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { FamilyCoordinator } from './family-coordinator';
import { KeepFamiliesTold } from './keep-families-told';
import { ReadMember } from './read-member';
import { TellMember } from './tell-member';

const members: FactoryProvider<FamilyMembers> = { provide: FamilyMembers, useFactory: (dataSource: DataSource) => new FamilyMembers(dataSource), inject: [DataSource] };

type Ports = [EventStore, FamilyMembers, KeepFamiliesTold, Timers, Logger, Standings];

const coordinator: FactoryProvider<FamilyCoordinator> = {
  provide: FamilyCoordinator,
  useFactory: (...[store, members, families, timers, logger, standings]: Ports) => new FamilyCoordinator({ store, members, families, timers, logger, standings }),
  inject: [EVENT_STORE, FamilyMembers, KeepFamiliesTold, TIMERS, LOGGER, Standings],
};

/** What the casework module adds to keep families together: it shares its command handler. */
export const FAMILY_PROVIDERS: readonly Provider[] = [members, ReadMember, TellMember, KeepFamiliesTold, coordinator];
