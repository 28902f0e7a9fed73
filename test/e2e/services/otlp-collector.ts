import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Attributes = readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];

export interface CollectedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: Attributes;
}

export interface CollectedFigure {
  readonly service: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of a gauge or a sum; the count of a histogram. */
  readonly value: number;
}

interface Point {
  readonly attributes?: Attributes;
  readonly asInt?: number | string;
  readonly asDouble?: number;
  readonly count?: number | string;
}

interface Exported {
  readonly resource: { readonly attributes: Attributes };
  readonly scopeSpans?: readonly { readonly spans: readonly Omit<CollectedSpan, 'service'>[] }[];
  readonly scopeMetrics?: readonly { readonly metrics: readonly ({ readonly name: string } & Readonly<Record<'gauge' | 'sum' | 'histogram', { readonly dataPoints: readonly Point[] } | undefined>>)[] }[];
}

/** What a collector of OpenTelemetry is sent, in memory: JSON over HTTP. */
export class OtlpCollector {
  readonly spans: CollectedSpan[] = [];
  readonly figures: CollectedFigure[] = [];
  /** Everything as it came, to look for what must not be in it. */
  received = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtlpCollector> {
    const server = createServer();
    const collector = new OtlpCollector(server);
    server.on('request', (request, response) => {
      void text(request).then((body) => {
        collector.take(body);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  /** What a process is told so that it sends what it sees here, and soon. */
  get environment(): Readonly<Record<string, string>> {
    return {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '50',
      OTEL_METRIC_EXPORT_INTERVAL: '300',
      OTEL_METRIC_EXPORT_TIMEOUT: '300',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take(body: string): void {
    this.received += body;
    const { resourceSpans = [], resourceMetrics = [] } = JSON.parse(body) as { readonly resourceSpans?: readonly Exported[]; readonly resourceMetrics?: readonly Exported[] };
    this.spans.push(...resourceSpans.flatMap(spansIn));
    this.figures.push(...resourceMetrics.flatMap(figuresIn));
  }
}

function spansIn({ resource, scopeSpans = [] }: Exported): readonly CollectedSpan[] {
  const service = serviceIn(resource.attributes);
  return scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ ...span, service }));
}

function figuresIn({ resource, scopeMetrics = [] }: Exported): readonly CollectedFigure[] {
  const service = serviceIn(resource.attributes);
  return scopeMetrics
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ name, gauge, sum, histogram }) =>
      ((gauge ?? sum ?? histogram)?.dataPoints ?? []).map(({ attributes = [], asInt, asDouble, count }) => ({ service, name, attributes: valuesOf(attributes), value: Number(asInt ?? asDouble ?? count) })),
    );
}

function valuesOf(attributes: Attributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

function serviceIn(attributes: Attributes): string {
  return String(valuesOf(attributes)['service.name']);
}
