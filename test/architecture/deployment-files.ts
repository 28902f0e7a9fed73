import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

export const ROOT = resolve(__dirname, '..', '..');
export const MANIFESTS = join(ROOT, 'infra', 'kubernetes');
export const SERVICES = ['audit', 'casework', 'deadlines', 'projector', 'relay', 'reporting'];
/** Services that people ask, and nobody else. */
export const ASKED = ['audit', 'casework', 'reporting'];
export const OPEN_SEALED = ['audit', 'casework', 'deadlines', 'reporting'];
/** Variables that OpenTelemetry reads by itself, and the one of Node. */
const OF_OTHERS = /^(OTEL_[A-Z_]+|NODE_ENV)$/;

export interface Container {
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

export interface PodSpec {
  readonly automountServiceAccountToken: boolean;
  readonly serviceAccountName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: object;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly template?: { readonly spec: PodSpec };
    readonly podSelector?: { readonly matchExpressions?: readonly { readonly values: readonly string[] }[] };
    readonly policyTypes?: readonly string[];
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly scaleTargetRef?: { readonly name: string };
  };
}

export interface ComposeService {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly read_only?: boolean;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly init?: boolean;
  readonly stop_grace_period?: string;
  readonly mem_limit?: string;
  readonly pids_limit?: number;
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** Every document below `infra/kubernetes` but the kustomization, which no cluster keeps. Throws where a file is no YAML. */
export const manifests = (): readonly Manifest[] => manifestFiles().flatMap((name) => documentsOf(readFileSync(join(MANIFESTS, name), 'utf8')));

export const manifestFiles = (): readonly string[] => readdirSync(MANIFESTS).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');

export function documentsOf(text: string): readonly Manifest[] {
  return parseAllDocuments(text).map((document) => {
    for (const error of document.errors) throw error;
    return document.toJS() as Manifest;
  });
}

// Compose merges mappings by `<<`, which YAML 1.2 has no more.
export const compose = () =>
  parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    readonly services: Readonly<Record<string, ComposeService>>;
    readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  };

/** Names that no class of a configuration reads, and nobody else does. */
export function unreadVariables(names: readonly string[]): readonly string[] {
  const read = new Set(configurationSources().flatMap((text) => [...text.matchAll(/@Variable\('([A-Z_]+)'/g)].map(([, name]) => name)));
  return names.filter((name) => !read.has(name) && !OF_OTHERS.test(name));
}

function configurationSources(): readonly string[] {
  return ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('-configuration.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
}

/** The source of the program a command starts. */
export const programOf = (command: readonly string[]): string => join(ROOT, (command.find((part) => part.startsWith('dist/')) ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts'));
