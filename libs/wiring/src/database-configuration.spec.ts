import { ConfigurationInvalid, readConfiguration } from '@homeward/configuration';
import { DatabaseConfiguration } from './database-configuration';

const ROLE = 'postgres://role@host/homeward';
const SERVER = 'esdb://user:password@host:2113?tls=true';
const read = (environment: Readonly<Record<string, string>>) => readConfiguration(DatabaseConfiguration, environment);

describe('where the databases are', () => {
  it('is told for both roles where PostgreSQL keeps the log', () => {
    expect(read({ HOMEWARD_EVENT_STORE_URL: ROLE, HOMEWARD_READ_MODEL_URL: ROLE })).toMatchObject({ eventStore: 'postgres', eventStoreUrl: ROLE });
    expect(() => read({ HOMEWARD_READ_MODEL_URL: ROLE })).toThrow('HOMEWARD_EVENT_STORE_URL');
    expect(() => read({ HOMEWARD_EVENT_STORE_URL: ROLE })).toThrow('HOMEWARD_READ_MODEL_URL');
  });

  it('needs no role of the log where EventStoreDB keeps it, but the address of that', () => {
    expect(read({ EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: SERVER, HOMEWARD_READ_MODEL_URL: ROLE })).toMatchObject({ eventStore: 'eventstoredb', eventStoreDbUrl: SERVER });
    expect(() => read({ EVENT_STORE: 'eventstoredb' })).toThrow(ConfigurationInvalid);
    expect(() => read({ EVENT_STORE: 'eventstoredb', EVENTSTOREDB_URL: 'http://host' })).toThrow('EVENTSTOREDB_URL');
  });
});
