import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { EVENT_TYPES, type ReturnCaseEventType } from '@homeward/return-case';
import { integrationEventOf, NotAnIntegrationEvent, parseIntegrationEvent, sequenceOf } from './integration-event';
import { CASE_CHANGED, SHARED_DATA, SHARED_TYPES, sharedFieldsOf } from './shared-data';
import { CASE, factOf } from './testing/facts';

interface Stored {
  readonly type: ReturnCaseEventType;
  readonly data: Readonly<Record<string, unknown>>;
}

const HISTORY = JSON.parse(readFileSync(join(__dirname, '../../return-case/src/history/version-1.json'), 'utf8')) as readonly Stored[];
const CANARY = 'CANARY-Adaeze';

/** The same shape with a canary in place of every value, except those the table lets out. */
function withCanaries(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCanaries);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCanaries(inner)]));
  return CANARY;
}

describe('an integration event', () => {
  it('names the case, what happened and where to read more, and counts', () => {
    const fact = factOf('TravelDocumentIssued', { documentType: 'passport', issuer: 'NGA', validUntil: '2026-01-01' }, { revision: 7 });
    expect(integrationEventOf(fact, 12)).toEqual({
      specversion: '1.0',
      id: fact.eventId,
      source: '/homeward/tripoli',
      type: 'homeward.return-case.travel-document-issued.v1',
      subject: CASE,
      time: fact.recordedAt,
      datacontenttype: 'application/json',
      dataref: `/v1/cases/${CASE}/history?asOf=7&from=7&limit=1`,
      sequence: '0000000000000012',
      logposition: fact.position,
      partitionkey: CASE,
      traceparent: fact.metadata.traceparent,
      data: { type: 'TravelDocumentIssued', revision: 7, documentType: 'passport' },
    });
  });

  it('does not tell that protection was asked for', () => {
    const told = JSON.stringify(integrationEventOf(factOf('AsylumClaimExpressed', { statedTo: 'officer-1', contactAlreadyMade: true }), 1));
    expect(told).toContain('homeward.return-case.case-changed.v1');
    expect(told.toLowerCase()).not.toMatch(/asylum|officer-1|contact/);
  });

  it('of a type that a newer version wrote tells nothing but a change', () => {
    const event = integrationEventOf(factOf('SomethingNew' as ReturnCaseEventType, { secret: CANARY }), 1);
    expect(event.data).toEqual({ type: CASE_CHANGED, revision: 0 });
  });

  it('comes from the network when the network acted, and has no trace when nobody gave one', () => {
    const event = integrationEventOf(factOf('CaseReadied', {}, { office: '*', traceparent: '' }), 1);
    expect(event.source).toBe('/homeward/network');
    expect(event).not.toHaveProperty('traceparent');
  });

  it('is decided for every type of event there is', () => {
    expect(Object.keys(SHARED_DATA).sort()).toEqual([...EVENT_TYPES].sort());
    expect(SHARED_TYPES.filter((type) => type === CASE_CHANGED)).toHaveLength(1);
  });

  it.each(HISTORY.map(({ type, data }, index) => [`${index} ${type}`, type, data] as const))('holds no value of event %s beside those of the table', (_, type, data) => {
    const told = integrationEventOf(factOf(type, withCanaries(data) as Stored['data']), 1);
    const allowed = new Set(sharedFieldsOf(type));
    const { data: shared, ...envelope } = told;
    expect(JSON.stringify(envelope)).not.toContain(CANARY);
    expect(Object.keys(shared).filter((field) => !allowed.has(field)).sort()).toEqual(['revision', 'type']);
    expect(JSON.stringify(shared).split(CANARY).length - 1).toBe([...allowed].filter((field) => field in data).length);
  });

  it('holds nothing of any field somebody might add', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENT_TYPES), fc.dictionary(fc.string({ minLength: 1 }), fc.constant(CANARY)), (type, data) => {
        const foreign = Object.fromEntries(Object.entries(data).filter(([field]) => !sharedFieldsOf(type).includes(field)));
        expect(JSON.stringify(integrationEventOf(factOf(type, foreign), 1))).not.toContain(CANARY);
      }),
    );
  });

  it('is a CloudEvent by the SDK, and reads back as it was', () => {
    const event = integrationEventOf(factOf('CaseReadied', {}), 3);
    expect(parseIntegrationEvent(JSON.stringify(event))).toEqual(event);
    expect(sequenceOf(event)).toBe(3);
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no CloudEvent', '{}'],
    ['no sequence', JSON.stringify({ ...integrationEventOf(factOf('CaseReadied', {}), 3), sequence: '3' })],
    ['no position', JSON.stringify({ ...integrationEventOf(factOf('CaseReadied', {}), 3), logposition: 4 })],
    ['null', 'null'],
  ])('is not made of %s', (_, text) => {
    expect(() => parseIntegrationEvent(text)).toThrow(NotAnIntegrationEvent);
  });
});

