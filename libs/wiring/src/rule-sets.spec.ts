import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RULE_SET, digestOf, type RuleSet } from '@homeward/due-diligence';
import { readRuleSets, RuleSets, RuleSetsInvalid } from './rule-sets';

const own = (changes: Partial<RuleSet>): RuleSet => ({ ...DEFAULT_RULE_SET, id: 'tripoli-ddp', ...changes });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rule-sets-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, content: unknown) => writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

async function problemsIn(): Promise<readonly string[]> {
  const error: unknown = await readRuleSets(folder).catch((refused: unknown) => refused);
  if (!(error instanceof RuleSetsInvalid)) throw new Error('expected the folder to be refused');
  return error.problems;
}

describe('the rule sets of a mission', () => {
  const first = own({ version: 1, effectiveFrom: '2026-01-01', effectiveUntil: '2026-03-31' });
  const second = own({ version: 2, effectiveFrom: '2026-05-01' });
  const ruleSets = new RuleSets([first, second]);

  it.each([
    ['2025-12-31', DEFAULT_RULE_SET],
    ['2026-01-01', first],
    ['2026-03-31', first],
    ['2026-04-01', DEFAULT_RULE_SET],
    ['2026-05-01', second],
  ])('hold on their days, and the shipped rules on all others: %s', (day, expected) => {
    expect(ruleSets.on(day)).toBe(expected);
  });
  it('can be found by their digest, in effect or not', () => {
    expect([first, second, DEFAULT_RULE_SET].map((one) => ruleSets.findByDigest(digestOf(one)))).toEqual([first, second, DEFAULT_RULE_SET]);
    expect(ruleSets.findByDigest('unheard-of')).toBeUndefined();
    expect(new RuleSets().all).toEqual([DEFAULT_RULE_SET]);
  });
});

describe('a folder of rule sets', () => {
  it('is read whole, and other files are left alone', async () => {
    await write('b.json', own({ version: 2, effectiveFrom: '2026-05-01' }));
    await write('a.json', own({ version: 1 }));
    await write('README.md', 'Rules of the mission.');
    expect((await readRuleSets(folder)).all.map(({ id, version }) => [id, version])).toEqual([['homeward-ddp', 1], ['tripoli-ddp', 1], ['tripoli-ddp', 2]]);
  });
  it('may be empty', async () => {
    expect((await readRuleSets(folder)).all).toEqual([DEFAULT_RULE_SET]);
  });
  it('is refused with everything that is wrong in all files', async () => {
    await write('a.json', 'not json');
    await write('b.json', own({ version: 0 }));
    const problems = await problemsIn();
    expect(problems.length).toBeGreaterThanOrEqual(2);
    expect(problems[0]).toMatch(/^a\.json: \(whole\) is not JSON/);
    expect(problems.at(-1)).toMatch(/^b\.json: /);
  });
  it('is refused when one version says two things, also against the shipped one', async () => {
    await write('a.json', own({}));
    await write('b.json', own({ effectiveFrom: '2026-05-01' }));
    await write('b-copy.json', own({}));
    await write('c.json', { ...DEFAULT_RULE_SET, effectiveFrom: '2026-05-01' });
    expect(await problemsIn()).toEqual([
      'b.json: tripoli-ddp version 1 stands in another file with other rules',
      'c.json: homeward-ddp version 1 stands in another file with other rules',
    ]);
  });
  it('is refused when it asks for a fact that no case has, or of another type', async () => {
    const label = { en: 'Moon', fr: 'Lune', es: 'Luna' };
    const facts = { ...DEFAULT_RULE_SET.facts, 'moon.phase': { type: 'text', label, staleOn: 'outcome' }, 'risk.reported': { type: 'text', label, staleOn: 'any-change' } } as const;
    await write('a.json', own({ facts }));
    expect(await problemsIn()).toEqual(['a.json: the fact risk.reported is of the type number, not text', 'a.json: no case has the fact moon.phase']);
  });
  it('is refused when it cannot be read', async () => {
    await expect(readRuleSets(join(folder, 'nowhere'))).rejects.toThrow('nowhere cannot be read');
  });
});
