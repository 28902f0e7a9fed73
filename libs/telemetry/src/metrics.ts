export interface Metric {
  readonly name: string;
  readonly kind: 'histogram' | 'counter' | 'gauge';
  /** UCUM: `s` for seconds, `By` for bytes, an annotation in braces for things that are counted. */
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
  leading: { name: 'homeward.projection.leading', kind: 'gauge', unit: '{process}', description: 'Whether this process leads the projections: 1 or 0.' },
  checkpointAge: { name: 'homeward.projection.checkpoint.age', kind: 'gauge', unit: 's', description: 'Since this process last moved the checkpoint of the projections, from the moment it first leads them.' },
  parked: { name: 'homeward.projection.parked', kind: 'gauge', unit: '{case}', description: 'Cases set aside because a projection could not apply them.' },
  relaySeconds: { name: 'homeward.relay.batch.duration', kind: 'histogram', unit: 's', description: 'One batch of integration events published and acknowledged.' },
  relayedEvents: { name: 'homeward.relay.events', kind: 'counter', unit: '{event}', description: 'Integration events that the broker acknowledged.' },
  relayRefused: { name: 'homeward.relay.refused', kind: 'counter', unit: '{batch}', description: 'Batches that the broker did not acknowledge in full; each is tried again.' },
  relaySequence: { name: 'homeward.relay.sequence', kind: 'gauge', unit: '{event}', description: 'Number of the last integration event that is kept as acknowledged.' },
  relayLagEvents: { name: 'homeward.relay.lag.events', kind: 'gauge', unit: '{event}', description: 'Events of cases in the log that are not relayed yet.' },
  relayLagSeconds: { name: 'homeward.relay.lag.duration', kind: 'gauge', unit: 's', description: 'Age of the oldest event that is not relayed yet; 0 when all are.' },
  natsSeconds: { name: 'homeward.nats.request.duration', kind: 'histogram', unit: 's', description: 'Commands over NATS from the message to the answer, by command and status.' },
  deadlinesDue: { name: 'homeward.deadlines.due', kind: 'gauge', unit: '{case}', description: 'Cases of which time alone should have something recorded by now.' },
  feedConnections: { name: 'homeward.feed.connections', kind: 'gauge', unit: '{connection}', description: 'Live feeds that are open in this process.' },
  eventLoopDelay: { name: 'nodejs.eventloop.delay.p99', kind: 'gauge', unit: 's', description: 'How long work of this process waited for its turn since the last collection, the slowest hundredth left out.' },
  heapUsed: { name: 'v8js.memory.heap.used', kind: 'gauge', unit: 'By', description: 'Memory that JavaScript of this process holds.' },
  gcSeconds: { name: 'v8js.gc.duration', kind: 'histogram', unit: 's', description: 'Collections of garbage, by kind; nothing else runs meanwhile.' },
  /** Recorded by the instrumentations under their standard names; listed because dashboards show them. */
  httpSeconds: { name: 'http.server.request.duration', kind: 'histogram', unit: 's', description: 'HTTP requests, by route, method and status.' },
  poolConnections: { name: 'db.client.connection.count', kind: 'gauge', unit: '{connection}', description: 'Connections of a pool, by whether they are used or idle.' },
  poolWaiting: { name: 'db.client.connection.pending_requests', kind: 'gauge', unit: '{request}', description: 'Requests that wait for a connection of a pool.' },
} as const satisfies Readonly<Record<string, Metric>>;
export type MetricName = keyof typeof METRICS;

const UNIT_SUFFIXES: Readonly<Record<string, string>> = { s: '_seconds', By: '_bytes' };
const HISTOGRAM_SUFFIXES = ['_bucket', '_count', '_sum'];

/** The names under which Prometheus has a figure, as the collector's exporter makes them. */
export function prometheusNamesOf({ name, kind, unit }: Metric): readonly string[] {
  const base = `${name.replaceAll('.', '_')}${UNIT_SUFFIXES[unit] ?? ''}`;
  if (kind === 'histogram') return HISTOGRAM_SUFFIXES.map((suffix) => `${base}${suffix}`);
  return [kind === 'counter' ? `${base}_total` : base];
}
