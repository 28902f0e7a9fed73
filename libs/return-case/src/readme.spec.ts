import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateTable } from './testing/state-table';

describe('The state table in the README', () => {
  it('is the one the rules make', () => {
    const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
    const table = readme.split('\n').filter((line) => line.startsWith('|'));
    expect(table.join('\n')).toBe(stateTable());
  });
});
