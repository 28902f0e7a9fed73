/**
 * Nest providers for the ports: the one place where configuration becomes a running store, key store and database.
 * Guarantees: each part connects as the least role that can do its work, and is closed after everything that uses it.
 */
export { CoreModule, type CoreOptions } from './core-module';
export { DatabaseConfiguration } from './database-configuration';
export { type Databases, type DatabaseOptions, joinDatabases, openDatabases } from './databases';
export { provision, type Connections, type Servers } from './provision';
export { readRuleSets, RuleSets, RuleSetsInvalid } from './rule-sets';
export { CLOCK, ERASER, EVENT_STORE, IDENTITIES, IDS, KEY_STORE, LOGGER, PERSONAL_DATA, POLICY, SEALER, TEXTS, TIMERS } from './tokens';
