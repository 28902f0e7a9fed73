import '@homeward/telemetry';
import 'reflect-metadata';
import { runService } from '@homeward/wiring';
import { RelayConfiguration } from './relay-configuration';
import { RelayModule } from './relay.module';
import { RelayService } from './relay.service';

/** The relay alone: one replica relays and the others stand by. It opens nothing sealed, so it is given no keys. */
runService({
  name: 'relay',
  Configuration: RelayConfiguration,
  opensSealed: false,
  modules: ({ configuration }) => [RelayModule.forRoot(configuration)],
  watches: [RelayService],
});
