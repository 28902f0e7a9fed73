/**
 * What every service needs from the machine it runs on, behind ports.
 * Guarantees: time, waiting, ids and logging can each be replaced in a test, so a failure replays from its seed.
 * Refuses: to know the domain, the database or Nest's container.
 */
export { systemTimers, type Timers } from './timers';
