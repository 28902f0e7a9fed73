import { isNativeError } from 'node:util/types';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger';

/**
 * Lets Nest write through our logger. Nest hands over anything; only text and errors are kept, because an object may
 * hold a request. Only the type comes from Nest, so this file runs without it.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  // Nest tells of every route and module it sets up; an operator wants to read what went wrong.
  log(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('error', message, rest);
  }

  /** Nest puts the name of the writing class last. */
  #write(level: 'debug' | 'info' | 'warn' | 'error', message: unknown, rest: readonly unknown[]): void {
    const last = rest.at(-1);
    const context = typeof last === 'string' && !last.includes('\n') ? last : undefined;
    const error = [message, ...rest].find(isNativeError);
    if (typeof message === 'string') this.logger[level](message, { context, error });
    else this.logger[level](error === undefined ? 'Nest logged an object' : 'Unhandled failure', { context, error });
  }
}
