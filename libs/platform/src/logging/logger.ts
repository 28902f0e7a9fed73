import { pino, type Logger as PinoLogger } from 'pino';
import { systemClock, type Clock } from '../clock';
import { allowedFields, type LoggedFields, type LogFields } from './log-fields';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The message says what happened in fixed words; whatever differs from line to line goes into the fields. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to each of its lines. */
  with(fields: LogFields): Logger;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly clock?: Clock;
  /** Takes each finished line with its line break; standard output by default. */
  readonly write?: (line: string) => void;
}

const LONGEST_MESSAGE = 1_000;

/** One JSON object per line: `level`, `time`, the allowed fields, `message`. Writing is synchronous: a crash loses none. */
export function createLogger({ level, clock = systemClock, write }: LoggerOptions): Logger {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: () => `,"time":"${clock.now()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return loggerOn(write === undefined ? pino(options) : pino(options, { write }));
}

/** Bound fields are merged here rather than by pino, which would write a name twice into one object. */
function loggerOn(lines: PinoLogger, bound: LoggedFields = {}): Logger {
  const at =
    (level: Exclude<LogLevel, 'silent'>) =>
    (message: string, fields: LogFields = {}): void => {
      if (lines.isLevelEnabled(level)) lines[level]({ ...bound, ...allowedFields(fields) }, message.slice(0, LONGEST_MESSAGE));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => loggerOn(lines, { ...bound, ...allowedFields(fields) }),
  };
}

/** Takes every line and keeps none. */
export const silentLogger: Logger = createLogger({ level: 'silent' });
