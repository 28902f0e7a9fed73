import { findNatsServer } from '../../libs/nats/src/testing';

/** Why a bench against a real broker cannot run here, if it cannot. */
export function missingNats(): string | undefined {
  return findNatsServer() === undefined ? 'no nats-server on the path and no NATS_SERVER_BIN' : undefined;
}

export function natsBinary(): string {
  const binary = findNatsServer();
  if (binary === undefined) throw new Error('There is no nats-server.');
  return binary;
}
