import { type DynamicModule, Module } from '@nestjs/common';
import type { TokenVerifier } from '@homeward/access';
import { AccessModule, CoreModule, type CoreOptions, HealthModule, type Identity, RevocationWatch } from '@homeward/wiring';
import { AuditModule } from '../../audit/src/audit.module';
import { LeafNumberingService } from '../../audit/src/leaves/leaf-numbering.service';
import { BulkQueue } from '../../casework/src/bulk/bulk-queue';
import { CaseworkModule } from '../../casework/src/casework.module';
import { FinishErasures } from '../../casework/src/erasure/finish-erasures';
import { FamilyCoordinator } from '../../casework/src/family/family-coordinator';
import { MakeCasesFindable } from '../../casework/src/findable/make-cases-findable';
import { NatsEdgeModule } from '../../casework/src/nats/nats-edge.module';
import { NatsEdge } from '../../casework/src/nats/nats-edge.service';
import type { Offices } from '../../casework/src/offices';
import { ApplyDueTimers } from '../../deadlines/src/apply-due-timers';
import { CASE_COMMANDS } from '../../deadlines/src/case-commands';
import { DeadlinesModule } from '../../deadlines/src/deadlines.module';
import { DeadlinesService } from '../../deadlines/src/deadlines.service';
import { ProjectorModule } from '../../projector/src/projector.module';
import { ProjectorService } from '../../projector/src/projector.service';
import { RelayModule } from '../../relay/src/relay.module';
import { type RelayOptions, RelayService } from '../../relay/src/relay.service';
import { ReportingModule } from '../../reporting/src/reporting.module';

export interface StandaloneModuleOptions {
  readonly core: CoreOptions;
  /** The one whose verifier guards the application. */
  readonly identity: Pick<Identity, 'revocations' | 'logoutTokens' | 'nowMs'>;
  readonly offices: Offices;
  /** Milliseconds between two looks at what is due; none by itself when absent, for who moves the clock by hand. */
  readonly deadlinesEveryMs?: number;
  /** The broker that the relay publishes to and commands come from; neither runs when absent. */
  readonly broker?: RelayOptions & { readonly verifier: TokenVerifier };
}

/** Every service in one process, over one set of ports. */
@Module({})
export class StandaloneModule {
  static forRoot({ core, identity, offices, deadlinesEveryMs, broker }: StandaloneModuleOptions): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [
        CoreModule.forRoot(core),
        AccessModule.forRoot(identity),
        CaseworkModule.forRoot({ offices }),
        ProjectorModule.forRoot({ offices }),
        ReportingModule,
        AuditModule,
        DeadlinesModule.forRoot({ caseCommands: { provide: CASE_COMMANDS, useClass: ApplyDueTimers }, everyMs: deadlinesEveryMs ?? null }),
        ...(broker === undefined ? [] : [RelayModule.forRoot(broker), NatsEdgeModule.forRoot(broker)]),
        HealthModule.forRoot({
          service: 'standalone',
          watches: [ProjectorService, FamilyCoordinator, DeadlinesService, RevocationWatch],
          // The log keeps what a broker and the audit miss, so nobody else waits for one that is away or for numbers.
          warns: [BulkQueue, MakeCasesFindable, FinishErasures, LeafNumberingService, ...(broker === undefined ? [] : [RelayService, NatsEdge])],
        }),
      ],
    };
  }
}
