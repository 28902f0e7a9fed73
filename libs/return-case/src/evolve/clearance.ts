import type { Evolvers } from '../evolver';
import type { ClearanceTrack, RegisteredCase } from '../state';
import { withRecipient } from './recipients';

export type ClearanceEvent = 'CooClearanceRequested' | 'CooCleared' | 'CooClearanceRefused' | 'ReceptionConfirmed';

export const CLEARANCE_EVOLVERS: Evolvers<ClearanceEvent> = {
  CooClearanceRequested: (state, { data }) => {
    const shared = withRecipient(state, `country-of-origin:${data.country}`);
    const contacted = { ...shared, consular: { ...shared.consular, contacted: true } };
    return withClearance(contacted, { status: 'requested', request: data, cleared: null, refusal: null });
  },
  CooCleared: (state, { data }) => withClearance(state, { status: 'cleared', cleared: data, refusal: null }),
  CooClearanceRefused: (state, { data }) => withClearance(state, { status: 'refused', cleared: null, refusal: data }),
  ReceptionConfirmed: (state, { data }) =>
    withClearance(withRecipient(state, `receiving-mission:${state.returnCountry}`), { reception: data }),
};

function withClearance(state: RegisteredCase, change: Partial<ClearanceTrack>): RegisteredCase {
  return { ...state, clearance: { ...state.clearance, ...change } };
}
