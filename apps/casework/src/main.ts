import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { CaseworkModule } from './casework.module';
import { FamilyCoordinator } from './family/family-coordinator';
import { NatsEdgeModule } from './nats/nats-edge.module';
import { NatsEdge } from './nats/nats-edge.service';

/** The write side alone: any number of replicas; one of them keeps families told. */
runService({
  name: 'casework',
  Configuration: HttpServiceConfiguration,
  opensSealed: true,
  modules: ({ configuration, offices, verifier }) => [CaseworkModule.forRoot({ offices }), ...NatsEdgeModule.ifConfigured(configuration, verifier)],
  watches: [FamilyCoordinator],
  warns: ({ natsUrl }) => (natsUrl === undefined ? [] : [NatsEdge]),
});
