import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf, manifestFiles, MANIFESTS, type Manifest } from './deployment-files';
import { schemaProblems } from './deployment-schema';

const textOf = (file: string) => readFileSync(join(MANIFESTS, file), 'utf8');
/** The problems of a file of ours after a mistake was made in it. */
function after(file: string, right: string, wrong: string): readonly string[] {
  const text = textOf(file);
  if (!text.includes(right)) throw new Error(`${file} has no ${right}`);
  return documentsOf(text.replace(right, wrong)).flatMap(schemaProblems);
}

describe('the schemas that Kubernetes publishes', () => {
  it.each(manifestFiles().flatMap((file) => documentsOf(textOf(file)).map((manifest) => ({ file, kind: manifest.kind, name: manifest.metadata.name, manifest }))))(
    'find nothing wrong with $kind $name in $file',
    ({ manifest }) => {
      expect(schemaProblems(manifest)).toEqual([]);
    },
  );

  it('find a field they do not know, however deep', () => {
    expect(after('audit.yaml', 'livenessProbe:', 'livenesProbe:')).toEqual(['/spec/template/spec/containers/0/livenesProbe is unknown']);
    expect(after('audit.yaml', 'readOnly: true', 'readonly: true')).toEqual([expect.stringMatching(/volumeMounts\/\d\/readonly is unknown$/)]);
    expect(after('namespace.yaml', 'metadata:', 'spec: { finaliser: none }\nmetadata:')).toEqual(['/spec/finaliser is unknown']);
  });

  it('find a wrong type, a wrong value and what is missing', () => {
    expect(after('projector.yaml', 'replicas: 2', "replicas: 'two'")).toEqual([expect.stringContaining('replicas must be integer')]);
    expect(after('audit.yaml', 'type: RollingUpdate', 'type: Rolling')).toEqual([expect.stringContaining('type')]);
    expect(after('audit.yaml', 'maxReplicas: 6', '')).toEqual([expect.stringContaining('maxReplicas')]);
  });

  it('refuse a kind of which there is none', () => {
    const manifest: Manifest = { apiVersion: 'apps/v1', kind: 'Deploiment', metadata: { name: 'audit' } };
    expect(() => schemaProblems(manifest)).toThrow('No schema is known of apps/v1 Deploiment.');
  });
});
