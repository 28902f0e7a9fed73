import { booked, consented, corrected, personErased, registered, RETURNED, screened } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { caseTimeline } from './case-timeline.projection';

describe('case-timeline', () => {
  it('tells each fact with its actor, both times and its codes', () => {
    expect(rowsOf(caseTimeline, [registered(), consented(), screened(['pregnant'])]).map(({ revision, type, summary }) => ({ revision, type, summary }))).toEqual([
      { revision: 0, type: 'CaseRegistered', summary: 'returnType=vhr hostCountry=LBY claimedNationality=NGA channel=in-person' },
      {
        revision: 1,
        type: 'ConsentRecorded',
        summary: 'purposes=assess,counsel,contact_coo_authorities,travel,monitoring_contact form=signed capacity=self validUntil=2026-08-30',
      },
      { revision: 2, type: 'VulnerabilityScreened', summary: 'urgency=normal flags=pregnant validUntil=2026-06-02' },
    ]);
  });

  it('has a row for every fact, in order', () => {
    const rows = rowsOf(caseTimeline, RETURNED);
    expect(rows.map(({ type }) => type)).toEqual(RETURNED.map(({ type }) => type));
    expect(rows.map(({ revision }) => revision)).toEqual(RETURNED.map((_, index) => index));
  });

  it('names no reference, no place and nothing sealed', () => {
    const told = rowsOf(caseTimeline, [registered(), corrected({}), booked(), personErased()]).map(({ summary }) => summary).join(' ');
    expect(told).not.toMatch(/person-1|site-1|fund-1|ZZ123|v1\.key/);
  });
});
