import { ServiceConfiguration } from '@homeward/wiring';

/** What the environment says about the relay, which does nothing without a broker. */
export class RelayConfiguration extends ServiceConfiguration {
  declare readonly natsUrl: string;
  override readonly needsNats = true;
}
