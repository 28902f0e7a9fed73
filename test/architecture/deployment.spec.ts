import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const MANIFESTS = join(ROOT, 'infra', 'kubernetes');
const SERVICES = ['audit', 'casework', 'deadlines', 'projector', 'relay', 'reporting'];
const OPEN_SEALED = ['audit', 'casework', 'deadlines', 'reporting'];
/** Variables that OpenTelemetry reads by itself, and the one of Node. */
const OF_OTHERS = /^(OTEL_[A-Z_]+|NODE_ENV)$/;

// Nest's Swagger reads YAML with a parser of its own; asked for it, so that the project declares no second one.
const { load, loadAll, YAML11_SCHEMA } = createRequire(require.resolve('@nestjs/swagger'))('js-yaml') as {
  readonly load: (text: string, options?: { readonly schema: unknown }) => unknown;
  readonly loadAll: (text: string) => unknown[];
  readonly YAML11_SCHEMA: unknown;
};

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: { readonly secretKeyRef?: object } }[];
  readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly resources: { readonly requests?: object; readonly limits?: { readonly memory?: string } };
  readonly securityContext: object;
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
}

interface PodSpec {
  readonly automountServiceAccountToken: boolean;
  readonly serviceAccountName: string;
  readonly securityContext: object;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly template?: { readonly spec: PodSpec };
    readonly podSelector?: { readonly matchExpressions?: readonly { readonly values: readonly string[] }[] };
    readonly policyTypes?: readonly string[];
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  };
}

interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

const manifests = readdirSync(MANIFESTS)
  .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
  .flatMap((name) => loadAll(readFileSync(join(MANIFESTS, name), 'utf8')) as Manifest[]);
const ofKind = (kind: string): readonly Manifest[] => manifests.filter((manifest) => manifest.kind === kind);
const pods = [...ofKind('Deployment'), ...ofKind('Job')].map(({ metadata: { name }, spec }) => ({ name, pod: spec?.template?.spec as PodSpec }));
// Compose merges mappings by `<<`, which YAML 1.2 has no more.
const compose = load(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { schema: YAML11_SCHEMA }) as {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
};

/** Every variable that some class of a configuration reads. */
const variables = new Set(sourcesBelow('apps', 'libs').flatMap((text) => [...text.matchAll(/@Variable\('([A-Z_]+)'/g)].map(([, name]) => name)));

function sourcesBelow(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('-configuration.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
}

const unknown = (names: readonly string[]): readonly string[] => names.filter((name) => !variables.has(name) && !OF_OTHERS.test(name));
/** The source of the program a command starts. */
const programOf = (command: readonly string[]): string => join(ROOT, (command.find((part) => part.startsWith('dist/')) ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts'));

describe('the manifests of Kubernetes', () => {
  it('have one deployment, budget and account for each service', () => {
    const names = (kind: string) => ofKind(kind).map(({ metadata }) => metadata.name).sort();
    expect(names('Deployment')).toEqual(SERVICES);
    expect(names('PodDisruptionBudget')).toEqual(SERVICES);
    expect(names('ServiceAccount')).toEqual([...SERVICES, 'migrate'].sort());
    expect(manifests.filter(({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'homeward')).toEqual([]);
  });

  it('are all applied, but the migration, which comes first', () => {
    const { resources } = load(readFileSync(join(MANIFESTS, 'kustomization.yaml'), 'utf8')) as { readonly resources: readonly string[] };
    const files = readdirSync(MANIFESTS).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml' && name !== 'migrate.yaml');
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

  it('name only variables that a configuration reads, and every address by reference to a secret', () => {
    const given = pods.flatMap(({ pod }) => pod.containers.flatMap(({ env = [] }) => env));
    const configured = ofKind('ConfigMap').flatMap(({ data = {} }) => Object.keys(data));
    expect(unknown([...given.map(({ name }) => name), ...configured])).toEqual([]);
    expect(given.filter(({ name, valueFrom }) => /_URL$/.test(name) && valueFrom?.secretKeyRef === undefined)).toEqual([]);
    expect(configured.filter((name) => /DATABASE|STORE_URL|MODEL_URL|KEYS_URL|NATS|PASSWORD/.test(name))).toEqual([]);
    expect(ofKind('Secret')).toEqual([]);
  });

  it('give the keys to those who open what is sealed, and to nobody else', () => {
    const withKeys = pods.filter(({ pod }) => pod.containers.some(({ env = [] }) => env.some(({ name }) => name === 'HOMEWARD_KEYS_URL'))).map(({ name }) => name);
    expect(withKeys.sort()).toEqual(OPEN_SEALED);
    const keys = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'those-who-open-reach-the-keys');
    expect([...(keys?.spec?.podSelector?.matchExpressions?.[0]?.values ?? [])].sort()).toEqual([...OPEN_SEALED, 'migrate'].sort());
  });

  it('let nothing talk that is not named, and let every service reach the data', () => {
    const denied = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'default-deny');
    expect(denied?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    const data = ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'services-reach-the-data');
    expect([...(data?.spec?.podSelector?.matchExpressions?.[0]?.values ?? [])].sort()).toEqual([...SERVICES, 'migrate'].sort());
  });
});

describe('docker-compose.yml', () => {
  const own = Object.entries(compose.services).filter(([name]) => [...SERVICES, 'migrate'].includes(name));

  it('has every service, each a program that exists, without rights it does not need', () => {
    expect(own.map(([name]) => name).sort()).toEqual([...SERVICES, 'migrate'].sort());
    for (const [name, service] of own) {
      expect({ name, ...service }).toMatchObject({ read_only: true, user: '1000:1000', cap_drop: ['ALL'] });
      expect(existsSync(programOf(service.command ?? []))).toBe(true);
      expect(unknown(Object.keys(service.environment ?? {}))).toEqual([]);
    }
  });

  it('pins every image, and opens ports on this machine only', () => {
    for (const { image, ports = [] } of Object.values(compose.services)) {
      expect(image).toMatch(/:v?\d[\w.-]*$/);
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    }
  });

  it('holds no secret: every password and address of a role comes from outside', () => {
    const values = Object.values(compose.services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = values.filter(([name]) => /PASSWORD$|^HOMEWARD_(DATABASE|KEYS_DATABASE|EVENT_STORE|READ_MODEL|KEYS|NATS)_URL$/.test(name));
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter(([, value]) => !value.includes('${HOMEWARD_'))).toEqual([]);
  });

  it('keeps the keys on a network that only those who open what is sealed are on', () => {
    const onKeys = Object.entries(compose.services).filter(([, { networks = [] }]) => networks.includes('keys')).map(([name]) => name);
    expect(onKeys.sort()).toEqual([...OPEN_SEALED, 'keys', 'migrate'].sort());
    expect(compose.networks['keys']).toEqual({ internal: true });
    expect(compose.networks['data']).toEqual({ internal: true });
  });

  it('mounts files that exist', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? '').filter((path) => path.startsWith('./')));
    expect(mounted.length).toBeGreaterThan(0);
    expect(mounted.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
