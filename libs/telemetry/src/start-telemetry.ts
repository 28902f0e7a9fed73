import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { context } from '@opentelemetry/api';
import type * as Http from '@opentelemetry/instrumentation-http';
import type * as Pg from '@opentelemetry/instrumentation-pg';
import type * as Sdk from '@opentelemetry/sdk-node';
import { findRequestsBy } from './http-route';
import { observeRuntime } from './runtime-metrics';

type Instrumentations = NonNullable<NonNullable<ConstructorParameters<typeof Sdk.NodeSDK>[0]>['instrumentations']>;

export interface TelemetryOptions {
  /** Such as `casework`; `OTEL_SERVICE_NAME` comes first. */
  readonly service: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** By configuration alone: an exporter's address, or `HOMEWARD_TELEMETRY=on` for the defaults of OpenTelemetry. */
export function isTelemetryWanted({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '', HOMEWARD_TELEMETRY: wanted = '', OTEL_SDK_DISABLED: disabled }: Environment): boolean {
  return disabled !== 'true' && wanted !== 'off' && (endpoint !== '' || wanted === 'on');
}

/** `apps/casework/src/main.js` is the service `casework`, and `rebuild.js` there is `projector-rebuild`. */
export function serviceOf(program: string | undefined): string {
  if (program === undefined) return 'homeward';
  const name = basename(program).replace(/\.[a-z]+$/, '');
  const app = basename(dirname(dirname(program)));
  return name === 'main' ? app : `${app}-${name}`;
}

/** Loading takes a third of a second, which nobody shall wait for who does not use it; and it must be done before the next import. */
const load = createRequire(__filename);
let started = false;

/** Starts traces and figures for this process, once; what is left is sent when the process has nothing more to do. */
export function startTelemetry({ service }: TelemetryOptions): void {
  if (started) return;
  started = true;
  process.env['OTEL_SERVICE_NAME'] ??= `homeward-${service}`;
  process.env['OTEL_METRICS_EXPORTER'] ??= 'otlp';
  process.env['OTEL_LOGS_EXPORTER'] ??= 'none';
  const { core, NodeSDK } = load('@opentelemetry/sdk-node') as typeof Sdk;
  const sdk = new NodeSDK({ instrumentations: instrumentations() });
  sdk.start();
  findRequestsBy(() => core.getRPCMetadata(context.active()));
  observeRuntime();
  process.once('beforeExit', () => void sdk.shutdown().catch(tellLost));
}

function instrumentations(): Instrumentations {
  const { HttpInstrumentation } = load('@opentelemetry/instrumentation-http') as typeof Http;
  const { PgInstrumentation } = load('@opentelemetry/instrumentation-pg') as typeof Pg;
  return [
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => url.startsWith('/health') }),
    // Statements without a request, such as the look for new events, would be a trace each. Parameters are never told.
    new PgInstrumentation({ requireParentSpan: true, enhancedDatabaseReporting: false, ignoreConnectSpans: true }),
  ];
}

function tellLost(error: unknown): void {
  process.stderr.write(`The last traces and figures could not be sent: ${error instanceof Error ? error.message : String(error)}\n`);
}
