import { createRequire } from 'node:module';
import type { Manifest } from './deployment-files';

/** Who carries the schema of an API group; everything else is Kubernetes itself. */
const CARRIERS: Readonly<Record<string, string>> = { 'gateway.networking.k8s.io': '@kubernetes-models/gateway-api', 'keda.sh': '@kubernetes-models/keda' };

// Which package is asked depends on the manifest.
const modelsOf = createRequire(__filename);

type Model = new (manifest: object) => { validate(): void };

/**
 * What is wrong with a manifest by the published schema of its kind: wrong types and values, what is missing, and fields the
 * schema does not know. Throws when no package carries the kind.
 */
export function schemaProblems(manifest: Manifest): readonly string[] {
  const unread = new Set<string>();
  const model = new (modelOf(manifest))(manifest);
  return [...valueProblems(watched(model, '', unread)), ...[...unread].map((path) => `${path} is unknown`)];
}

function modelOf({ apiVersion, kind }: Manifest): Model {
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  const models = modelsOf(`${CARRIERS[group] ?? 'kubernetes-models'}/${apiVersion}`) as Readonly<Record<string, Model | undefined>>;
  const model = models[kind];
  if (model === undefined) throw new Error(`No schema is known of ${apiVersion} ${kind}.`);
  return model;
}

function valueProblems(model: { validate(): void }): readonly string[] {
  try {
    model.validate();
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** The validators ignore fields they do not know, as the schemas do: such a field is one that no validator ever reads. */
function watched<T extends object>(value: T, path: string, unread: Set<string>): T {
  const below = new Map<string, unknown>();
  if (!Array.isArray(value)) for (const name of Object.keys(value)) unread.add(`${path}/${name}`);
  return new Proxy(value, {
    get(target, name): unknown {
      const part: unknown = Reflect.get(target, name);
      if (typeof name !== 'string' || !Object.hasOwn(target, name)) return part;
      const known = below.get(name);
      if (known !== undefined) return known;
      unread.delete(`${path}/${name}`);
      const read = typeof part === 'object' && part !== null ? watched(part, `${path}/${name}`, unread) : part;
      below.set(name, read);
      return read;
    },
  });
}
