/** Injection tokens for the ports that are interfaces. Classes (`CaseLog`, TypeORM's `DataSource`) are injected by themselves. */
export const EVENT_STORE = Symbol('EventStore');
export const KEY_STORE = Symbol('KeyStore');
export const PERSONAL_DATA = Symbol('PersonalData');
export const SEALER = Symbol('Sealer');
export const ERASER = Symbol('Eraser');
export const IDENTITIES = Symbol('IdentityIndex');
export const TEXTS = Symbol('TextIndex');
export const CLOCK = Symbol('Clock');
export const IDS = Symbol('Ids');
export const TIMERS = Symbol('Timers');
export const LOGGER = Symbol('Logger');
export const POLICY = Symbol('Policy');
