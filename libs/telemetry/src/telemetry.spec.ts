import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Metric, METRICS, prometheusNamesOf } from './metrics';
import { inSpan } from './spans';
import { isTelemetryWanted, serviceOf } from './start-telemetry';

const DASHBOARDS = join(__dirname, '..', '..', '..', 'infra', 'observability', 'grafana');

interface Dashboard {
  readonly uid: string;
  readonly panels: readonly { readonly id: number; readonly title: string; readonly description: string; readonly targets: readonly { readonly expr: string }[] }[];
}

describe('telemetry', () => {
  it.each([
    [{}, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', HOMEWARD_TELEMETRY: 'off' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }, false],
    [{ HOMEWARD_TELEMETRY: 'on' }, true],
  ])('with %j is started: %s', (environment, wanted) => {
    expect(isTelemetryWanted(environment)).toBe(wanted);
  });

  it.each([
    ['/srv/dist/apps/casework/src/main.js', 'casework'],
    ['/srv/dist/apps/projector/src/rebuild.js', 'projector-rebuild'],
    [undefined, 'homeward'],
  ])('of the program %s is that of %s', (program, service) => {
    expect(serviceOf(program)).toBe(service);
  });

  it('that is not started does the work, and lets its error pass', async () => {
    const quiet = { name: 'quiet', attributes: {} };
    expect(await inSpan(quiet, () => Promise.resolve(7))).toBe(7);
    const error = new Error('of the work');
    await expect(inSpan(quiet, () => Promise.reject(error))).rejects.toBe(error);
  });

  it('has a figure once, in a unit of the standard, with a sentence about it', () => {
    const metrics: readonly Metric[] = Object.values(METRICS);
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    for (const { unit, description } of metrics) expect([unit, description]).toEqual([expect.stringMatching(/^(s|\{[a-z]+\})$/), expect.stringMatching(/\.$/)]);
  });
});

/** What is counted, without the labels it is counted by. */
function namesIn(expression: string): readonly string[] {
  return expression.replace(/by \([^)]*\)/g, '').match(/\b(?:homeward|http)_[a-z_]+/g) ?? [];
}

describe('the dashboards', () => {
  const dashboards = readdirSync(DASHBOARDS).map((file) => JSON.parse(readFileSync(join(DASHBOARDS, file), 'utf8')) as Dashboard);
  const shown = dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))));

  it('show only figures that there are', () => {
    const known = new Set(Object.values(METRICS).flatMap(prometheusNamesOf));
    expect(shown.filter((name) => !known.has(name))).toEqual([]);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('leave none of them out', () => {
    const missing = Object.values(METRICS).filter((metric) => !prometheusNamesOf(metric).some((name) => shown.includes(name)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('say of every panel what it means, each under an id of its own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    for (const { panels } of dashboards) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(panels.filter(({ description }) => !description.endsWith('.')).map(({ title }) => title)).toEqual([]);
    }
  });
});
