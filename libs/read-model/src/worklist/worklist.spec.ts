import { DEFAULT_POLICY } from '@homeward/return-case';
import { clearanceRequested, assigned, closed, consented, held, registered, resumed, RETURNED, withdrawn, type Told } from '../testing/facts';
import { rowsOf } from '../testing/given-facts';
import { worklistUnder } from './worklist.projection';

const projection = worklistUnder(DEFAULT_POLICY, () => 'Africa/Tripoli');
const items = (...story: readonly Told[]): Record<string, string> =>
  Object.fromEntries(rowsOf(projection, story).map(({ kind, step, dueAt }) => [`${kind} ${step}`, dueAt]));

/** The whole way up to and with the nth fact. */
const way = (facts: number): readonly Told[] => RETURNED.slice(0, facts);

const DUE = '2026-03-05T21:59:59.999Z';
const told = <Type extends Told['type']>(type: Type, data: object, at = '2026-03-02T08:00:00.000Z') => ({ type, at, data }) as unknown as Told;
const set = (step = 'consent', dueAt = DUE) => told('DeadlineSet', { step, dueAt, calendar: 'LBY weekend 5,6' });

describe('worklist', () => {
  it('asks for what is on the books, by when, until it is done or let go', () => {
    expect(items(registered(), set())).toEqual({ 'due consent': DUE });
    expect(items(registered(), set(), told('DeadlineMet', { step: 'consent', dueAt: DUE, late: false }))).toEqual({});
    expect(items(registered(), set(), told('DeadlineWaived', { step: 'consent', reasonCode: 'done-elsewhere' }))).toEqual({});
  });

  it('tells a new term, and whether somebody above was told', () => {
    const extended = told('DeadlineExtended', { step: 'consent', from: DUE, dueAt: '2026-03-09T21:59:59.999Z', reasonCode: 'access' });
    expect(items(registered(), set(), extended)).toEqual({ 'due consent': '2026-03-09T21:59:59.999Z' });
    const missed = [registered(), set(), told('DeadlineMissed', { step: 'consent', dueAt: DUE })];
    expect(rowsOf(projection, missed)).toMatchObject([{ escalated: false, reason: null }]);
    expect(rowsOf(projection, [...missed, told('DeadlineEscalated', { step: 'consent', dueAt: DUE, to: 'senior-protection-officer' })])).toMatchObject([{ escalated: true }]);
  });

  it('asks nobody for what Homeward does itself, and nobody while the case is suspended', () => {
    expect(items(registered(), set('gates-recheck'))).toEqual({});
    const suspended = [registered(), set(), told('CaseSuspended', { scope: 'case', scopeRef: 'case', causeId: 'strike' }, '2026-03-03T08:00:00.000Z')];
    expect(items(...suspended)).toEqual({});
    expect(items(...suspended, resumed('registered'))).toEqual({ 'due consent': DUE });
  });

  it('watches what was recorded until the office’s last moment of its last day', () => {
    expect(items(registered(), consented())).toEqual({ 'expiring CONSENT': '2026-08-30T21:59:59.999Z' });
    expect(items(...way(5))).toMatchObject({ 'expiring SCREENING': '2026-06-02T21:59:59.999Z', 'expiring COO_INFORMATION': '2026-03-31T21:59:59.999Z' });
    expect(items(...way(8))).toMatchObject({ 'expiring DDP': '2026-04-15T21:59:59.999Z' });
    expect(items(registered(), consented(), held())).toEqual({ 'expiring CONSENT': '2026-08-30T21:59:59.999Z' });
    expect(items(...way(13))).toEqual({ 'expiring CONSENT': '2026-08-30T21:59:59.999Z' });
    expect(items(...way(8), clearanceRequested())).not.toHaveProperty('expiring COO_CLEARANCE');
  });

  it('says why a case that stood does not stand any more, until it is ready again', () => {
    const lost = told('GateLost', { gate: 'MEDICAL', reason: 'It was valid until 2026-03-21.' }, '2026-03-22T08:00:00.000Z');
    const fallen = rowsOf(projection, [...way(9), lost]).filter(({ kind }) => kind === 'attention');
    expect(fallen).toMatchObject([{ step: 'gate-lost:MEDICAL', dueAt: '2026-03-22T08:00:00.000Z', reason: 'It was valid until 2026-03-21.' }]);
    expect(items(...way(9), lost, told('CaseReadied', { travelDate: '2026-04-02' }, '2026-03-23T08:00:00.000Z'))).not.toHaveProperty(['attention gate-lost:MEDICAL']);
    expect(items(...way(9), lost, withdrawn())).toEqual({});
  });

  it('says what changed under a decision', () => {
    const stale = told('DdpMarkedStale', { causes: [{ input: 'answer.L1', checks: ['L1'] }] }, '2026-03-19T08:00:00.000Z');
    expect(rowsOf(projection, [...way(8), stale]).filter(({ kind }) => kind === 'attention')).toMatchObject([
      { step: 'ddp-stale', dueAt: '2026-03-19T08:00:00.000Z', reason: 'The due diligence must be decided again; since then changed: the answer to L1.' },
    ]);
  });

  it('asks for nothing once the person withdrew or the case is closed', () => {
    expect(items(...way(10), withdrawn())).toEqual({});
    expect(items(...RETURNED, closed())).toEqual({});
  });

  it('gives the items to the officer of the case', () => {
    expect(rowsOf(projection, [registered(), set(), assigned('officer-9')])).toEqual([
      expect.objectContaining({ officer: 'officer-9', office: 'TRIPOLI', kind: 'due', step: 'consent' }),
    ]);
  });
});
