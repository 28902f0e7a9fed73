import type { Socket } from 'node:net';

/** Resets a connection, or closes it where an end was sent: Node would then neither reset it nor let go of it, even at exit. */
export function resetSocket(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
