import type { FactoryProvider, Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Standings } from '@homeward/leadership';
import type { Logger, Timers } from '@homeward/platform';
import { lockServerOf } from '@homeward/read-model';
import { LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { BegunErasures } from './begun-erasures';
import { FinishErasures } from './finish-erasures';

type Ports = [BegunErasures, CommandBus, DataSource, Timers, Logger, Standings];

const finisher: FactoryProvider<FinishErasures> = {
  provide: FinishErasures,
  useFactory: (...[begun, commands, dataSource, timers, logger, standings]: Ports) => new FinishErasures({ begun, commands, lockServer: lockServerOf(dataSource), timers, logger, standings }),
  inject: [BegunErasures, CommandBus, DataSource, TIMERS, LOGGER, Standings],
};

/** What the casework module adds so that no erasure stays half done. */
export const ERASURE_PROVIDERS: readonly Provider[] = [finisher];
