import '@homeward/telemetry';
import 'reflect-metadata';
import { HttpServiceConfiguration, runService } from '@homeward/wiring';
import { CaseworkModule } from './casework.module';
import { FamilyCoordinator } from './family/family-coordinator';

/** The write side alone: any number of replicas; one of them keeps families told. */
runService({
  name: 'casework',
  Configuration: HttpServiceConfiguration,
  opensSealed: true,
  modules: ({ offices }) => [CaseworkModule.forRoot({ offices })],
  watches: [FamilyCoordinator],
});
