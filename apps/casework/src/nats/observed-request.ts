import { performance } from 'node:perf_hooks';
import { findCommand } from '@homeward/contracts';
import { commandNameIn } from '@homeward/integration';
import type { NatsReply } from '@homeward/nats';
import { recordSeconds } from '@homeward/telemetry';

const MS_PER_SECOND = 1_000;

/** Lets operators see how long a command over NATS takes, by its name in the catalogue and the status of its answer. */
export async function observedRequest(subject: string, answer: () => Promise<NatsReply>): Promise<NatsReply> {
  const startedMs = performance.now();
  const reply = await answer();
  recordSeconds('natsSeconds', (performance.now() - startedMs) / MS_PER_SECOND, {
    'homeward.command.name': findCommand(commandNameIn(subject))?.name ?? 'unknown',
    'homeward.status': reply.headers['Homeward-Status'] ?? 'unknown',
  });
  return reply;
}
