import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCountry } from '@homeward/return-case';
import { DEMONSTRATION_OFFICES, Offices, readOffices } from './offices';

describe('the offices', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeward-offices-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const reading = async (text: string) => {
    const path = join(folder, 'offices.json');
    await writeFile(path, text);
    return readOffices(path);
  };

  it('of the demonstration are told apart and lie in countries', () => {
    expect(new Set(DEMONSTRATION_OFFICES.map(({ id }) => id)).size).toBe(DEMONSTRATION_OFFICES.length);
    expect(DEMONSTRATION_OFFICES.filter(({ country }) => !isCountry(country))).toEqual([]);
    expect(new Offices().zoneOf('niamey')).toBe('Africa/Niamey');
    expect(new Offices().zoneOf('closed-long-ago')).toBe('UTC');
  });

  it('come from a file', async () => {
    const offices = await reading('[{"id":"kyiv","country":"UKR","zone":"Europe/Kyiv"}]');
    expect(offices.find('kyiv')).toEqual({ id: 'kyiv', country: 'UKR', zone: 'Europe/Kyiv' });
    expect(offices.find('niamey')).toBeUndefined();
  });

  it('may say which days they rest', async () => {
    const offices = await reading('[{"id":"beirut","country":"LBN","zone":"Asia/Beirut","weekend":[7],"holidays":["2026-02-09"]}]');
    expect(offices.calendarOf('beirut', '2026-03-02')).toMatchObject({ weekend: [7], holidays: ['2026-02-09'], zone: 'Asia/Beirut' });
    expect(offices.calendarOf('closed-long-ago', '2026-03-02')).toMatchObject({ weekend: [6, 7], zone: 'UTC' });
    const wrong = ['"weekend":[0]', '"weekend":[1,2,3,4,5,6,7]', '"weekend":[7,7]', '"holidays":["2026-02-30"]', '"holidays":"never"'];
    for (const days of wrong) await expect(reading(`[{"id":"ok","country":"LBN","zone":"Asia/Beirut",${days}}]`)).rejects.toThrow(/must list/);
  });

  it('are refused with everything that is wrong', async () => {
    await expect(reading('[{"id":"a b","country":"XXA","zone":"Mars/Base"},{"id":"ok","country":"UKR","zone":"Europe/Kyiv"},{"id":"ok","country":"UKR","zone":"Europe/Kyiv"},null]')).rejects.toMatchObject({
      problems: [
        'office 1: id must be of letters, digits and hyphens',
        'office 1: country must be an ISO 3166-1 alpha-3 code',
        'office 1: zone must be an IANA time zone',
        'office 4: id must be of letters, digits and hyphens',
        'office 4: country must be an ISO 3166-1 alpha-3 code',
        'office 4: zone must be an IANA time zone',
        'an id stands twice',
      ],
    });
    await expect(reading('{}')).rejects.toThrow('JSON list');
    await expect(reading('not json')).rejects.toThrow('not JSON');
  });
});
