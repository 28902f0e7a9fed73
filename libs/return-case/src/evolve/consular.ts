import type { EventData } from '../events';
import type { Evolvers } from '../evolver';
import { goesToEmbassy, IN_HAND, TRAVEL_DOCUMENT } from '../papers';
import type { CalendarDate, Instant } from '../person';
import type { ConsularTrack, RegisteredCase, TravelDocument } from '../state';
import type { DocumentHolder } from '../vocabulary';
import { withContact } from './contacts';

export type ConsularEvent =
  | 'NationalityCheckStarted'
  | 'NationalityConfirmed'
  | 'ConsularFileSent'
  | 'TravelDocumentRequested'
  | 'ConsularInterviewHeld'
  | 'TravelDocumentIssued'
  | 'TravelDocumentCollected'
  | 'TravelDocumentRefused'
  | 'TravelDocumentRequestCancelled'
  | 'PassportRetrievalRequested'
  | 'PassportRetrievalRefused'
  | 'PassportRecovered'
  | 'DocumentMoved'
  | 'DocumentMismatchExplained'
  | 'ConsularIncidentRaised';

type Status = ConsularTrack['status'];

/** Where nothing waits for an answer and nothing is issued. */
const AT_REST: readonly Status[] = ['not-started', 'refused', 'cancelled', 'expired'];
const ISSUED: readonly Status[] = ['issued', 'collected'];

export const CONSULAR_EVOLVERS: Evolvers<ConsularEvent> = {
  NationalityCheckStarted: (state, { data }) =>
    withConsular(state, { nationalityCheck: data, status: AT_REST.includes(state.consular.status) ? 'nationality-check' : state.consular.status }),
  NationalityConfirmed: (state, { data }) => {
    const { status } = state.consular;
    return withConsular(state, { nationality: data, status: status === 'not-started' || status === 'nationality-check' ? 'nationality-checked' : status });
  },
  ConsularFileSent: (state, { data }) =>
    withConsular(withContact(state, `consulate:${data.consulate}`, `file-sent:${data.reference}`), { filesSent: [...state.consular.filesSent, data] }),
  TravelDocumentRequested: (state, { data }) =>
    withConsular(withContact(state, `consulate:${data.consulate}`, `document-requested:${data.consulate}`), { request: data, status: 'document-requested' }),
  ConsularInterviewHeld: (state) => withConsular(withContact(state, consulateOf(state), 'interviewed'), { status: 'interviewed' }),
  TravelDocumentIssued: (state, { data }) => {
    const { documentType: type, issuer, validUntil, number, mrz = null, mismatches } = data;
    return withDocument(state, { type, issuer, validUntil, number, mrz, heldBy: null }, { status: 'issued', mismatches: mismatches ?? [] });
  },
  TravelDocumentCollected: (state, { data, at }) => {
    const { document } = state.consular;
    return document ? withConsular(heldBy(state, document, data.heldBy, at), { status: 'collected' }) : state;
  },
  TravelDocumentRefused: (state, { data }) => withConsular(state, { status: 'refused', refusals: data.refusals }),
  TravelDocumentRequestCancelled: (state) => withConsular(state, { status: 'cancelled' }),
  PassportRetrievalRequested: (state, { data }) => {
    const asked = data.holder === 'embassy' ? withContact(state, consulateOf(state), 'passport-asked-of-embassy') : state;
    return withConsular(asked, { retrievalFrom: data.holder, retrievalRefused: null });
  },
  PassportRetrievalRefused: (state, { data }) => withConsular(state, { retrievalFrom: null, retrievalRefused: data }),
  PassportRecovered: (state, { data, at }) => {
    const { issuer, validUntil, number, mrz = null, mismatches } = data;
    const document: TravelDocument = { type: 'passport', issuer, validUntil, number, mrz, heldBy: 'us' };
    const change: Partial<ConsularTrack> = { status: 'collected', mismatches: mismatches ?? [], retrievalFrom: null, retrievalRefused: null };
    return heldBy(withDocument(state, document, change), document, 'us', at);
  },
  DocumentMoved: documentMoved,
  DocumentMismatchExplained: (state, { data }) =>
    withConsular(state, { explained: data, mismatches: state.consular.mismatches.filter((field) => !data.fields.includes(field)) }),
  ConsularIncidentRaised: (state, { data }) => withConsular(state, { incident: data }),
};

/** The document ran out. It is still there and where it was, and another can be asked for; a newer one is not touched. */
export function withExpiredDocument(state: RegisteredCase, validUntil: CalendarDate): RegisteredCase {
  const { document, status } = state.consular;
  return document?.validUntil === validUntil && ISSUED.includes(status) ? withConsular(state, { status: 'expired' }) : state;
}

/** The travel document is in hand or it is not, wherever it was moved: that, its holder and its place among the papers are one truth. */
function documentMoved(state: RegisteredCase, { data, at }: { readonly data: EventData<'DocumentMoved'>; readonly at: Instant }): RegisteredCase {
  const { documentId, location, delivered } = data;
  const told = goesToEmbassy(state.consular, data) ? withContact(state, consulateOf(state), `paper-at-embassy:${documentId}`) : state;
  const moved = withConsular(told, { papers: { ...told.consular.papers, [documentId]: { ...data, since: at } } });
  const { document, status } = moved.consular;
  if (documentId !== TRAVEL_DOCUMENT || document === null) return moved;
  const isInHand = delivered && IN_HAND.includes(location);
  return withConsular(moved, {
    document: { ...document, heldBy: delivered ? location : null },
    status: ISSUED.includes(status) ? (isInHand ? 'collected' : 'issued') : status,
  });
}

/** Another document: what was known of the last one says nothing of this one. */
function withDocument(state: RegisteredCase, document: TravelDocument, change: Partial<ConsularTrack>): RegisteredCase {
  const { [TRAVEL_DOCUMENT]: _last, ...papers } = state.consular.papers;
  return withConsular(state, { document, papers, explained: null, ...change });
}

function heldBy(state: RegisteredCase, document: TravelDocument, holder: DocumentHolder, since: Instant): RegisteredCase {
  const paper = { documentId: TRAVEL_DOCUMENT, documentType: document.type, location: holder, delivered: true, since };
  return withConsular(state, { document: { ...document, heldBy: holder }, papers: { ...state.consular.papers, [TRAVEL_DOCUMENT]: paper } });
}

/** Whom an embassy tells when nobody wrote down which it is. */
function consulateOf({ consular, claimedNationality }: RegisteredCase): string {
  return `consulate:${consular.request?.consulate ?? claimedNationality}`;
}

function withConsular(state: RegisteredCase, change: Partial<ConsularTrack>): RegisteredCase {
  return { ...state, consular: { ...state.consular, ...change } };
}
