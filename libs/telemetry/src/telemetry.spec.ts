import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemTimers } from '@homeward/platform';
import { parse } from 'yaml';
import { type Metric, METRICS, prometheusNamesOf } from './metrics';
import { observeRuntime } from './runtime-metrics';
import { inSpan } from './spans';
import { isTelemetryWanted, serviceOf } from './start-telemetry';
import { FiguresInMemory } from './testing';

const ROOT = join(__dirname, '..', '..', '..');
const OBSERVABILITY = join(ROOT, 'infra', 'observability');
const DASHBOARDS = join(OBSERVABILITY, 'grafana');

const BUSY_MS = 60;
/** The delay is sampled every ten milliseconds. */
const SAMPLED_WITHIN_MS = 25;
const TRIES = 40;

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

  it('tells that a process keeps its own work waiting', async () => {
    const figures = new FiguresInMemory();
    const stop = observeRuntime();
    let delaySeconds = 0;
    for (let tries = 0; delaySeconds === 0 && tries < TRIES; tries += 1) {
      const untilMs = performance.now() + BUSY_MS;
      while (performance.now() < untilMs);
      await systemTimers.sleep(SAMPLED_WITHIN_MS);
      delaySeconds = (await figures.valueOf(METRICS.eventLoopDelay)) ?? 0;
    }
    expect(delaySeconds).toBeGreaterThan(0);
    expect(await figures.valueOf(METRICS.heapUsed)).toBeGreaterThan(1_000_000);
    stop();
    await figures.stop();
  });

  it('has a figure once, in a unit of the standard, with a sentence about it', () => {
    const metrics: readonly Metric[] = Object.values(METRICS);
    expect(new Set(metrics.map(({ name }) => name)).size).toBe(metrics.length);
    for (const { unit, description } of metrics) expect([unit, description]).toEqual([expect.stringMatching(/^(s|By|\{[a-z]+\})$/), expect.stringMatching(/\.$/)]);
  });
});

/** What is counted, without the labels it is counted by. */
function namesIn(expression: string): readonly string[] {
  return expression.replace(/by \([^)]*\)/g, '').match(/\b(?:homeward|http|db|nodejs|v8js)_[a-z0-9_]+/g) ?? [];
}

const KNOWN = new Set<string>(Object.values(METRICS).flatMap(prometheusNamesOf));

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

describe('the alerts', () => {
  const { groups } = parse(readFileSync(join(OBSERVABILITY, 'alerts.yml'), 'utf8')) as { readonly groups: readonly { readonly rules: readonly Alert[] }[] };
  const alerts = groups.flatMap(({ rules }) => rules);

  it('rest on figures that there are', () => {
    const [ours, other] = [alerts.filter(({ expr }) => !expr.startsWith('up{')), alerts.filter(({ expr }) => expr.startsWith('up{'))];
    expect(ours.filter(({ expr }) => namesIn(expr).length === 0 || namesIn(expr).some((name) => !KNOWN.has(name)))).toEqual([]);
    expect(other.map(({ alert }) => alert)).toEqual(['CollectorAway']);
  });

  it.each(alerts)('tell what to do: $alert', ({ alert, labels, annotations }) => {
    const [file = '', anchor] = annotations.runbook_url.split('#');
    const headings = readFileSync(join(ROOT, file), 'utf8').match(/^#+ .+$/gm) ?? [];
    expect(headings.map(anchorOf)).toContain(anchor);
    expect(anchor).toBe(alert.toLowerCase());
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\.$/);
  });
});

/** As code hosts make the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading.replace(/^#+ /, '').toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-');
}

describe('the dashboards', () => {
  const dashboards = readdirSync(DASHBOARDS).map((file) => JSON.parse(readFileSync(join(DASHBOARDS, file), 'utf8')) as Dashboard);
  const shown = dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))));

  it('show only figures that there are', () => {
    expect(shown.filter((name) => !KNOWN.has(name))).toEqual([]);
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
