import { MemoryEventStore } from '@homeward/event-store';
import { Standings } from '@homeward/leadership';
import type { DataSource } from 'typeorm';
import { Draining } from './draining';
import { type HealthPorts, ServiceHealth } from './service-health';

const ANSWERED_WITHIN_MS = 5_000;
const never = (): Promise<never> => new Promise(() => undefined);

describe('the health of a service that writes into another log than the others', () => {
  it('says that its engine is not the one the read models came from', async () => {
    const checkpoint = { name: 'caseload', position: `${'1'.padStart(20, '0')}-${'1'.padStart(20, '0')}`, parked: 0 };
    const readModels = { query: (text: string) => Promise.resolve(text.includes('read_model.checkpoint') ? [checkpoint] : []), migrations: [] } as unknown as DataSource;
    const databaseClock = { distance: () => Promise.reject(new Error('not asked')), limits: { warningSeconds: 2, limitSeconds: 60 } };
    const ports = { service: 'casework', store: new MemoryEventStore(() => ''), readModels, databaseClock, standings: new Standings(), draining: new Draining(), needed: () => [], helpful: () => [] };
    expect((await new ServiceHealth(ports).look()).reasons).toEqual(['The read models were made from the log of another engine: give every service the same EVENT_STORE.']);
  });
});

describe('the health of a service whose databases say nothing', () => {
  it('is told in time: not ready, with every reason', async () => {
    const store = { checkReadiness: never, head: never, readAll: never } as unknown as HealthPorts['store'];
    const readModels = { query: never } as unknown as DataSource;
    const ports = { service: 'casework', store, readModels, databaseClock: { distance: never, limits: { warningSeconds: 2, limitSeconds: 60 } }, keyStore: { findKeys: never }, standings: new Standings(), draining: new Draining(), needed: () => [], helpful: () => [] };
    const { status, reasons } = await new ServiceHealth(ports).look();
    expect(status).toBe('not-ready');
    expect(reasons).toEqual(['The log cannot be reached.', 'The read models cannot be reached.', 'The key store cannot be reached.']);
  }, ANSWERED_WITHIN_MS);
});
