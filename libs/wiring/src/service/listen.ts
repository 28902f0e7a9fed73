import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TokenVerifier } from '@homeward/access';
import { configureHttp, createHttpAdapter } from '@homeward/http';
import { type Logger, NestLogger, systemIds } from '@homeward/platform';

const MS_PER_SECOND = 1_000;

export interface ListenOptions {
  /** Names the service in its log. */
  readonly name: string;
  readonly module: DynamicModule;
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  readonly httpHost: string;
  /** 0 for any free port. */
  readonly httpPort: number;
  /** In which every request is answered. */
  readonly answerSeconds: number;
}

/** Makes the application and has it answer. When that fails, everything it opened is closed; rejects with `PortUnusable` when it is the port. */
export async function listen({ name, module, verifier, logger, httpHost, httpPort, answerSeconds }: ListenOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, createHttpAdapter(), {
    logger: new NestLogger(logger.with({ app: name })),
    abortOnError: false,
  });
  try {
    await configureHttp(app, { verifier, logger, ids: systemIds, answerWithinMs: answerSeconds * MS_PER_SECOND });
    await app.listen(httpPort, httpHost);
    return app;
  } catch (error) {
    await app.close();
    throw portProblem(error, { httpHost, httpPort }) ?? error;
  }
}

/** Where an application answers, without a slash at the end. */
export function addressOf(app: NestFastifyApplication): string {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on a TCP port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

/** The user's own words for what they can mend: which port, and which variable changes it. */
function portProblem(error: unknown, { httpHost, httpPort }: Pick<ListenOptions, 'httpHost' | 'httpPort'>): PortUnusable | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return undefined;
  const why = code === 'EADDRINUSE' ? 'is used by another program' : 'cannot be opened';
  return new PortUnusable(`Port ${httpPort} on ${httpHost} ${why}: stop that program, or choose another port with HOMEWARD_HTTP_PORT=3001.`);
}

export class PortUnusable extends Error {
  override readonly name = 'PortUnusable';
}
