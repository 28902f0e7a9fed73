import { type DynamicModule, type FactoryProvider, Module, type Provider } from '@nestjs/common';
import { Standings } from '@homeward/leadership';
import type { Clock, Logger, Timers } from '@homeward/platform';
import { CaseTimerQuery, lockServerOf } from '@homeward/read-model';
import { CLOCK, DatabaseClock, LOGGER, TIMERS } from '@homeward/wiring';
import { DataSource } from 'typeorm';
import { CASE_COMMANDS, type CaseCommands } from './case-commands';
import { DeadlinesService } from './deadlines.service';
import { DueTimers } from './due-timers';
import { DueWhileClockIsRight } from './due-while-clock-is-right';

export interface DeadlinesOptions {
  /** Provides `CASE_COMMANDS`: the way to the write side, which is another service. */
  readonly caseCommands: Provider<CaseCommands>;
  /** Milliseconds between two passes; null for none by itself. */
  readonly everyMs: number | null;
}

type Ports = [DataSource, DatabaseClock, CaseCommands, Clock, Timers, Logger, Standings];

/** The process manager of deadlines: reads what is due and asks the write side, the only writer beside people. */
@Module({})
export class DeadlinesModule {
  static forRoot({ caseCommands, everyMs }: DeadlinesOptions): DynamicModule {
    const service: FactoryProvider<DeadlinesService> = {
      provide: DeadlinesService,
      useFactory: (...[dataSource, databaseClock, commands, clock, timers, logger, standings]: Ports) =>
        new DeadlinesService({
          dueTimers: new DueTimers({ timers: new DueWhileClockIsRight(new CaseTimerQuery(dataSource), databaseClock), commands, clock, logger }),
          timers,
          logger,
          everyMs,
          lockServer: lockServerOf(dataSource),
          standings,
        }),
      inject: [DataSource, DatabaseClock, CASE_COMMANDS, CLOCK, TIMERS, LOGGER, Standings],
    };
    return { module: DeadlinesModule, providers: [caseCommands, service], exports: [DeadlinesService] };
  }
}
