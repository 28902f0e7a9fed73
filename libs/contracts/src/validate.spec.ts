import * as fc from 'fast-check';
import { COMMANDS, findCommand } from './catalogue';
import { InvalidRequest } from './invalid-request';
import { validBody } from './validate';

function entryOf(name: string) {
  const entry = findCommand(name);
  if (entry === undefined) throw new Error(`no command ${name}`);
  return entry;
}

function faultsOf(name: string, body: unknown): readonly string[] {
  try {
    validBody(entryOf(name).body, body);
    return [];
  } catch (error) {
    if (error instanceof InvalidRequest) return error.faults.length === 0 ? [error.message] : error.faults.map(({ pointer }) => pointer);
    throw error;
  }
}

const REGISTRATION = entryOf('register-case').example;
const registering = (changed: object) => faultsOf('register-case', { ...REGISTRATION, ...changed });

describe('the body of a command', () => {
  it.each(COMMANDS.map((entry) => [entry.name, entry] as const))('%s passes with its example, as it came', (_, { body, example }) => {
    expect(validBody(body, example)).toBe(example);
  });

  it.each(COMMANDS.map((entry) => [entry.name, entry] as const))('%s does not pass with a field nobody described', (name, { example }) => {
    expect(faultsOf(name, { ...example, isAdmin: true })).toEqual(['/isAdmin']);
  });

  it.each(COMMANDS.filter(({ example }) => Object.keys(example).length > 0).map((entry) => [entry.name, entry] as const))(
    '%s does not pass when any of its fields is of another type',
    (name, { example }) => {
      for (const field of Object.keys(example)) {
        expect(faultsOf(name, { ...example, [field]: { other: 'type' } })).not.toEqual([]);
        expect(faultsOf(name, { ...example, [field]: null })).toContain(`/${field}`);
        expect(faultsOf(name, { ...example, [field]: [[example]] })).not.toEqual([]);
      }
    },
  );

  it.each<[string, object, string]>([
    ['an unknown country', { claimedNationality: 'QQQ' }, '/claimedNationality'],
    ['a country in lower case', { claimedNationality: 'gin' }, '/claimedNationality'],
    ['a birth date with a negative year', { birthDate: { value: '-1994', precision: 'year' } }, '/birthDate/value'],
    ['a number for a birth date', { birthDate: { value: 1994, precision: 'year' } }, '/birthDate/value'],
    ['a NUL byte', { name: { full: 'A\u0000B' } }, '/name/full'],
    ['an escape sequence', { name: { full: 'A\u001b[31m' } }, '/name/full'],
    ['half a surrogate', { name: { full: 'A\ud800' } }, '/name/full'],
    ['a name of blanks', { name: { full: '   ' } }, '/name/full'],
    ['a very long name', { name: { full: 'x'.repeat(201) } }, '/name/full'],
    ['a day that does not exist', { documents: [{ type: 'passport', holder: 'us', validUntil: '2026-02-30' }] }, '/documents/0/validUntil'],
    ['an unknown field deep inside', { documents: [{ type: 'passport', holder: 'us', scan: 'x' }] }, '/documents/0/scan'],
    ['too many documents', { documents: Array.from({ length: 21 }, () => ({ type: 'passport', holder: 'us' })) }, '/documents'],
    ['an office of the client\'s choice', { office: 'geneva' }, '/office'],
    ['the answer of the duplicate search', { possibleDuplicates: [] }, '/possibleDuplicates'],
    ['a constructor', { constructor: { prototype: { admin: true } } }, '/constructor'],
    ['a method of every object', { toString: 'x' }, '/toString'],
  ])('is refused with %s', (_, changed, pointer) => {
    expect(registering(changed)).toContain(pointer);
  });

  it('is refused with __proto__ as JSON can carry it', () => {
    const body: unknown = JSON.parse(JSON.stringify(REGISTRATION).replace('{', '{"__proto__":{"isAdmin":true},'));
    expect(faultsOf('register-case', body)).toContain('/__proto__');
  });

  it('is refused when it is no object, nested without end, or of thousands of values', () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`);
    for (const body of [null, [], 'text', 7, deep, { a: Array.from({ length: 6_000 }, () => 1) }]) {
      expect(faultsOf('open-assessment', body)).not.toEqual([]);
    }
  });

  it('accepts names of one part in any script', () => {
    for (const full of ['Suharto', '李小龍', 'عبد الله', 'አበበ', 'Ngô Thị Ngọc', "N'Diaye-Ó Súilleabháin"]) {
      expect(registering({ name: { full } })).toEqual([]);
    }
  });

  it('never repeats what was sent in what is wrong with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), fc.string({ minLength: 12 }), (entry, canary) => {
        const value = `canary ${canary}\u0000`;
        const body = Object.fromEntries([...Object.keys(entry.example), value].map((field) => [field, value]));
        try {
          validBody(entry.body, body);
          return false;
        } catch (error) {
          return error instanceof InvalidRequest && !JSON.stringify([error.message, error.faults]).includes('canary');
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is either accepted as it came or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), fc.json(), (entry, json) => {
        const body: unknown = JSON.parse(json);
        try {
          return validBody(entry.body, body) === body;
        } catch (error) {
          return error instanceof InvalidRequest;
        }
      }),
      { numRuns: 500 },
    );
  });
});
