import type { Caller } from '@homeward/access';
import type { BulkOperationBody } from '@homeward/contracts';
import { BEFORE_DEPARTURE, PAUSED_PHASES } from '@homeward/return-case';
import type { BulkJob } from './bulk-job';
import { casesInScope } from './cases-in-scope';

const CHIEF: Caller = { actor: 'com-1', role: 'chief-of-mission', office: 'niamey' };
const jobOf = (body: BulkOperationBody, caller = CHIEF): BulkJob =>
  ({ id: 'job-1', body, caller, trace: { traceId: 't', traceparent: 'tp' }, requestDigest: 'd', createdAt: '2026-03-02T08:00:00.000Z' });
/** The conditions as one text, with their values in their place. */
const found = (body: BulkOperationBody, caller = CHIEF) => casesInScope(jobOf(body, caller)).map(({ where, values }) => where.replace('?', () => String(values[0])));
const IN_OFFICE = ['not erased', 'office = niamey'];
const BEFORE = `phase = any(${[...BEFORE_DEPARTURE, ...PAUSED_PHASES].join(',')})`;

describe('the cases a bulk operation is about', () => {
  const suspend = (scope: 'corridor' | 'flight' | 'site', scopeRef: string): BulkOperationBody => ({ operation: 'suspend', scope, scopeRef, reasonCode: 'security' });

  it.each<[string, BulkOperationBody, readonly string[]]>([
    ['a corridor', suspend('corridor', 'NER>GIN'), ['host_country = NER', 'return_country = GIN']],
    ['every corridor to a country', suspend('corridor', '*>GIN'), ['return_country = GIN']],
    ['every corridor from a country', suspend('corridor', 'NER>*'), ['host_country = NER']],
    ['a flight', suspend('flight', 'HW204'), ['flight = HW204']],
    ['a site', suspend('site', 'Agadez transit centre'), ['site = Agadez transit centre']],
  ])('are, to suspend %s, those before departure that it does not suspend yet', (_, body, scope) => {
    expect(found(body)).toEqual([...IN_OFFICE, ...scope, BEFORE, 'not (job-1 = any(suspended_by))']);
  });

  it('are, to resume, those the cause suspends, all or within a scope', () => {
    expect(found({ operation: 'resume', causeId: 'cause-1' })).toEqual([...IN_OFFICE, 'cause-1 = any(suspended_by)']);
    expect(found({ operation: 'resume', causeId: 'cause-1', scope: 'flight', scopeRef: 'HW204' })).toEqual([...IN_OFFICE, 'flight = HW204', 'cause-1 = any(suspended_by)']);
  });

  it('are, to advise, those before departure', () => {
    expect(found({ operation: 'advisory', scope: 'corridor', scopeRef: '*>GIN' })).toEqual([...IN_OFFICE, 'return_country = GIN', BEFORE]);
  });

  it('are only those the sender may see', () => {
    const body = suspend('flight', 'HW204');
    expect(found(body, { actor: 'rm-1', role: 'receiving-mission', office: 'conakry', country: 'GIN' }).slice(0, 2)).toEqual(['not erased', 'return_country = GIN']);
    expect(found(body, { actor: 'homeward', role: 'homeward', office: '*' })).toEqual(['not erased', 'flight = HW204', BEFORE, 'not (job-1 = any(suspended_by))']);
    expect(() => found(body, { ...CHIEF, office: '*' })).toThrow(expect.objectContaining({ code: 'NotAllowed' }) as Error);
  });
});
