import { type DynamicModule, type FactoryProvider, Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { TokenVerifier } from '@homeward/access';
import type { BrokerAccess } from '@homeward/nats';
import type { Ids, Logger, Timers } from '@homeward/platform';
import { IDS, LOGGER, TIMERS } from '@homeward/wiring';
import { ExecuteReturnCase } from '../execute-return-case';
import { CommandEdge } from './command-edge';
import { NatsEdge } from './nats-edge.service';

export interface NatsEdgeOptions extends BrokerAccess {
  /** The one of the HTTP edge. */
  readonly verifier: TokenVerifier;
}

type Ports = [CommandBus, Ids, Timers, Logger];

const edgeFor = ({ verifier, ...broker }: NatsEdgeOptions): FactoryProvider<NatsEdge> => ({
  provide: NatsEdge,
  useFactory: (...[commands, ids, timers, logger]: Ports) => {
    const edge = new CommandEdge({ execute: (asked) => commands.execute(new ExecuteReturnCase(asked)), verifier, ids, timers, logger });
    return new NatsEdge({ ...broker, edge, timers, logger });
  },
  inject: [CommandBus, IDS, TIMERS, LOGGER],
});

/** Commands over NATS beside HTTP. It needs the ports of `CoreModule` and the handler of `CaseWritingModule`. */
@Module({})
export class NatsEdgeModule {
  /** None where no broker is configured. */
  static ifConfigured({ natsUrl, natsCredentialsFile, natsCaFile }: Partial<BrokerAccess>, verifier: TokenVerifier): readonly DynamicModule[] {
    return natsUrl === undefined ? [] : [NatsEdgeModule.forRoot({ natsUrl, natsCredentialsFile, natsCaFile, verifier })];
  }

  static forRoot(options: NatsEdgeOptions): DynamicModule {
    return { module: NatsEdgeModule, providers: [edgeFor(options)], exports: [NatsEdge] };
  }
}
