import { type Attributes, type Counter, type Histogram, type MeterProvider, metrics, type ObservableGauge } from '@opentelemetry/api';
import { type Metric, type MetricName, METRICS } from './metrics';

type NamesOf<Kind extends Metric['kind']> = { [Name in MetricName]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never }[MetricName];
type CounterName = NamesOf<'counter'>;
type HistogramName = NamesOf<'histogram'>;
export type GaugeName = NamesOf<'gauge'>;
export type Gauges = Partial<Readonly<Record<GaugeName, number | undefined>>>;

/** Seconds: the default bounds of OpenTelemetry are for milliseconds and would put every append into one. */
const BOUNDARIES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

let provider: MeterProvider | undefined;
const counters = new Map<string, Counter>();
const histograms = new Map<string, Histogram>();

export function count(name: CounterName, by = 1, attributes: Attributes = {}): void {
  forgetOldProvider();
  const counter = counters.get(name) ?? meter().createCounter(METRICS[name].name, METRICS[name]);
  counters.set(name, counter);
  counter.add(by, attributes);
}

export function recordSeconds(name: HistogramName, seconds: number, attributes: Attributes = {}): void {
  forgetOldProvider();
  const histogram = histograms.get(name) ?? meter().createHistogram(METRICS[name].name, { ...METRICS[name], advice: { explicitBucketBoundaries: BOUNDARIES } });
  histograms.set(name, histogram);
  histogram.record(seconds, attributes);
}

/** Asks for the figures whenever they are collected; one that is absent is not told. Answers how to stop asking. */
export function observeGauges(names: readonly GaugeName[], read: () => Promise<Gauges>): () => void {
  const gauges = new Map<GaugeName, ObservableGauge>(names.map((name) => [name, meter().createObservableGauge(METRICS[name].name, METRICS[name])]));
  const observed = [...gauges.values()];
  const current = meter();
  const observe: Parameters<typeof current.addBatchObservableCallback>[0] = async (result) => {
    const figures = await read();
    for (const [name, gauge] of gauges) {
      const figure = figures[name];
      if (figure !== undefined) result.observe(gauge, figure);
    }
  };
  current.addBatchObservableCallback(observe, observed);
  return () => current.removeBatchObservableCallback(observe, observed);
}

function meter() {
  return metrics.getMeter('homeward');
}

/** Instruments belong to the provider they were made with, and one that was made before the start does nothing for ever. */
function forgetOldProvider(): void {
  const now = metrics.getMeterProvider();
  if (provider === now) return;
  provider = now;
  counters.clear();
  histograms.clear();
}
