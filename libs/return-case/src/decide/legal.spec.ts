import { OPEN_PHASES } from '../phases';
import { RULES } from '../rules';
import {
  after,
  answerQuery,
  askBack,
  asOfficer,
  asylumCase,
  bookedCase,
  caseOf,
  claimAsylum,
  command,
  ENDS,
  evaluate,
  given,
  inTransitCase,
  LATER_DAYS,
  preparedCase,
  preparingCase,
  readyCase,
  referredCase,
  registeredCase,
  reopen,
  requestClearance,
  requestDocument,
  sendFile,
} from '../testing';

const refer = command('RecordAsylumReferral', { to: 'unhcr-tripoli' }, asOfficer(LATER_DAYS.verified));
const appeal = command('FileAppeal', { reference: 'court-88' }, asOfficer(LATER_DAYS.cleared));
const resolve = (outcome: 'withdrawn-in-writing' | 'dismissed', legalAidRef?: string) =>
  command('ResolveAppeal', legalAidRef === undefined ? { outcome } : { outcome, legalAidRef }, asOfficer(LATER_DAYS.cleared));

describe('ExpressAsylumClaim', () => {
  it('is possible in every phase but a closed one', () => {
    expect(RULES.ExpressAsylumClaim.phases).toEqual(OPEN_PHASES);
    given(...registeredCase).when(claimAsylum()).thenTypes('AsylumClaimExpressed');
    given(...ENDS.withdrawn).when(claimAsylum()).thenRejected('WrongPhase');
  });

  it('halts the case, gives the seat back, and says whether the country of origin already knows', () => {
    const [claim] = given(...bookedCase).when(claimAsylum()).thenTypes('AsylumClaimExpressed', 'ConsularIncidentRaised', 'BookingCancelled');
    expect(claim?.data).toMatchObject({ referDueAt: '2026-03-26T09:00:00.000Z', contactAlreadyMade: true });
    const [early] = given(...registeredCase).when(claimAsylum()).thenTypes('AsylumClaimExpressed');
    expect(early?.data).toMatchObject({ contactAlreadyMade: false });
    expect(caseOf(asylumCase)).toMatchObject({ phase: 'asylum-halt', travel: { booking: null } });
  });

  it('tells who answers for data and for protection what the country of origin was told, and when nothing was, tells nobody', () => {
    const told = after(preparingCase, sendFile(), requestDocument(), requestClearance(), askBack(), answerQuery(), claimAsylum());
    const incident = told.find(({ type }) => type === 'ConsularIncidentRaised');
    expect(incident?.data).toEqual({
      to: ['data-protection-officer', 'senior-protection-officer'],
      contacts: ['file-sent:file-9', 'document-requested:NGA', 'clearance-requested:note-verbale-12', 'query-answered:answer-1'],
    });
    expect(caseOf(told).consular.incident).toEqual(incident?.data);
    given(...preparingCase).when(claimAsylum()).thenTypes('AsylumClaimExpressed');
    given(...told).when(claimAsylum()).thenNothing();
  });

  it('is an incident again when the case was begun anew, for what was told is not untold', () => {
    const again = after(referredCase, reopen());
    given(...again).when(claimAsylum({}, asOfficer(LATER_DAYS.closed))).thenTypes('AsylumClaimExpressed', 'ConsularIncidentRaised');
  });

  it('freezes whatever would be sent', () => {
    const told = after(preparingCase, requestClearance(), askBack(), claimAsylum());
    for (const sending of [sendFile(), requestDocument(), answerQuery(), requestClearance({ governmentRequestRef: 'note-verbale-13' })]) {
      given(...told).when(sending).thenRejected('ConsularFrozen');
    }
  });

  it('halts a person under way as well', () => {
    expect(caseOf(after(inTransitCase, claimAsylum())).phase).toBe('asylum-halt');
  });

  it('names who heard it', () => {
    given(...bookedCase).when(claimAsylum({ statedTo: ' ' })).thenRejected('InvalidValue');
  });

  it('answers a repetition with nothing, in whatever words', () => {
    given(...asylumCase).when(claimAsylum({ words: 'They will kill me.' })).thenNothing();
  });

  it('stays frozen until it is referred and the case begun again', () => {
    given(...asylumCase).when(requestDocument()).thenRejected('ConsularFrozen');
    given(...asylumCase).when(reopen()).thenRejected('ConsularFrozen');
    given(...referredCase).when(reopen()).thenTypes('CaseReopened');
    expect(caseOf(after(referredCase, reopen())).legal).toMatchObject({ asylumExpressedAt: null, asylumReferred: false });
  });
});

describe('RecordAsylumReferral', () => {
  it('is recorded once, and only for a claim', () => {
    given(...asylumCase).when(refer).thenTypes('AsylumReferralMade');
    given(...referredCase).when(refer).thenNothing();
    given(...bookedCase).when(refer).thenRejected('WrongPhase');
    given(...asylumCase).when({ ...refer, data: { to: ' ' } }).thenRejected('InvalidValue');
  });
});

describe('FileAppeal and ResolveAppeal', () => {
  it('a pending appeal keeps a case from being ready', () => {
    const appealed = after(preparedCase, appeal);
    given(...appealed).when(evaluate()).thenTypes('GatesEvaluated');
    given(...after(appealed, resolve('dismissed'))).when(evaluate()).thenTypes('GatesEvaluated', 'CaseReadied');
  });

  it('takes readiness and the seat away', () => {
    given(...readyCase).when(appeal).thenTypes('AppealFiled', 'GateLost');
    given(...bookedCase).when(appeal).thenTypes('AppealFiled', 'GateLost', 'BookingCancelled');
  });

  it('answer a repetition with nothing', () => {
    given(...after(preparedCase, appeal)).when(appeal).thenNothing();
    given(...after(preparedCase, appeal)).when({ ...appeal, data: { reference: 'court-89' } }).thenTypes('AppealFiled');
    given(...after(preparedCase, appeal, resolve('dismissed'))).when(appeal).thenTypes('AppealFiled');
    given(...after(preparedCase, appeal, resolve('dismissed'))).when(resolve('dismissed')).thenNothing();
  });

  it('is withdrawn in writing only after legal aid', () => {
    const appealed = after(preparedCase, appeal);
    given(...appealed).when(resolve('withdrawn-in-writing')).thenRejected('ConsentInvalid');
    given(...appealed).when(resolve('withdrawn-in-writing', ' ')).thenRejected('ConsentInvalid');
    given(...appealed).when(resolve('withdrawn-in-writing', 'legal-aid-3')).thenTypes('AppealResolved');
  });

  it('refuse an appeal without a reference, an answer to none, and a person under way', () => {
    given(...preparedCase).when({ ...appeal, data: { reference: '' } }).thenRejected('InvalidValue');
    given(...preparedCase).when(resolve('dismissed')).thenRejected('InvalidValue');
    given(...inTransitCase).when(appeal).thenRejected('WrongPhase');
  });

  it('stays pending through a new beginning, for the court does not begin anew', () => {
    const again = after(preparedCase, appeal, claimAsylum(), refer, reopen());
    expect(caseOf(again)).toMatchObject({ phase: 'registered', legal: { appealPending: true } });
  });
});
