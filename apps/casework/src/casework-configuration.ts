import { Variable } from '@homeward/configuration';
import { HttpServiceConfiguration } from '@homeward/wiring';
import { IsOptional, Matches } from 'class-validator';

/** What the write side takes beside what every service does. */
export class CaseworkConfiguration extends HttpServiceConfiguration {
  /** Where commands are taken from beside HTTP; HTTP alone when absent. */
  @Variable('HOMEWARD_NATS_URL')
  @IsOptional()
  @Matches(/^(nats|tls):\/\/[^\s]+$/, { message: 'must look like nats://host:4222' })
  readonly natsUrl?: string;
}
