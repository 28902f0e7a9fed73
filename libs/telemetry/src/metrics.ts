export interface Metric {
  readonly name: string;
  readonly kind: 'histogram' | 'counter' | 'gauge';
  /** UCUM: `s` for seconds, an annotation in braces for things that are counted. */
  readonly unit: string;
  readonly description: string;
}

/** Every figure of ours. The list is closed, so that a dashboard can be held against it. */
export const METRICS = {
  commandSeconds: { name: 'homeward.command.duration', kind: 'histogram', unit: 's', description: 'From a command that is understood to its answer, by command and outcome.' },
  appendSeconds: { name: 'homeward.append.duration', kind: 'histogram', unit: 's', description: 'From asking the log to keep events to its promise that it has.' },
  conflicts: { name: 'homeward.append.conflicts', kind: 'counter', unit: '{conflict}', description: 'Appends refused because somebody else wrote first; each is decided again.' },
  projectSeconds: { name: 'homeward.projection.batch.duration', kind: 'histogram', unit: 's', description: 'One batch of the log applied to every read model.' },
  projectedEvents: { name: 'homeward.projection.events', kind: 'counter', unit: '{event}', description: 'Events applied to the read models.' },
  lagEvents: { name: 'homeward.projection.lag.events', kind: 'gauge', unit: '{event}', description: 'Positions of the log that the read models do not hold yet.' },
  lagSeconds: { name: 'homeward.projection.lag.duration', kind: 'gauge', unit: 's', description: 'Age of the oldest event that the read models do not hold yet; 0 when they hold all.' },
  checkpointAge: { name: 'homeward.projection.checkpoint.age', kind: 'gauge', unit: 's', description: 'Since the process that leads the projections last moved their checkpoint.' },
  parked: { name: 'homeward.projection.parked', kind: 'gauge', unit: '{case}', description: 'Cases set aside because a projection could not apply them.' },
  deadlinesDue: { name: 'homeward.deadlines.due', kind: 'gauge', unit: '{case}', description: 'Cases of which time alone should have something recorded by now.' },
  feedConnections: { name: 'homeward.feed.connections', kind: 'gauge', unit: '{connection}', description: 'Live feeds that are open in this process.' },
  /** Recorded by the HTTP instrumentation under its standard name; listed because dashboards show it. */
  httpSeconds: { name: 'http.server.request.duration', kind: 'histogram', unit: 's', description: 'HTTP requests, by method and status.' },
} as const satisfies Readonly<Record<string, Metric>>;
export type MetricName = keyof typeof METRICS;

const HISTOGRAM_SUFFIXES = ['_bucket', '_count', '_sum'];

/** The names under which Prometheus has a figure, as the collector's exporter makes them. */
export function prometheusNamesOf({ name, kind, unit }: Metric): readonly string[] {
  const base = `${name.replaceAll('.', '_')}${unit === 's' ? '_seconds' : ''}`;
  if (kind === 'histogram') return HISTOGRAM_SUFFIXES.map((suffix) => `${base}${suffix}`);
  return [kind === 'counter' ? `${base}_total` : base];
}
