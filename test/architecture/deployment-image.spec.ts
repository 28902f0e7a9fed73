import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf, ROOT } from './deployment-files';

const stages = readFileSync(join(ROOT, 'infra', 'docker', 'Dockerfile'), 'utf8').split(/^(?=FROM )/m).slice(1);
const last = stages.at(-1) ?? '';

describe('the image', () => {
  it('is made of what runs alone: what is installed without the tools, and what was compiled', () => {
    expect([...last.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what)).toEqual([
      'package.json ./', '--from=dependencies /app/node_modules ./node_modules', '--from=build /app/dist ./dist',
    ]);
    const installs = stages.flatMap((stage) => [...stage.matchAll(/npm ci[^\n]*/g)].map(([line]) => line));
    expect(installs).toHaveLength(2);
    for (const line of installs) expect(line).toContain('--ignore-scripts');
    expect(stages.find((stage) => /AS dependencies$/m.test(stage))).toContain('npm ci --omit=dev --omit=optional');
  });

  it('starts as nobody of importance, by a program that exists, and is asked how it is', () => {
    expect(last).toMatch(/^USER 1000:1000$/m);
    expect(last.indexOf('\nUSER ')).toBeGreaterThan(last.lastIndexOf('\nRUN '));
    expect(last).toMatch(/^HEALTHCHECK .*\\\n {2}CMD .*\/health\/ready/m);
    const command = /^CMD (\[.*\])$/m.exec(last)?.[1] ?? '[]';
    expect(existsSync(programOf(JSON.parse(command) as string[]))).toBe(true);
  });

  it('is made on pinned images', () => {
    for (const stage of stages) expect(stage).toMatch(/^FROM [a-z]+:\d+\.\d+\.\d+-\S+/);
  });
});

describe('nest-cli.json', () => {
  it('knows every app and where it starts', () => {
    const { projects } = JSON.parse(readFileSync(join(ROOT, 'nest-cli.json'), 'utf8')) as { readonly projects: Readonly<Record<string, { readonly sourceRoot: string; readonly entryFile: string }>> };
    expect(Object.keys(projects).sort()).toEqual(readdirSync(join(ROOT, 'apps')).sort());
    for (const { sourceRoot, entryFile } of Object.values(projects)) expect(existsSync(join(ROOT, sourceRoot, `${entryFile}.ts`))).toBe(true);
  });
});
