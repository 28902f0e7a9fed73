import type { ReturnCaseEvent } from '../events';
import { evaluateGates } from '../gates';
import type { RegisteredCase } from '../state';
import {
  after,
  asLiaison,
  asOfficer,
  asylumCase,
  bookedCase,
  caseOf,
  claimAsylum,
  collectDocument,
  documentedCase,
  ENDS,
  given,
  issueDocument,
  LATER_DAYS,
  moveDocument,
  preparingCase,
  registeredCase,
  reopen,
  requestDocument,
  TRAVEL_DATE,
  withdraw,
} from '../testing';

type History = readonly ReturnCaseEvent[];
const consular = (history: History): RegisteredCase['consular'] => caseOf(history).consular;
const gateOf = (history: History) => evaluateGates(caseOf(history), TRAVEL_DATE, asOfficer()).find(({ gate }) => gate === 'CONSULAR');
const moveTravelDocument = (changes: Parameters<typeof moveDocument>[0] = {}, context = asLiaison(LATER_DAYS.cleared)) =>
  moveDocument({ documentId: 'travel-document', documentType: 'laissez-passer', location: 'police', ...changes }, context);

describe('MoveDocument', () => {
  it('says where a paper is in any open case, once', () => {
    given(...registeredCase).when(moveDocument()).thenTypes('DocumentMoved');
    const moved = after(registeredCase, moveDocument());
    expect(consular(moved).papers['birth-certificate-1']).toEqual({ documentId: 'birth-certificate-1', documentType: 'birth-certificate', location: 'relative', delivered: true, since: LATER_DAYS.prepared });
    given(...moved).when(moveDocument()).thenNothing();
    given(...moved).when(moveDocument({ delivered: false })).thenTypes('DocumentMoved');
    given(...moved).when(moveDocument({ reference: 'receipt-2' })).thenTypes('DocumentMoved');
    given(...asylumCase).when(moveDocument()).thenTypes('DocumentMoved');
    given(...ENDS.withdrawn).when(moveDocument()).thenRejected('WrongPhase');
  });

  it('refuses a paper without a name, and a lost one that arrived', () => {
    given(...preparingCase).when(moveDocument({ documentId: ' ' })).thenRejected('InvalidValue');
    given(...preparingCase).when(moveDocument({ location: 'lost' })).thenRejected('InvalidValue');
    given(...preparingCase).when(moveDocument({ location: 'lost', delivered: false })).thenTypes('DocumentMoved');
  });

  it('tells the country of origin when a paper of ours goes to an embassy, and needs what any contact needs', () => {
    const ours = after(preparingCase, moveDocument({ location: 'us' }));
    const handOverToEmbassy = moveDocument({ location: 'embassy' });
    expect(consular(after(ours, handOverToEmbassy)).contacts).toEqual(['paper-at-embassy:birth-certificate-1']);
    expect(caseOf(after(ours, handOverToEmbassy)).sharedWith).toEqual(['consulate:NGA']);
    given(...after(ours, withdraw({ purposes: ['contact_coo_authorities'] }))).when(handOverToEmbassy).thenRejected('ConsentMissing');
    given(...after(ours, claimAsylum())).when(handOverToEmbassy).thenRejected('ConsularFrozen');
  });

  it('tells nobody anything when a paper was at the embassy before, or comes from another holder', () => {
    const found = after(registeredCase, moveDocument({ location: 'embassy' }));
    expect(consular(found).contacts).toEqual([]);
    const known = after(registeredCase, moveDocument({ location: 'police' }), moveDocument({ location: 'embassy' }));
    expect(consular(known).contacts).toEqual([]);
  });

  describe('of the travel document itself', () => {
    it('moves its holder with it, and closes the gate while it is not in hand', () => {
      expect(consular(after(documentedCase, moveTravelDocument()))).toMatchObject({ status: 'issued', document: { heldBy: 'police' } });
      expect(gateOf(after(documentedCase, moveTravelDocument()))).toMatchObject({ status: 'closed', reason: 'The travel document is not in hand.' });
      const back = after(documentedCase, moveTravelDocument(), moveTravelDocument({ location: 'person' }));
      expect(consular(back)).toMatchObject({ status: 'collected', document: { heldBy: 'person' } });
      expect(gateOf(back)).toMatchObject({ status: 'open' });
    });

    it('is not in hand on its way to us', () => {
      const sent = after(documentedCase, moveTravelDocument({ location: 'us', delivered: false }));
      expect(consular(sent)).toMatchObject({ status: 'issued', document: { heldBy: null } });
    });

    it('costs a booked case its gate, and nothing between us and the person', () => {
      given(...bookedCase).when(moveTravelDocument()).thenTypes('DocumentMoved', 'GateLost', 'BookingCancelled');
      given(...bookedCase).when(moveTravelDocument({ location: 'person' })).thenTypes('DocumentMoved');
    });

    it('refuses no document, one of another type, and an expired one into our hands', () => {
      given(...preparingCase).when(moveTravelDocument()).thenRejected('DocumentMissing');
      given(...documentedCase).when(moveTravelDocument({ documentType: 'passport' })).thenRejected('InvalidValue');
      const late = asLiaison('2026-06-12T08:00:00.000Z');
      given(...after(documentedCase, moveTravelDocument())).when(moveTravelDocument({ location: 'us' }, late)).thenRejected('DocumentInvalid');
      given(...after(documentedCase, moveTravelDocument())).when(moveTravelDocument({ location: 'relative' }, late)).thenTypes('DocumentMoved');
    });

    it('keeps a new request as it is', () => {
      const asked = after(documentedCase, requestDocument({ documentType: 'emergency-travel-document' }), moveTravelDocument({ location: 'person' }));
      expect(consular(asked)).toMatchObject({ status: 'document-requested', document: { heldBy: 'person' } });
    });

    it('is forgotten with the document, and when a case begins again', () => {
      expect(consular(after(documentedCase, issueDocument({ number: 'LP0099999' }))).papers).toEqual({});
      const again = after(documentedCase, moveDocument(), withdraw(), reopen());
      expect(consular(again)).toMatchObject({ document: { heldBy: null } });
      expect(Object.keys(consular(again).papers)).toEqual(['birth-certificate-1']);
    });
  });
});

describe('a document that ran out', () => {
  const expired = (history: History, validUntil = '2026-06-11'): History => [
    ...history,
    { type: 'GateExpired', data: { gate: 'CONSULAR', validUntil }, by: 'homeward', role: 'homeward', at: '2026-06-12T00:00:00.000Z' },
  ];

  it('closes the gate and leaves room for another request', () => {
    expect(consular(expired(documentedCase)).status).toBe('expired');
    expect(gateOf(expired(documentedCase))).toMatchObject({ status: 'closed', reason: 'The travel document has expired.', validUntil: '2026-06-08' });
    given(...expired(documentedCase)).when(requestDocument()).thenTypes('TravelDocumentRequested');
    given(...expired(documentedCase)).when(collectDocument({}, asLiaison('2026-06-12T08:00:00.000Z'))).thenRejected('DocumentInvalid');
  });

  it('does not touch a newer one, or a request that waits', () => {
    expect(consular(expired(documentedCase, '2025-06-11')).status).toBe('collected');
    expect(consular(expired(after(documentedCase, requestDocument({ documentType: 'passport' })))).status).toBe('document-requested');
  });
});
