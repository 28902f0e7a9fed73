/**
 * What operators see of a running system: traces and figures, through OpenTelemetry.
 * Guarantees: nothing of it is loaded but the API, whose calls then do nothing, unless an exporter is configured; no name,
 * text or body of anybody reaches a span or a figure. Refuses to decide what is worth an alarm.
 *
 * A program imports this lib before anything else: drivers are followed only when they are loaded after the start.
 */
import { isTelemetryWanted, serviceOf, startTelemetry } from './start-telemetry';

if (isTelemetryWanted(process.env)) startTelemetry({ service: serviceOf(process.argv[1]) });

export { nameHttpRoute } from './http-route';
export { type Metric, type MetricName, METRICS, prometheusNamesOf } from './metrics';
export { count, type Gauges, observeGauges, recordSeconds } from './record-metrics';
export { currentTraceparent, errorKindOf, inSpan, inSpanOf, type SpanAttributes, type SpanOptions } from './spans';
export { isTelemetryWanted, serviceOf, startTelemetry, type TelemetryOptions } from './start-telemetry';
