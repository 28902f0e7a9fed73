import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Share } from '@homeward/leadership';
import { METRICS, prometheusNamesOf } from '@homeward/telemetry';
import { parse } from 'yaml';
import { ASKED, type Manifest, manifestFiles, manifests, MANIFESTS, OPEN_SEALED, type PodSpec, programOf, SERVICES, unreadVariables } from './deployment-files';
import { longestStopSeconds } from './deployment-stopping';

/** Services of which one process has a place of its own, since its jobs live in it. */
const ALONE = ['imports', 'what-if'];

interface ScaledObject {
  readonly maxReplicaCount?: number;
  readonly triggers?: readonly { readonly metadata: { readonly query: string } }[];
}

const all = manifests();
const ofKind = (kind: string): readonly Manifest[] => all.filter((manifest) => manifest.kind === kind);
const pods = [...ofKind('Deployment'), ...ofKind('Job')].map(({ metadata: { name }, spec }) => ({ name, pod: spec?.template?.spec as PodSpec }));

describe('the manifests of Kubernetes', () => {
  it('have one deployment and account for each service, and a budget for each that has replicas', () => {
    const names = (kind: string) => ofKind(kind).map(({ metadata }) => metadata.name).sort();
    expect(names('Deployment')).toEqual([...SERVICES, ...ALONE].sort());
    expect(names('PodDisruptionBudget')).toEqual(SERVICES);
    expect(names('ServiceAccount')).toEqual([...SERVICES, ...ALONE, 'migrate'].sort());
    expect(all.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'homeward')).toEqual([]);
  });

  it('are all applied, but the migration, which comes first', () => {
    const { resources } = parse(readFileSync(join(MANIFESTS, 'kustomization.yaml'), 'utf8')) as { readonly resources: readonly string[] };
    const files = manifestFiles().filter((name) => name !== 'migrate.yaml');
    expect([...resources].sort()).toEqual(files.sort());
  });

  it.each(pods)('start a program that exists, without rights it does not need: $name', ({ pod }) => {
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
    for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
      expect(container.image).toMatch(/:\d[\w.-]*$/);
      expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
      expect(container.resources).toMatchObject({ requests: { memory: expect.any(String) as string }, limits: { memory: expect.any(String) as string } });
    }
    expect(pod.containers.map(({ command }) => existsSync(programOf(command)))).toEqual([true]);
  });

  it('ask every service how it is', () => {
    for (const { name, pod } of pods.filter(({ name }) => name !== 'migrate')) {
      expect({ name, probes: pod.containers[0] }).toMatchObject({
        probes: { startupProbe: { httpGet: { path: '/health/live' } }, livenessProbe: { httpGet: { path: '/health/live' } }, readinessProbe: { httpGet: { path: '/health/ready' } } },
      });
    }
  });

  it('leave every service the time it takes to stop', () => {
    const drainSeconds = Number(ofKind('ConfigMap').find(({ metadata }) => metadata.name === 'homeward')?.data?.['HOMEWARD_DRAIN_SECONDS']);
    for (const { name, pod } of pods.filter(({ name }) => name !== 'migrate')) expect({ name, isEnough: pod.terminationGracePeriodSeconds > longestStopSeconds(drainSeconds) }).toEqual({ name, isEnough: true });
  });

  it('scale on what grows with the work, and only what more replicas make faster', () => {
    const targets = (kind: string) => ofKind(kind).map(({ spec }) => spec?.scaleTargetRef?.name).sort();
    expect(targets('HorizontalPodAutoscaler')).toEqual(ASKED);
    expect(targets('ScaledObject')).toEqual(['deadlines']);
    const [deadlines] = ofKind('ScaledObject') as readonly { readonly spec?: ScaledObject }[];
    expect(deadlines?.spec?.maxReplicaCount).toBeLessThanOrEqual(Share.whole().parts.length);
    const known = Object.values(METRICS).flatMap((metric) => prometheusNamesOf(metric));
    const queries = deadlines?.spec?.triggers?.map(({ metadata: { query } }) => query) ?? [];
    expect(queries.map((query) => /homeward_\w+/.exec(query)?.[0])).toEqual(['homeward_deadlines_due']);
    expect(known).toContain('homeward_deadlines_due');
  });

  it('name only variables that a configuration reads, and every address by reference to a secret', () => {
    const given = pods.flatMap(({ pod }) => pod.containers.flatMap(({ env = [] }) => env));
    const configured = ofKind('ConfigMap').flatMap(({ data = {} }) => Object.keys(data));
    expect(unreadVariables([...given.map(({ name }) => name), ...configured])).toEqual([]);
    expect(given.filter(({ name, valueFrom }) => /_URL$/.test(name) && valueFrom?.secretKeyRef === undefined)).toEqual([]);
    expect(configured.filter((name) => /DATABASE|STORE_URL|MODEL_URL|KEYS_URL|NATS|PASSWORD/.test(name))).toEqual([]);
    expect(ofKind('Secret')).toEqual([]);
  });

  it('give the keys to those who open what is sealed, and to nobody else', () => {
    const withKeys = pods.filter(({ pod }) => pod.containers.some(({ env = [] }) => env.some(({ name }) => name === 'HOMEWARD_KEYS_URL'))).map(({ name }) => name);
    expect(withKeys.sort()).toEqual([...OPEN_SEALED, ...ALONE].sort());
    const keys = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'those-who-open-reach-the-keys');
    expect([...(keys?.spec?.podSelector?.matchExpressions?.[0]?.values ?? [])].sort()).toEqual([...OPEN_SEALED, ...ALONE, 'migrate'].sort());
  });

  it('let nothing talk that is not named, and let every service reach the data', () => {
    const denied = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'default-deny');
    expect(denied?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const data = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'services-reach-the-data');
    expect([...(data?.spec?.podSelector?.matchExpressions?.[0]?.values ?? [])].sort()).toEqual([...SERVICES, ...ALONE, 'migrate'].sort());
  });
});
