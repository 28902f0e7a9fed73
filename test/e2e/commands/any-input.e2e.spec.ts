import { COMMANDS, findCommand } from '@homeward/contracts';
import * as fc from 'fast-check';
import { type Answer, ApiCaller } from './caller';
import { type CommandSystem, startCommandSystem } from './command-system';
import type { Operation } from './described-answers';

const RUNS_PER_OPERATION = 12;
const FIRST_SERVER_ERROR = 500;
const FIRST_POSITION = '0000000000000001';
const COMMAND_PATH = /^\/v1\/cases\/\{id\}\/commands\/(.+)$/;

describe('the OpenAPI document', () => {
  let system: CommandSystem;
  let document: { readonly paths: Record<string, { post?: { operationId?: string } }>; readonly openapi: string };
  let callers: readonly ApiCaller[];
  let caseId: string;

  beforeAll(async () => {
    system = await startCommandSystem();
    callers = await Promise.all([
      ApiCaller.as(system, 'protection-officer'),
      ApiCaller.as(system, 'senior-protection-officer'),
      ApiCaller.as(system, 'operations-logistics'),
      ApiCaller.as(system, 'receiving-mission', { country: 'GIN' }),
      ApiCaller.as(system, 'data-protection-officer', { office: '*' }),
      ApiCaller.as(system, 'system-administrator', { office: '*' }),
    ]);
    caseId = system.ids.random();
    await callers[0]?.command(caseId, 'register-case', findCommand('register-case')?.example);
    document = (await system.app.inject('/openapi.json')).json();
  });
  afterAll(() => system.stop());

  it('describes every command under an address of its own, and is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.values(document.paths).flatMap(({ post }) => post?.operationId ?? []);
    expect(COMMANDS.map(({ type }) => type).filter((type) => !described.includes(type))).toEqual([]);
  });

  it('refers to nothing that it does not hold', () => {
    const references = JSON.stringify(document).match(/#\/components\/[A-Za-z]+\/[A-Za-z0-9_]*/g) ?? [];
    const missing = [...new Set(references)].filter((reference) => {
      const [, , kind = '', name = ''] = reference.split('/');
      return (document as unknown as { components: Record<string, Record<string, unknown>> }).components[kind]?.[name] === undefined;
    });
    expect(missing).toEqual([]);
  });

  it('can be read on a page, by anybody', async () => {
    const page = await system.app.inject('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Homeward API');
    expect((await system.app.inject('/docs/swagger-ui-bundle.js')).statusCode).toBe(200);
  });

  it('leaves no operation open to nobody in particular but health and what the issuer tells', async () => {
    const nobody = new ApiCaller(system, '');
    expect(system.described.operations.filter(({ open }) => open).map(({ path }) => path)).toEqual(['/v1/access/backchannel-logout', '/health/live', '/health/ready']);
    for (const operation of system.described.operations.filter(({ open }) => !open)) {
      const answer = await nobody.send(verbOf(operation), addressOf(operation, caseId));
      expect([operation.path, answer.status]).toEqual([operation.path, 401]);
    }
  });

  it('tells the truth whatever is sent to any of its operations, and none of it fails', async () => {
    for (const operation of system.described.operations) {
      await fc.assert(
        fc.asyncProperty(anyRequest(operation), async ({ who, whom, body, revision, key, query }) => {
          const caller = callers[who % callers.length] ?? callers[0];
          const address = `${addressOf(operation, whom === 'known' ? caseId : whom)}?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
          const answer = await caller?.send(verbOf(operation), address, operation.method === 'get' ? undefined : body, {
            ...(operation.method === 'get' ? {} : { 'content-type': 'application/json' }),
            ...(key === undefined ? {} : { 'idempotency-key': key }),
            ...(revision === undefined ? {} : { 'if-match': revision }),
          });
          // The tests' database trades safety for speed, and readiness says so.
          return (answer as Answer).status < FIRST_SERVER_ERROR || operation.path === '/health/ready';
        }),
        { numRuns: RUNS_PER_OPERATION },
      );
    }
  }, 120_000);
});

const VERBS = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH' } as const;

function verbOf({ method }: Operation): (typeof VERBS)[Operation['method']] {
  return VERBS[method];
}

function addressOf({ path }: Operation, id: string): string {
  return path.replace('{id}', encodeURIComponent(id)).replace(/\{[^}]+\}/g, 'x');
}

function anyParameter() {
  return fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('1', '-1', '100', '2026-03-01', 'NGA', 'registered', FIRST_POSITION));
}

/** A position that never comes is waited for, each time to the limit; once in the tests of reading is enough. */
function asksForNothingToCome(query: readonly (readonly [string, string])[]): boolean {
  return query.every(([name, value]) => name !== 'minPosition' || value === FIRST_POSITION || !/^[0-9A-Za-z-]*$/.test(value));
}

/** Requests that are nearly right, and requests that are not. */
function anyRequest({ path, query }: Operation) {
  const example = findCommand(COMMAND_PATH.exec(path)?.[1] ?? '')?.example ?? {};
  const nearly = fc.record(
    Object.fromEntries(Object.entries(example).map(([name, value]) => [name, fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, anyValue())])),
    { requiredKeys: [] },
  );
  return fc.record({
    who: fc.nat(),
    whom: fc.oneof({ weight: 4, arbitrary: fc.constant('known') }, fc.uuid(), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })),
    body: fc.oneof({ weight: 3, arbitrary: nearly.map((body) => JSON.stringify(body)) }, fc.json(), fc.string({ unit: 'binary' })),
    revision: fc.oneof(fc.nat(6).map((revision) => `"${revision}"`), fc.constant(undefined), fc.stringMatching(/^[\x21-\x7e]{1,20}$/)),
    query: fc.array(fc.tuple(fc.constantFrom(...query, 'unheardOf'), anyParameter()), { maxLength: query.length }).filter(asksForNothingToCome),
    key: fc.oneof({ weight: 4, arbitrary: fc.uuid() }, fc.constant(undefined), fc.stringMatching(/^[\x21-\x7e]{1,200}$/)),
  });
}

function anyValue() {
  return fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary' }), fc.double(), fc.constantFrom('9999-12-31', '0000-01-01', '2026-02-29', '', ' ', '\u0000', '__proto__', 1e308, -1));
}
