import { metrics } from '@opentelemetry/api';
import { metrics as sdk } from '@opentelemetry/sdk-node';

/** Longer than any test: figures are collected when a test asks. */
const NEVER_MS = 3_600_000;
const PATIENCE_MS = 5_000;

export interface Figure {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of a gauge or a counter; of a histogram how often it was recorded. */
  readonly value: number;
}

/** Collects the figures of this process in memory. Take it before anything is recorded, and give it back at the end. */
export class FiguresInMemory {
  private readonly exporter = new sdk.InMemoryMetricExporter(sdk.AggregationTemporality.CUMULATIVE);
  private readonly provider = new sdk.MeterProvider({
    readers: [new sdk.PeriodicExportingMetricReader({ exporter: this.exporter, exportIntervalMillis: NEVER_MS, exportTimeoutMillis: PATIENCE_MS })],
  });

  constructor() {
    metrics.setGlobalMeterProvider(this.provider);
  }

  /** What every figure is now, by its name. */
  async collect(): Promise<ReadonlyMap<string, readonly Figure[]>> {
    await this.provider.forceFlush();
    const [collected] = this.exporter.getMetrics().slice(-1);
    const all = collected?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
    return new Map(all.map(({ descriptor, dataPoints }) => [descriptor.name, dataPoints.map(({ attributes, value }) => ({ attributes, value: typeof value === 'number' ? value : value.count }))]));
  }

  /** The sum over all attributes; undefined when there is none. */
  async valueOf({ name }: { readonly name: string }): Promise<number | undefined> {
    const points = (await this.collect()).get(name) ?? [];
    return points.length === 0 ? undefined : points.reduce((sum, { value }) => sum + value, 0);
  }

  async stop(): Promise<void> {
    await this.provider.shutdown();
    metrics.disable();
  }
}
