import { integer, Variable } from '@homeward/configuration';
import { ServiceConfiguration } from '@homeward/wiring';
import { IsInt, Matches, Max, Min } from 'class-validator';

const MAX_REPLICAS = 5;

/** What the relay needs beside what every service does. */
export class RelayConfiguration extends ServiceConfiguration {
  @Variable('HOMEWARD_NATS_URL')
  @Matches(/^(nats|tls):\/\/[^\s]+$/, { message: 'must look like nats://host:4222' })
  readonly natsUrl!: string;

  /** Copies of the stream in a cluster of brokers. */
  @Variable('HOMEWARD_NATS_REPLICAS', integer)
  @IsInt()
  @Min(1)
  @Max(MAX_REPLICAS)
  readonly natsReplicas: number = 1;
}
