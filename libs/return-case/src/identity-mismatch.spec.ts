import { ERASED } from '@homeward/decider';
import { mismatchesOf, type KnownIdentity } from './identity-mismatch';
import type { MachineReadableZone } from './mrz';

const TODAY = '2026-03-12';
const ZONE: MachineReadableZone = { number: 'L898902C3', issuer: 'NGA', nationality: 'NGA', expiry: '280615', birthDate: '960501', sex: 'F', names: ['OBI', 'ADAEZE'], nameIsFull: false };
const ADAEZE: KnownIdentity = { name: { full: 'Adaeze Obi' }, birthDate: { value: '1996-05-01', precision: 'day' }, sex: 'female', claimedNationality: 'NGA' };

const differing = (zone: Partial<MachineReadableZone>, identity: Partial<KnownIdentity> = {}) => mismatchesOf({ ...ZONE, ...zone }, { ...ADAEZE, ...identity }, TODAY);

describe('the zone and the identity on file', () => {
  it('agree', () => {
    expect(differing({})).toEqual([]);
  });

  it.each([
    ['name', { names: ['OBI', 'ADA'] }],
    ['birth-date', { birthDate: '960502' }],
    ['birth-date', { birthDate: '960601' }],
    ['birth-date', { birthDate: '970501' }],
    ['sex', { sex: 'M' }],
    ['nationality', { nationality: 'GHA' }],
    ['nationality', { nationality: 'XXX' }],
    ['nationality', { nationality: 'XXA' }],
  ] as const)('differ in the %s', (field, change) => {
    expect(differing(change)).toEqual([field]);
  });

  it('differ in everything, named in the order of the list', () => {
    expect(differing({ names: ['X'], birthDate: '000101', sex: 'M', nationality: 'GHA' })).toEqual(['name', 'birth-date', 'sex', 'nationality']);
  });

  it.each([
    ['the month', { value: '1996-05', precision: 'month' }, '960531', '960631'],
    ['the year', { value: '1996', precision: 'year' }, '961231', '971231'],
    ['an estimated year', { value: '1996', precision: 'estimated' }, '961231', '950101'],
  ] as const)('are compared by %s when no more is known', (_case, birthDate, same, other) => {
    expect(differing({ birthDate: same }, { birthDate })).toEqual([]);
    expect(differing({ birthDate: other }, { birthDate })).toEqual(['birth-date']);
  });

  it('do not differ in what the zone leaves out or the file does not know', () => {
    expect(differing({ birthDate: '9605<<' })).toEqual([]);
    expect(differing({ birthDate: '96<<<<' })).toEqual([]);
    expect(differing({ birthDate: '97<<<<' })).toEqual(['birth-date']);
    expect(differing({ birthDate: '<<<<<<' })).toEqual([]);
    expect(differing({ sex: '<' })).toEqual([]);
    expect(differing({ sex: 'M' }, { sex: 'unknown' })).toEqual([]);
    expect(differing({ sex: 'M' }, { sex: 'other' })).toEqual(['sex']);
  });

  it('differ by a century when the file takes a child for an old person', () => {
    expect(differing({ birthDate: '200501' }, { birthDate: { value: '1920-05-01', precision: 'day' } })).toEqual(['birth-date']);
    expect(differing({ birthDate: '200501' }, { birthDate: { value: '2020-05-01', precision: 'day' } })).toEqual([]);
  });

  it('agree by the code ICAO prints', () => {
    expect(differing({ nationality: 'D' }, { claimedNationality: 'DEU' })).toEqual([]);
    expect(differing({ nationality: 'XXK' }, { claimedNationality: 'XKX' })).toEqual([]);
    expect(differing({ nationality: 'XXK' }, { claimedNationality: 'SRB' })).toEqual(['nationality']);
  });

  it('cannot be compared once the identity is erased, and never fail', () => {
    expect(differing({}, { name: ERASED, birthDate: ERASED })).toEqual(['name', 'birth-date']);
  });
});
