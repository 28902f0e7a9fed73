/**
 * Every pure spec of the two libraries as one file: the histories they share are then made once for each mutant, not once
 * for each spec. The random walks are left out, for they would run for each mutant and kill few that the sentences do not.
 */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const LEFT_OUT = /properties|model|history|readme/;
/** One of them alone is faster when only its files are mutated. */
const LIBS = (process.env.HOMEWARD_MUTATION_LIBS ?? 'due-diligence,return-case').split(',');

for (const lib of LIBS) {
  const folder = join(__dirname, '../../libs', lib, 'src');
  const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.(int|e2e))\.spec\.ts$/.test(file) && !LEFT_OUT.test(file));
  for (const spec of specs.sort()) describe(`${lib}/${spec}`, () => load(join(folder, spec)));
}

/** A mutant that no spec survives loading is a failed test, not an error of the run. */
function load(file) {
  if (globalThis.isSpecMissing) return;
  try {
    require(file);
  } catch (error) {
    globalThis.isSpecMissing = true;
    it('loads', () => {
      throw error;
    });
  }
}
