/** Injection tokens for the ports that are interfaces. Classes are injected by themselves. */
export const EVENT_STORE = Symbol('EventStore');
export const SEALER = Symbol('Sealer');
export const CLOCK = Symbol('Clock');
export const IDS = Symbol('Ids');
export const TIMERS = Symbol('Timers');
export const LOGGER = Symbol('Logger');
export const POLICY = Symbol('Policy');
