import { createServer } from 'node:net';
import { systemRandomness } from '@homeward/platform';

/** Below the ports that systems give to callers: while a server is down, a caller must not be given its port, nor reach itself there. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;
const MAX_TRIES = 50;

/** A port of this machine that nobody listens on and that a server may leave and take again. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = FIRST_PORT + Math.floor(systemRandomness.fraction() * PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host: '127.0.0.1', port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
