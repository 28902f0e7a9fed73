import { DEFAULT_POLICY } from '@homeward/return-case';
import {
  asylumClaimed, assigned, clearanceRequested, closed, consented, counselled, followedUp, held, registered, RETURNED, screened, withdrawn,
  type Told,
} from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { worklistUnder } from './worklist.projection';

const items = (...story: readonly Told[]): Record<string, string> =>
  Object.fromEntries(rowsOf(worklistUnder(DEFAULT_POLICY), story).map(({ kind, step, dueAt }) => [`${kind} ${step}`, dueAt]));

/** The whole way up to and with the nth fact. */
const way = (facts: number): readonly Told[] => RETURNED.slice(0, facts);

describe('worklist', () => {
  it('asks for consent three days after registration', () => {
    expect(items(registered())).toEqual({ 'due consent': '2026-03-05T08:00:00.000Z' });
  });

  it('asks for the screening 48 hours after consent, and watches the consent', () => {
    expect(items(registered(), consented())).toEqual({
      'due screening': '2026-03-05T08:00:00.000Z',
      'expiring CONSENT': '2026-08-30T23:59:59.999Z',
    });
  });

  it('asks for counselling within seven days of the screening and for the assessment within ten of the counselling', () => {
    expect(items(registered(), consented(), screened())).toMatchObject({ 'due counselling': '2026-03-11T08:00:00.000Z' });
    expect(items(registered(), consented(), screened(), counselled())).toMatchObject({
      'due assessment': '2026-03-16T08:00:00.000Z',
      'expiring SCREENING': '2026-06-02T23:59:59.999Z',
      'expiring COO_INFORMATION': '2026-03-31T23:59:59.999Z',
    });
  });

  it('asks for the due-diligence decision, then watches it', () => {
    expect(items(...way(7))).toMatchObject({ 'due ddp': '2026-03-17T08:00:00.000Z' });
    expect(items(...way(8))).toMatchObject({ 'expiring DDP': '2026-04-15T23:59:59.999Z' });
    expect(items(...way(8))).not.toHaveProperty('due ddp');
  });

  it('waits for the clearance of the country of origin', () => {
    expect(items(...way(8), clearanceRequested())).toMatchObject({ 'due coo-clearance': '2026-03-31T23:59:59.999Z' });
  });

  it('asks for the verification a day before departure, then for the departure, then for the arrival', () => {
    expect(items(...way(10))).toMatchObject({ 'due pre-departure-verification': '2026-03-26T10:00:00.000Z' });
    expect(items(...way(11))).toMatchObject({ 'due departure': '2026-03-27T10:00:00.000Z' });
    expect(items(...way(12))).toEqual({ 'due arrival-confirmation': '2026-03-28T16:00:00.000Z' });
  });

  it('asks for the follow-ups of months 1, 3, 6 and 12 until each is done', () => {
    expect(items(...RETURNED)).toEqual({
      'due follow-up-1': '2026-04-27T23:59:59.999Z',
      'due follow-up-3': '2026-06-27T23:59:59.999Z',
      'due follow-up-6': '2026-09-27T23:59:59.999Z',
      'due follow-up-12': '2027-03-27T23:59:59.999Z',
      'expiring CONSENT': '2026-08-30T23:59:59.999Z',
    });
    expect(Object.keys(items(...RETURNED, followedUp(1)))).not.toContain('due follow-up-1');
  });

  it('asks to review a hold, while validities run on', () => {
    expect(items(registered(), consented(), held())).toEqual({
      'due hold-review': '2026-03-23T23:59:59.999Z',
      'expiring CONSENT': '2026-08-30T23:59:59.999Z',
    });
  });

  it('asks to refer an asylum claim within 24 hours and for nothing else', () => {
    expect(items(...way(10), asylumClaimed())).toEqual({ 'due asylum-referral': '2026-03-22T08:00:00.000Z' });
  });

  it('asks for nothing once the person withdrew or the case is closed', () => {
    expect(items(...way(10), withdrawn())).toEqual({});
    expect(items(...RETURNED, closed())).toEqual({});
  });

  it('gives the items to the officer of the case', () => {
    expect(rowsOf(worklistUnder(DEFAULT_POLICY), [registered(), assigned('officer-9')])).toEqual([
      expect.objectContaining({ officer: 'officer-9', office: 'TRIPOLI', kind: 'due', step: 'consent' }),
    ]);
  });
});
