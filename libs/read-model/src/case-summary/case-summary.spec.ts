import { arrived, assigned, consented, corrected, departed, familyNoted, familySplit, held, OTHER_CASE, personErased, registered, resumed, RETURNED, screened } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { caseSummary } from './case-summary.projection';

const summaryAfter = (...story: Parameters<typeof rowsOf>[1]) => {
  const [row, ...others] = rowsOf(caseSummary, story);
  expect(others).toEqual([]);
  return row;
};

describe('case-summary', () => {
  it('shows a registered case with its identity sealed', () => {
    expect(summaryAfter(registered())).toMatchObject({
      phase: 'registered',
      revision: 0,
      office: 'TRIPOLI',
      officer: null,
      nationality: 'NGA',
      ageBand: '18-59',
      flags: [],
      consentValidUntil: null,
      sealedIdentity: [{ eventType: 'CaseRegistered', sealClass: 'identity', part: 'v1.key-1.c2VhbGVk' }],
    });
  });

  it('follows the case to its phase and says since when', () => {
    expect(summaryAfter(registered(), consented(), screened(['pregnant'], '2026-03-04T08:00:00.000Z'))).toMatchObject({
      phase: 'screened',
      phaseSince: '2026-03-04T08:00:00.000Z',
      flags: ['pregnant'],
      consentValidUntil: '2026-08-30',
    });
  });

  it('keeps since when a phase lasts while other things happen in it', () => {
    expect(summaryAfter(registered(), consented('2026-03-03T08:00:00.000Z'), assigned('officer-2', '2026-03-09T08:00:00.000Z'))).toMatchObject({
      phase: 'consented',
      phaseSince: '2026-03-03T08:00:00.000Z',
      officer: 'officer-2',
      revision: 2,
    });
  });

  it('tells when the person left and arrived as it was there, not when it was written down', () => {
    expect(summaryAfter(...RETURNED)).toMatchObject({
      phase: 'arrived',
      departsAt: '2026-03-27T10:00:00.000Z',
      departedAt: '2026-03-27T10:10:00.000Z',
      arrivedAt: '2026-03-27T16:20:00.000Z',
      ddpResult: 'CLEARED',
      ddpValidUntil: '2026-04-15',
    });
    expect(RETURNED.at(-2)).toEqual(departed());
    expect(RETURNED.at(-1)).toEqual(arrived());
  });

  it('shows how the others of the family stand, and from whom the person is parted', () => {
    expect(summaryAfter(registered())?.family).toBeNull();
    const father = { memberCaseId: OTHER_CASE, relation: 'head', standing: 'closed', travelDate: '2026-03-27', gates: [{ gate: 'MEDICAL', reason: 'Not fit.' }] } as const;
    const noted = familyNoted({ ...father, asOfRevision: 12 });
    expect(summaryAfter(registered(), noted)?.family).toEqual([{ ...father, split: false }]);
    expect(summaryAfter(registered(), noted, familySplit([OTHER_CASE]))?.family).toEqual([{ ...father, split: true }]);
  });

  it('keeps each sealed identity, the later one to be read over the earlier', () => {
    const row = summaryAfter(registered(), corrected({ ageBand: '12-17', claimedNationality: 'GHA' }));
    expect(row).toMatchObject({ ageBand: '12-17', nationality: 'GHA' });
    expect(row?.sealedIdentity.map(({ part }) => part)).toEqual(['v1.key-1.c2VhbGVk', 'v1.key-1.Y29ycmVjdGVk']);
  });

  it('shows where a held case will go on, and that it does', () => {
    expect(summaryAfter(registered(), consented(), held())).toMatchObject({ phase: 'on-hold', phaseBefore: 'consented' });
    expect(summaryAfter(registered(), consented(), held(), resumed('consented'))).toMatchObject({ phase: 'consented', phaseBefore: null });
  });

  it('tells where the person was registered, which flight is booked, and every cause that suspends the case', () => {
    const suspended = (causeId: string, at: string) => ({ type: 'CaseSuspended', at, data: { scope: 'corridor', scopeRef: 'LBY>NGA', causeId } }) as const;
    expect(summaryAfter(registered())).toMatchObject({ site: 'site-1', flight: null, suspendedBy: [] });
    expect(summaryAfter(...RETURNED.slice(0, -2))).toMatchObject({ flight: 'ZZ123', suspendedBy: [] });
    const both = [registered(), suspended('cause-1', '2026-03-03T08:00:00.000Z'), suspended('cause-2', '2026-03-04T08:00:00.000Z')];
    expect(summaryAfter(...both)).toMatchObject({ phase: 'suspended', suspendedBy: ['cause-1', 'cause-2'] });
    const ended = { type: 'CaseResumed', at: '2026-03-05T08:00:00.000Z', data: { to: 'suspended', lostGates: [], causeId: 'cause-2' } } as const;
    expect(summaryAfter(...both, ended)).toMatchObject({ phase: 'suspended', suspendedBy: ['cause-1'] });
    expect(summaryAfter(...both, resumed('registered'))).toMatchObject({ phase: 'registered', suspendedBy: [] });
  });

  it('lets go of the sealed identity once its keys are destroyed', () => {
    expect(summaryAfter(registered(), personErased())).toMatchObject({ erased: true, sealedIdentity: [] });
  });
});
