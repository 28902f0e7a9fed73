import { failureFromFileSystem, failureFromLog } from './embedded-postgres-error';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

describe('the failure of an embedded PostgreSQL', () => {
  it.each([
    ['FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device'],
    ['initdb: error: could not write file: Disk quota exceeded'],
  ])('is a full disk when the log says %p', (line) => {
    const failure = failureFromLog('Starting PostgreSQL', 'data', 5432, ['LOG:  starting', line]);

    expect(failure).toMatchObject({ code: 'disk-full', message: expect.stringContaining('free some space') as string });
  });

  it('is a taken port when the server could not bind it', () => {
    const failure = failureFromLog('Starting PostgreSQL', 'data', 5432, [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      'FATAL:  could not create any TCP/IP sockets',
    ]);

    expect(failure).toMatchObject({ code: 'port-taken', message: expect.stringContaining('5432') as string });
  });

  it('otherwise names the reason, not the lines after it, and keeps the log', () => {
    const lines = ['FATAL:  database files are incompatible with server', 'LOG:  database system is shut down'];

    const failure = failureFromLog('Starting PostgreSQL', 'data', 5432, lines);

    expect(failure).toMatchObject({ code: 'start-failed', logLines: lines });
    expect(failure.message).toContain('incompatible with server');
  });

  it.each(['ENOSPC', 'EDQUOT'])('is a full disk when our own write meets %s', (code) => {
    expect(failureFromFileSystem('data', systemError(code))).toMatchObject({ code: 'disk-full' });
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('names the folder when our own write meets %s', (code) => {
    expect(failureFromFileSystem('data', systemError(code))).toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining(code) as string,
    });
  });

  it('leaves a bug as it is', () => {
    const bug = new TypeError('x is not a function');

    expect(failureFromFileSystem('data', bug)).toBe(bug);
  });
});
