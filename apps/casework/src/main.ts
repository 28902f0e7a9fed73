import '@homeward/telemetry';
import 'reflect-metadata';
import { runService } from '@homeward/wiring';
import { CaseworkConfiguration } from './casework-configuration';
import { CaseworkModule } from './casework.module';
import { FamilyCoordinator } from './family/family-coordinator';
import { NatsEdgeModule } from './nats/nats-edge.module';

/** The write side alone: any number of replicas; one of them keeps families told. */
runService({
  name: 'casework',
  Configuration: CaseworkConfiguration,
  opensSealed: true,
  modules: ({ configuration: { natsUrl }, offices, verifier }) => [CaseworkModule.forRoot({ offices }), ...(natsUrl === undefined ? [] : [NatsEdgeModule.forRoot({ natsUrl, verifier })])],
  watches: [FamilyCoordinator],
});
