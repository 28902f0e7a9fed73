/**
 * What every service needs from the machine it runs on, behind ports: time, waiting, ids, chance, logging.
 * Guarantees: each can be replaced in a test, so a failure replays from its seed; a log line carries only fields from
 * a closed list and never what a database error quotes.
 * Refuses: to know the domain or the database, or to need Nest at run time.
 */
export { systemClock, type Clock } from './clock';
export { derivedId, systemIds, type Ids } from './ids';
export { inTime, Overdue } from './in-time';
export { describeError, type ErrorDescription } from './logging/describe-error';
export type { LogFields } from './logging/log-fields';
export { createLogger, LOG_LEVELS, silentLogger, type Logger, type LoggerOptions, type LogLevel } from './logging/logger';
export { NestLogger } from './logging/nest-logger';
export { MOMENT_CHANNEL, MOMENTS, reached, type Moment } from './moments';
export { systemRandomness, type Randomness } from './randomness';
export { seededIds, seededRandomness } from './testing/seeded';
export { VirtualTime } from './testing/virtual-time';
export { endProcessAfter, systemTimers, type Timers } from './timers';
