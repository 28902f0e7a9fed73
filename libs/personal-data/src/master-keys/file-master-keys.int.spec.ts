import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileMasterKeys } from './file-master-keys';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-master-keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('master keys in files', () => {
  it('are made once by processes that start together', async () => {
    const keys = [1, 2, 3, 4].map(() => new FileMasterKeys(folder));
    await Promise.all(keys.map((one) => one.ensureEpoch(1)));
    expect(await readdir(folder)).toEqual(['epoch-1.key']);
    const [wrapped] = await new FileMasterKeys(folder).wrap(1, [{ context: 'c', bytes: Buffer.alloc(32, 7) }]);
    for (const one of keys) expect(await one.unwrap(1, [{ context: 'c', bytes: wrapped ?? Buffer.alloc(0) }])).toEqual([Buffer.alloc(32, 7)]);
  });

  it('are destroyed with the drafts that processes left when they died, and with no key of another epoch', async () => {
    const keys = new FileMasterKeys(folder);
    for (const epoch of [1, 11]) await keys.ensureEpoch(epoch);
    for (const draft of ['0123456789abcdef', 'fedcba9876543210']) await copyFile(join(folder, 'epoch-1.key'), join(folder, `epoch-1.key.${draft}`));
    await Promise.all([keys.destroyEpoch(1), new FileMasterKeys(folder).destroyEpoch(1)]);
    expect(await readdir(folder)).toEqual(['epoch-11.key']);
    await keys.destroyEpoch(1);
  });

  it('are destroyed where there is no folder any more', async () => {
    await expect(new FileMasterKeys(join(folder, 'gone')).destroyEpoch(1)).resolves.toBeUndefined();
  });
});
