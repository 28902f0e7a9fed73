import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { systemTimers } from '@homeward/platform';
import { createHttpAdapter } from './http-adapter';

const MAX_LOOKS = 1_000;

describe('an edge that is told to stop', () => {
  it('answers a request that comes over a kept connection meanwhile like any other', async () => {
    const instance = createHttpAdapter().getInstance();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const asked = new Promise<void>((resolve) => {
      instance.get('/slow', async () => {
        resolve();
        await held;
        return 'slow';
      });
    });
    instance.get('/late', async () => 'late');
    const { port } = new URL(await instance.listen({ port: 0, host: '127.0.0.1' }));
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    const answers = text(socket);

    socket.write('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n');
    await asked;
    const closed = instance.close();
    for (let looks = 0; instance.server.listening && looks < MAX_LOOKS; looks += 1) await systemTimers.sleep(1);
    socket.write('GET /late HTTP/1.1\r\nHost: here\r\n\r\n');
    release();

    await closed;
    expect((await answers).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(await answers).toMatch(/late$/);
  });
});
