import type { Evolvers } from '../evolver';

export type ConsentEvent = 'ConsentRecorded' | 'ConsentRefused';

export const CONSENT_EVOLVERS: Evolvers<ConsentEvent> = {
  ConsentRecorded: (state, { data, at }) => ({
    ...state,
    phase: state.phase === 'registered' ? 'consented' : state.phase,
    consent: {
      purposes: { ...state.consent.purposes, ...Object.fromEntries(data.purposes.map((purpose) => [purpose, data.validUntil])) },
      refused: state.consent.refused.filter((purpose) => !data.purposes.includes(purpose)),
      last: data,
      travelBy: data.purposes.includes('travel') ? { capacity: data.capacity, at } : state.consent.travelBy,
      form: data.form,
      withdrawnAt: null,
    },
  }),
  ConsentRefused: (state, { data }) => ({
    ...state,
    consent: { ...state.consent, refused: [...new Set([...state.consent.refused, ...data.purposes])] },
  }),
};
