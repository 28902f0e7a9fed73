import type { Evolvers } from '../evolver';
import type { ClearanceTrack, RegisteredCase } from '../state';
import { withContact } from './contacts';
import { withRecipient } from './recipients';

export type ClearanceEvent =
  | 'CooClearanceRequested'
  | 'CooClearanceQueried'
  | 'CooQueryAnswered'
  | 'CooCleared'
  | 'CooClearanceRefused'
  | 'ReceptionConfirmed'
  | 'ReceptionDeclined'
  | 'RemoteSessionHeld';

export const CLEARANCE_EVOLVERS: Evolvers<ClearanceEvent> = {
  CooClearanceRequested: (state, { data }) => {
    const contacted = withContact(state, `country-of-origin:${data.country}`, `clearance-requested:${data.governmentRequestRef}`);
    return withClearance(contacted, { status: 'requested', request: data, cleared: null, refusal: null, query: null, answered: null });
  },
  CooClearanceQueried: (state, { data }) => withClearance(state, { status: 'queried', query: data, answered: null }),
  CooQueryAnswered: (state, { data }) =>
    withClearance(withContact(state, `country-of-origin:${state.returnCountry}`, `query-answered:${data.reference}`), { status: 'requested', query: null, answered: data }),
  CooCleared: (state, { data }) => withClearance(state, { status: 'cleared', cleared: data, refusal: null, query: null }),
  CooClearanceRefused: (state, { data }) => withClearance(state, { status: 'refused', cleared: null, refusal: data, query: null }),
  ReceptionConfirmed: (state, { data }) => withClearance(withReceivingMission(state), { reception: data, declined: null }),
  ReceptionDeclined: (state, { data }) => withClearance(state, { reception: null, declined: data }),
  RemoteSessionHeld: (state, { data, at }) => ({ ...withReceivingMission(state), remoteSession: { ...data, heldAt: at } }),
};

function withReceivingMission(state: RegisteredCase): RegisteredCase {
  return withRecipient(state, `receiving-mission:${state.returnCountry}`);
}

function withClearance(state: RegisteredCase, change: Partial<ClearanceTrack>): RegisteredCase {
  return { ...state, clearance: { ...state.clearance, ...change } };
}
