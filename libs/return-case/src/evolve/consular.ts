import type { Evolvers } from '../evolver';
import type { ConsularTrack, RegisteredCase } from '../state';
import { withRecipient } from './recipients';

export type ConsularEvent = 'NationalityConfirmed' | 'TravelDocumentRequested' | 'ConsularInterviewHeld' | 'TravelDocumentIssued' | 'TravelDocumentCollected' | 'TravelDocumentRefused' | 'PassportRetrievalRequested' | 'PassportRecovered';

export const CONSULAR_EVOLVERS: Evolvers<ConsularEvent> = {
  NationalityConfirmed: (state, { data }) =>
    withConsular(state, { nationality: data, status: state.consular.status === 'not-started' ? 'nationality-checked' : state.consular.status }),
  TravelDocumentRequested: (state, { data }) =>
    withConsular(withRecipient(state, `consulate:${data.consulate}`), { request: data, status: 'document-requested', contacted: true }),
  ConsularInterviewHeld: (state) => withConsular(state, { status: 'interviewed', contacted: true }),
  TravelDocumentIssued: (state, { data }) =>
    withConsular(state, {
      status: 'issued',
      document: { type: data.documentType, issuer: data.issuer, validUntil: data.validUntil, number: data.number, heldBy: null },
    }),
  TravelDocumentCollected: (state, { data }) => {
    const { document } = state.consular;
    return document ? withConsular(state, { status: 'collected', document: { ...document, heldBy: data.heldBy } }) : state;
  },
  TravelDocumentRefused: (state, { data }) => withConsular(state, { status: 'refused', refusals: data.refusals }),
  PassportRetrievalRequested: (state, { data }) => withConsular(state, { retrievalFrom: data.holder }),
  PassportRecovered: (state, { data }) =>
    withConsular(state, {
      status: 'collected',
      retrievalFrom: null,
      document: { type: 'passport', issuer: data.issuer, validUntil: data.validUntil, number: data.number, heldBy: 'us' },
    }),
};

function withConsular(state: RegisteredCase, change: Partial<ConsularTrack>): RegisteredCase {
  return { ...state, consular: { ...state.consular, ...change } };
}
