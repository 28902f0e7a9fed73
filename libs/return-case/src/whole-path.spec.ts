import { CLOSE_REASONS } from './vocabulary';
import { caseOf, ENDS, erasedCase, followUpCase, given, inTransitCase, reopen, score } from './testing';

describe('a return from registration to its end', () => {
  it('is told by facts in the order of the state table', () => {
    const types = ENDS.returned_reintegrated.map(({ type }) => type);
    expect([...new Set(types)]).toEqual([
      'CaseRegistered',
      'ConsentRecorded',
      'VulnerabilityScreened',
      'CounsellingHeld',
      'AssessmentOpened',
      'AreaAssessed',
      'DdpSubmitted',
      'RoutePlanned',
      'CooInformationRecorded',
      'DdpCheckRecorded',
      'DdpDecided',
      'DdpSignedOff',
      'NationalityConfirmed',
      'TravelDocumentRequested',
      'ConsularInterviewHeld',
      'TravelDocumentIssued',
      'TravelDocumentCollected',
      'CooClearanceRequested',
      'CooCleared',
      'ReceptionConfirmed',
      'MedicalAssessed',
      'GatesEvaluated',
      'CaseReadied',
      'TravelBooked',
      'Manifested',
      'PreDepartureVerified',
      'PreEmbarkationChecked',
      'Departed',
      'ArrivalConfirmed',
      'FollowUpDone',
      'AssistanceProvided',
      'ReintegrationScored',
      'CaseClosed',
    ]);
    expect(caseOf(ENDS.returned_reintegrated).phase).toBe('closed');
  });

  it('stamps every fact with who, in which role, and when', () => {
    for (const { by, role, at } of ENDS.returned_reintegrated) expect([by, role, at].every((part) => part.length > 0)).toBe(true);
  });

  it.each(CLOSE_REASONS)('can end as %s', (reason) => {
    expect(caseOf(ENDS[reason])).toMatchObject({ phase: 'closed', closeReason: reason });
  });

  it('answers a repeated last step with nothing', () => {
    given(...followUpCase).when(score()).thenNothing();
  });

  it('begins again from registration, and not after a death or an erasure', () => {
    given(...ENDS.returned_reintegrated).when(reopen({ reasonCode: 'person-returned' })).thenTypes('CaseReopened');
    given(...ENDS.died).when(reopen()).thenRejected('PersonDied');
    given(...erasedCase).when(reopen()).thenRejected('PersonErased');
  });

  it('is not reopened while the person is under way', () => {
    given(...inTransitCase).when(reopen()).thenRejected('WrongPhase');
  });
});
