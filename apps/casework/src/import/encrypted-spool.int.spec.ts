import { readdir, readlink } from 'node:fs/promises';
import { EncryptedSpool } from './encrypted-spool';

const SECRET = 'Canaryname, born 1990';

async function textOf(spool: EncryptedSpool): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of spool.read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('the spool of an upload', () => {
  let spool: EncryptedSpool;
  beforeEach(async () => {
    spool = await EncryptedSpool.open();
  });
  afterEach(() => spool.dispose());

  it('gives back what was written, as often as asked, also when more comes between', async () => {
    await spool.write(Buffer.from(SECRET));
    expect(await textOf(spool)).toBe(SECRET);
    await spool.write(Buffer.from('!'.repeat(200_000)));
    expect(await textOf(spool)).toBe(SECRET + '!'.repeat(200_000));
  });

  // Other systems do not show a process its own open files as names.
  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('has no name on disk, and holds nothing readable', async () => {
    await spool.write(Buffer.from(SECRET));
    const open = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).then((path) => ({ fd, path }), () => undefined)));
    const spools = open.filter((entry) => entry?.path.includes('homeward-import-'));
    expect(spools.length).toBeGreaterThan(0);
    expect(spools.every((entry) => entry?.path.endsWith('(deleted)'))).toBe(true);
  });
});
