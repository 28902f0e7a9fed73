/** Nest providers for the ports: the one place where configuration becomes a running store, key store and database. */
export { CLOCK, EVENT_STORE, IDS, LOGGER, POLICY, SEALER, TIMERS } from './tokens';
