import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DEVELOPMENT_PACKAGES, PACKAGES, PLANTS, SOIL, UNDECLARED_PACKAGES } from './planted-violations';

const root = resolve(__dirname, '..', '..');
const rulesFile = join(root, '.dependency-cruiser.cjs');

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Rule {
  readonly name: string;
  readonly comment?: string;
  readonly severity?: string;
}

const { forbidden } = jest.requireActual<{ forbidden: readonly Rule[] }>(rulesFile);

/** Runs the same program as `npm run boundaries`, which exits with the number of violations. */
function violationsIn(project: string, folders: readonly string[]): Promise<readonly Violation[]> {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [program, '--config', rulesFile, '--output-type', 'json', ...folders];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: project, maxBuffer: 64 * 1024 * 1024 }, (error, output) => {
      try {
        done((JSON.parse(output) as { summary: { violations: readonly Violation[] } }).summary.violations);
      } catch (cause) {
        fail(new Error('dependency-cruiser did not answer', { cause: error ?? cause }));
      }
    });
  });
}

async function write(project: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(project, path)), { recursive: true });
  await writeFile(join(project, path), text);
}

const versions = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '1.0.0']));

async function plantProject(): Promise<string> {
  const project = await realpath(await mkdtemp(join(tmpdir(), 'homeward-boundaries-')));
  await copyFile(join(root, 'tsconfig.json'), join(project, 'tsconfig.json'));
  const manifest = { name: 'planted', dependencies: versions(PACKAGES), devDependencies: versions(DEVELOPMENT_PACKAGES) };
  await write(project, 'package.json', JSON.stringify(manifest));
  for (const name of [...PACKAGES, ...DEVELOPMENT_PACKAGES, ...UNDECLARED_PACKAGES]) {
    await write(project, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(project, `node_modules/${name}/index.js`, '');
  }
  for (const { path, source } of [...SOIL, ...PLANTS]) await write(project, path, source);
  return project;
}

describe('the boundaries', () => {
  it('hold in the real tree', async () => {
    const found = await violationsIn(root, ['apps', 'libs', 'test']);

    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('each fail the build and give their reason', () => {
    for (const rule of forbidden) {
      expect(rule.severity).toBe('error');
      expect(rule.comment).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  describe('where every one of them is broken', () => {
    let project: string;
    let found: readonly Violation[];

    beforeAll(async () => {
      project = await plantProject();
      found = await violationsIn(project, ['apps', 'libs']);
    });

    afterAll(() => rm(project, { recursive: true, force: true }));

    it.each(forbidden.map(({ name }) => name))('%s is found', (name) => {
      const planted = PLANTS.filter(({ rule }) => rule === name).map(({ path }) => path);
      const reported = found.filter(({ rule }) => rule.name === name).map(({ from }) => from);

      expect(planted).not.toEqual([]);
      expect(reported).toEqual(expect.arrayContaining(planted));
    });

    it('accuse nobody else', () => {
      const accused = new Set(found.map(({ from }) => from));
      const innocent = SOIL.map(({ path }) => path).filter((path) => path !== 'libs/return-case/src/hen.ts');

      expect(innocent.filter((path) => accused.has(path))).toEqual([]);
    });
  });
});
