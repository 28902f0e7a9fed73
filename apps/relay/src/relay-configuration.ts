import { HttpServiceConfiguration } from '@homeward/wiring';

/** What the environment says about the relay, which does nothing without a broker. */
export class RelayConfiguration extends HttpServiceConfiguration {
  declare readonly natsUrl: string;
  override readonly needsNats = true;
}
