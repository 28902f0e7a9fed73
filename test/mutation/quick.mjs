/**
 * The same mutants as `npm run mutation`, all in one process: half a minute instead of hours. Stryker's own instrumenter puts
 * every mutant into the code behind a switch; the specs are loaded once, and those that reach a mutant run with it switched on.
 * What only runs while a file is loaded is left out, as Stryker leaves it out with `ignoreStatic`. Snapshots are compared with
 * the first run. `npm run mutation:quick -- libs/return-case/src/decide/consent.ts` asks for some files only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { basename, join, relative, resolve } from 'node:path';
import { strykerPlugins } from './sentences.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const GOAL = 90;
/** A mutant that runs so often is caught in a loop. */
const HIT_LIMIT = 2_000_000;
const LEFT_OUT = /properties|model|history|readme/;
const LIBS = { 'due-diligence': /^(?!testing\/)/, 'return-case': /^(decide\/|gates\/|gates\.ts$|consequences\.ts$)/ };

const require = createRequire(import.meta.url);
/** What Stryker and jest bring along. */
const from = (owner, name) => createRequire(require.resolve(`${owner}/package.json`)).resolve(name);
const { Instrumenter } = await import(from('@stryker-mutator/core', '@stryker-mutator/instrumenter'));
const { expect } = require(from('jest', 'expect'));
const swc = require('@swc/core');

/** The instrumented code keeps hold of these objects, so they are emptied and never replaced. */
const reached = { static: {}, perTest: {} };
const switches = (globalThis.__stryker__ = { mutantCoverage: reached });
const empty = (record) => Object.keys(record).forEach((key) => delete record[key]);
const asked = process.argv.slice(2).map((file) => resolve(file));
const sourceOf = (lib) => join(ROOT, 'libs', lib, 'src');
const filesOf = (lib) =>
  readdirSync(sourceOf(lib), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && LIBS[lib].test(file))
    .map((file) => join(sourceOf(lib), file))
    .filter((file) => asked.length === 0 || asked.includes(file));

const instrumented = new Map();
const compilation = { ...JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8')), sourceMaps: false };
delete compilation.$schema;
compilation.jsc.baseUrl = ROOT;
Module._extensions['.ts'] = (module, filename) => {
  const { code } = swc.transformSync(instrumented.get(filename) ?? readFileSync(filename, 'utf8'), { ...compilation, filename, swcrc: false });
  module._compile(code, filename);
};

/** The words of jest that the pure specs use. A hook would need an order that this runner does not keep. */
let tests = [];
let path = [];
let current = { name: '', snapshots: 0 };
const firstSeen = new Map();
const each = (one) => (rows) => (name, body) => rows.forEach((row) => one(`${name} ${JSON.stringify(row)?.slice(0, 60)}`, () => (Array.isArray(row) ? body(...row) : body(row))));
globalThis.describe = (name, body) => {
  path.push(name);
  body();
  path.pop();
};
globalThis.it = (name, body) => tests.push({ name: [...path, name].join(' › '), body });
globalThis.describe.each = each(globalThis.describe);
globalThis.it.each = each(globalThis.it);
globalThis.test = globalThis.it;
globalThis.expect = expect;
globalThis.beforeEach = globalThis.beforeAll = globalThis.afterEach = globalThis.afterAll = () => {
  throw new Error('The pure specs do without hooks.');
};
expect.extend({
  toMatchSnapshot(value) {
    const key = `${current.name}#${(current.snapshots += 1)}`;
    const text = JSON.stringify(value);
    if (!firstSeen.has(key)) firstSeen.set(key, text);
    return { pass: firstSeen.get(key) === text, message: () => 'The snapshot differs.' };
  },
});

async function passes({ name, body }) {
  current = { name, snapshots: 0 };
  try {
    await body();
    return true;
  } catch {
    return false;
  }
}

async function scoreOf(lib) {
  const mutate = filesOf(lib);
  if (mutate.length === 0) return { killed: 0, all: 0 };
  const logger = { debug() {}, info() {}, warn: console.warn, isDebugEnabled: () => false };
  const sources = mutate.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(logger).instrument(sources, { plugins: null, excludedMutations: [], ignorers: [strykerPlugins[0].value], noHeader: false });
  for (const { name, content } of result.files) instrumented.set(name, content);
  await load(lib);
  const reachedBy = await coverage();
  const tallies = new Map();
  for (const mutant of result.mutants) {
    const reaching = reachedBy.get(mutant.id);
    if (mutant.status === 'Ignored' || (reaching === undefined && reached.static[mutant.id])) continue;
    const tally = tallies.get(mutant.fileName) ?? { killed: 0, all: 0 };
    const killed = await isKilled(mutant, reaching ?? []);
    tallies.set(mutant.fileName, { killed: tally.killed + (killed ? 1 : 0), all: tally.all + 1 });
    if (!killed) tell(mutant, reaching === undefined ? 'reached by no test' : 'survived');
  }
  for (const test of tests) if (!(await passes(test))) throw new Error(`${test.name} fails once all mutants are switched off again.`);
  for (const [file, { killed, all }] of [...tallies].sort()) console.log(`${percent({ killed, all }).padStart(6)} %  ${killed} of ${all}  ${relative(ROOT, file)}`);
  return [...tallies.values()].reduce((sum, { killed, all }) => ({ killed: sum.killed + killed, all: sum.all + all }), { killed: 0, all: 0 });
}

/** Anew for each library: its modules are compiled with its own mutants in them. */
async function load(lib) {
  for (const key of Object.keys(require.cache)) if (key.startsWith(join(ROOT, 'libs'))) delete require.cache[key];
  tests = [];
  empty(reached.static);
  empty(reached.perTest);
  for (const spec of readdirSync(sourceOf(lib), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/(?<!\.(?:int|e2e))\.spec\.ts$/.test(spec) || LEFT_OUT.test(spec)) continue;
    path = [spec];
    require(join(sourceOf(lib), spec));
  }
}

/** The tests by the mutants they reach, the fastest first. */
async function coverage() {
  const reachedBy = new Map();
  for (const [index, test] of tests.entries()) {
    switches.currentTestId = String(index);
    const started = performance.now();
    if (!(await passes(test))) throw new Error(`${test.name} fails without a mutant.`);
    test.tookMs = performance.now() - started;
    for (const id of Object.keys(reached.perTest[String(index)] ?? {})) reachedBy.set(id, [...(reachedBy.get(id) ?? []), test]);
  }
  switches.currentTestId = undefined;
  for (const reaching of reachedBy.values()) reaching.sort((one, other) => one.tookMs - other.tookMs);
  return reachedBy;
}

async function isKilled({ id }, reaching) {
  Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: HIT_LIMIT });
  try {
    for (const test of reaching) if (!(await passes(test))) return true;
    return false;
  } finally {
    Object.assign(switches, { activeMutant: undefined, hitCount: undefined });
  }
}

function tell({ fileName, location, mutatorName, replacement }, what) {
  const line = readFileSync(fileName, 'utf8').split('\n')[location.start.line]?.trim() ?? '';
  console.log(`${what}: ${basename(fileName)}:${location.start.line + 1} ${mutatorName} | ${line.slice(0, 120)} => ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`);
}

const percent = ({ killed, all }) => (all === 0 ? '-' : ((100 * killed) / all).toFixed(1));

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^@homeward\/([^/]+)$/.exec(request)?.[1];
  return resolveFilename.call(this, lib === undefined ? request : join(sourceOf(lib), 'index.ts'), ...rest);
};

let isBelow = false;
for (const lib of Object.keys(LIBS)) {
  const score = await scoreOf(lib);
  if (score.all === 0) continue;
  console.log(`${lib}: ${percent(score)} % of ${score.all} mutants killed (goal ${GOAL} %).\n`);
  isBelow ||= (100 * score.killed) / score.all < GOAL;
}
process.exitCode = isBelow ? 1 : 0;
