import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { errorCode } from './error-code';

const HOST = '127.0.0.1';

/** The port if nobody listens on it (0 lets the system choose one), otherwise undefined. */
export function claimable(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    probe.listen({ host: HOST, port, exclusive: true }, () => {
      const address = probe.address();
      const chosen = address !== null && typeof address === 'object' ? address.port : undefined;
      probe.close(() => resolve(chosen));
    });
  });
}

/** The port of the last run where it is still free, so that open tools find the database again; else any free one. */
export async function chooseFreePort(portFile: string): Promise<number> {
  const remembered = Number(await readFile(portFile, 'utf8').catch(() => '0'));
  const again = remembered > 1023 && remembered < 65536 ? await claimable(remembered) : undefined;
  const port = again ?? (await claimable(0));
  if (port === undefined) throw new Error('The system has no free port left.');
  return port;
}

export const rememberPort = (portFile: string, port: number): Promise<void> => writeFile(portFile, `${port}\n`);
