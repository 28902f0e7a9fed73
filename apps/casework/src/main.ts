import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { BulkQueue } from './bulk/bulk-queue';
import { CaseworkModule } from './casework.module';
import { FinishErasures } from './erasure/finish-erasures';
import { FamilyCoordinator } from './family/family-coordinator';
import { MakeCasesFindable } from './findable/make-cases-findable';
import { NatsEdgeModule } from './nats/nats-edge.module';
import { NatsEdge } from './nats/nats-edge.service';

/** The write side alone: any number of replicas; one of them keeps families told, and so on. */
runService({
  name: 'casework',
  Configuration: HttpServiceConfiguration,
  opensSealed: true,
  modules: ({ configuration, offices, verifier }) => [CaseworkModule.forRoot({ offices }), ...NatsEdgeModule.ifConfigured(configuration, verifier)],
  watches: [FamilyCoordinator],
  warns: ({ natsUrl }) => [BulkQueue, MakeCasesFindable, FinishErasures, ...(natsUrl === undefined ? [] : [NatsEdge])],
});
