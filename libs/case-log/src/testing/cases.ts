import { MemoryEventStore } from '@homeward/event-store';
import { MemoryKeyStore, openPersonalData } from '@homeward/personal-data';
import { SEALED_FIELDS, type ReturnCaseEvent, type ReturnCaseEventType } from '@homeward/return-case';
import { CaseLog, type AppendMetadata } from '../case-log';
import type { OpenedEvent } from '../recorded-fact';

/** Cases for tests of the log, with a canary in every personal field. */

export const CASE = '0b5e4a0e-3b0a-4a53-9a59-1a2f7f6f0c01';
export const OTHER_CASE = '0b5e4a0e-3b0a-4a53-9a59-1a2f7f6f0c02';
export const PERSON = '5b0e4a0e-3b0a-4a53-9a59-1a2f7f6f0c11';
export const COMMAND = '7c0e4a0e-3b0a-5a53-9a59-1a2f7f6f0c11';
export const AT = '2026-03-02T08:00:00.000Z';

export const metadata: AppendMetadata = {
  commandId: COMMAND,
  requestDigest: 'digest-1',
  commandType: 'RegisterCase',
  office: 'tripoli',
  correlationId: 'c-1',
  policyVersion: '2026-01',
  subject: PERSON,
};

export type Data = Record<string, unknown>;
export const event = (type: ReturnCaseEventType, data: Data): ReturnCaseEvent =>
  ({ type, data, by: 'officer-amina', role: 'protection-officer', at: AT }) as unknown as ReturnCaseEvent;

export const registered = event('CaseRegistered', {
  personRef: PERSON, office: 'tripoli', hostCountry: 'LBY', claimedNationality: 'NGA', returnCountry: 'NGA', returnType: 'vhr',
  sex: 'female', ageBand: '18-24', documented: false, language: 'ibo', site: 'site-2', channel: 'in-person', possibleDuplicates: [],
  name: { full: 'CANARY Adaeze' }, birthDate: { value: '1996-05', precision: 'month' }, documents: [{ type: 'passport', number: 'CANARY-1', holder: 'person' }],
  contact: 'CANARY +218', externalReference: 'CANARY-2',
});

/** One event of every type that seals anything, with every field it can seal, and unsealed fields beside them. */
export const sealedEvents = Object.entries(SEALED_FIELDS).map(([type, byClass]) => {
  const sealed = Object.values(byClass).flat().map((field) => [field, { text: `CANARY ${type} ${field}` }]);
  return event(type as ReturnCaseEventType, { open: `open ${type}`, nested: { list: [1, null] }, ...Object.fromEntries(sealed) as Data });
});

export async function given() {
  const store = new MemoryEventStore(() => AT);
  const personal = await openPersonalData({ keyStore: new MemoryKeyStore() });
  return { store, ...personal, log: new CaseLog(store, personal.sealer) };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** As they were written: the id is the log's. */
export const eventsOf = (opened: readonly OpenedEvent[]): ReturnCaseEvent[] =>
  opened.map(({ event: { id: _id, ...written } }) => written as ReturnCaseEvent);
