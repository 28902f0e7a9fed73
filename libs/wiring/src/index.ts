/**
 * Nest providers for the ports: the one place where configuration becomes a running store, key store and database.
 * Guarantees: each part connects as the least role that can do its work, and is closed after everything that uses it.
 */
export { AccessModule } from './access/access.module';
export { AccessRevocations, ensureMayRevoke } from './access/access-revocations';
export type { StoredRevocation } from './access/revocation-store';
export { RevocationWatch } from './access/revocation-watch';
export { ClockOff, DatabaseClock } from './clock/database-clock';
export { CoreModule, type CoreOptions, masterKeysFolderOf } from './core-module';
export { DatabaseConfiguration } from './database-configuration';
export { type Databases, type DatabaseOptions, joinDatabases, openDatabases, roleConnections } from './databases';
export { provision, type Connections, type Servers } from './provision';
export { readRuleSets, RuleSets, RuleSetsInvalid } from './rule-sets';
export { openEventStore, type StoreChoice } from './event-store-choice';
export { HealthModule, type HealthOptions, type Watched } from './health/health.module';
export type { RelayLag } from './health/health-document';
export type { Reporting } from './health/service-health';
export { type Identity, identityOf, openDevelopmentIssuerOf, openIdentity } from './service/identity';
export { addressOf, listen, PortUnusable } from './service/listen';
export { clockLimitsOf, HttpServiceConfiguration, ServiceConfiguration } from './service/service-configuration';
export { runService, type RunningService, type ServiceDefinition, startService } from './service/start-service';
export { told } from './service/told';
export { untilToldToStop } from './service/until-told-to-stop';
export { CLOCK, ERASER, EVENT_STORE, IDENTITIES, IDS, KEY_STORE, LOGGER, PERSONAL_DATA, POLICY, SEALER, TEXTS, TIMERS } from './tokens';
