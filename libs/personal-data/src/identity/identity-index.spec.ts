import { MemoryKeyStore } from '../memory-key-store';
import { openPersonalData } from '../personal-data';
import type { IdentityAttributes } from './identity-index';

const amina: IdentityAttributes = {
  name: { full: 'Amina Yusuf Abdi' },
  birthDate: { value: '1990-04-17' },
  nationality: 'SOM',
  documents: [{ number: 'P0123456', issuer: 'SOM' }],
  externalReference: 'ROW-17',
};

async function given() {
  const { identities, eraser } = await openPersonalData({ keyStore: new MemoryKeyStore() });
  await identities.remember('person-amina', 'case-1', identities.tokensOf(amina));
  return { identities, eraser, search: (attributes: IdentityAttributes) => identities.find(identities.tokensOf(attributes)) };
}

describe('the search for duplicates', () => {
  it.each<[string, IdentityAttributes, number]>([
    ['an equal document number', { documents: [{ number: 'p 012 3456', issuer: 'SOM' }] }, 1],
    ['a document number whose issuer is the nationality', { nationality: 'SOM', documents: [{ number: 'P0123456' }] }, 1],
    ['an equal name and birth date', { name: { full: 'ABDI, Amina Yusuf' }, birthDate: { value: '1990-04-17' } }, 0.9],
    ['an equal name and year', { name: { full: 'Amina Yusuf Abdi' }, birthDate: { value: '1990' } }, 0.6],
    ['an equal reference', { externalReference: 'row 17' }, 0.5],
    ['an equal name and nationality', { name: { full: 'Amina Yusuf Abdi' }, nationality: 'SOM' }, 0.3],
  ])('finds the case by %s', async (_, attributes, score) => {
    const { search } = await given();
    expect(await search(attributes)).toEqual([expect.objectContaining({ caseId: 'case-1', score })]);
  });

  it.each<[string, IdentityAttributes]>([
    ['another name', { name: { full: 'Amina Yusuf' }, birthDate: { value: '1990-04-17' }, nationality: 'SOM' }],
    ['another birth year', { name: { full: 'Amina Yusuf Abdi' }, birthDate: { value: '1991-04-17' } }],
    ['the same number of another state', { documents: [{ number: 'P0123456', issuer: 'ETH' }] }],
    ['a name alone', { name: { full: 'Amina Yusuf Abdi' } }],
    ['nothing at all', {}],
    ['empty texts', { name: { full: ' ' }, birthDate: { value: '1990' }, documents: [{ number: '-' }], externalReference: '' }],
  ])('does not find it by %s', async (_, attributes) => {
    const { search } = await given();
    expect(await search(attributes)).toEqual([]);
  });

  it('puts the likeliest case first and says what was equal', async () => {
    const { identities, search } = await given();
    await identities.remember('person-other', 'case-2', identities.tokensOf({ name: { full: 'Amina Yusuf Abdi' }, birthDate: { value: '1990' } }));
    expect(await search({ ...amina, documents: [], externalReference: '' })).toEqual([
      { caseId: 'case-1', score: 0.9, matched: ['name-birth-date', 'name-birth-year', 'name-nationality'] },
      { caseId: 'case-2', score: 0.6, matched: ['name-birth-year'] },
    ]);
  });

  it('holds nothing that can be compared without the key', async () => {
    const one = await openPersonalData({ keyStore: new MemoryKeyStore() });
    const other = await openPersonalData({ keyStore: new MemoryKeyStore() });
    const digests = [...one.identities.tokensOf(amina), ...other.identities.tokensOf(amina)].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(digests.length);
    expect(JSON.stringify(digests)).not.toMatch(/amina|1990|0123456/i);
  });

  it('forgets a person', async () => {
    const { identities, search } = await given();
    await identities.forget('person-amina');
    expect(await search(amina)).toEqual([]);
  });

  it('forgets an erased person and does not learn about them again', async () => {
    const { identities, eraser, search } = await given();
    await eraser.erase('person-amina');
    expect(await search(amina)).toEqual([]);
    await expect(identities.remember('person-amina', 'case-3', identities.tokensOf(amina))).rejects.toMatchObject({ code: 'SubjectErased' });
  });
});
