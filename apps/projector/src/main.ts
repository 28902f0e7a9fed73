import '@homeward/telemetry';
import 'reflect-metadata';
import { runService, ServiceConfiguration } from '@homeward/wiring';
import { ProjectorModule } from './projector.module';
import { ProjectorService } from './projector.service';

/** The read models alone: one replica projects and the others stand by. It opens nothing sealed, so it is given no keys. */
runService({
  name: 'projector',
  Configuration: ServiceConfiguration,
  opensSealed: false,
  modules: ({ offices }) => [ProjectorModule.forRoot({ offices })],
  watches: [ProjectorService],
});
