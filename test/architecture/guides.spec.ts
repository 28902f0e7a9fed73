import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './deployment-files';

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.includes('node_modules'))
    .map((path) => join(folder, path));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const found = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, first = '']) => first))].sort();

const GUIDES = ['README.md', ...filesIn('docs', '.md'), ...filesIn('apps', 'README.md'), ...filesIn('libs', 'README.md')];
const CODE = [...filesIn('apps', '.ts'), ...filesIn('libs', '.ts')].filter((path) => !path.endsWith('.spec.ts'));

/** The address that GitHub gives a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
const anchorsIn = (path: string): readonly string[] => found(read(path), /^#+ (.*)$/gm).map(anchorOf);

function leadsNowhere(guide: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? guide : join(dirname(guide), path);
  if (!existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).includes(anchor);
}

describe('the guides', () => {
  it('tell the operator every variable that is read, and none that is not', () => {
    const [, configuration = ''] = read('docs/operator.md').split(/^## Configuration$/m);
    const [table = ''] = configuration.split(/^## /m);
    const told = found(table, /^\|(.*?)\|/gm).flatMap((cell) => found(cell, /`([A-Z][A-Z_]+)`/g));
    expect([...told].sort()).toEqual(found(CODE.map(read).join('\n'), /@Variable\('([A-Z_]+)'/g));
  });

  it.each(GUIDES)('%s names only commands that exist', (guide) => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const commands = found(read(guide), /npm run (?:-s )?([a-z][a-z:-]*)/g);
    expect(commands.filter((command) => scripts[command] === undefined)).toEqual([]);
  });

  it.each(GUIDES)('%s links only to what is there', (guide) => {
    const links = found(read(guide), /\]\((?!https?:)([^)\s]+)\)/g);
    expect(links.filter((link) => leadsNowhere(guide, link))).toEqual([]);
  });
});
