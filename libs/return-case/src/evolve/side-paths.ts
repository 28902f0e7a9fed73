import type { Evolvers } from '../evolver';
import { TRAVEL_DOCUMENT } from '../papers';
import { BEFORE_DEPARTURE, phaseOfWork } from '../phases';
import type { RegisteredCase } from '../state';
import type { Purpose } from '../vocabulary';
import { withoutPerson } from './erased-person';
import { NO_ASSESSMENT, NO_CHILD_TRACK, NO_CLEARANCE_TRACK, NO_CONSENT, NO_DDP, NO_FOLLOW_UP, NO_LEGAL, NO_MEDICAL_TRACK, NO_TRAVEL, NOT_SUSPENDED } from './registered';

export type SidePathsEvent = 'ConsentWithdrawn' | 'CaseHeld' | 'CaseSuspended' | 'CaseResumed' | 'AsylumClaimExpressed' | 'AsylumReferralMade' | 'AppealFiled' | 'AppealResolved' | 'ContactAttempted' | 'PersonMissing' | 'DeathRecorded' | 'PersonErased' | 'CaseClosed' | 'CaseReopened';

const CARRYING_PURPOSES: readonly Purpose[] = ['travel', 'assess'];

export const SIDE_PATHS_EVOLVERS: Evolvers<SidePathsEvent> = {
  ConsentWithdrawn: (state, { data, at }) => {
    const purposes = Object.fromEntries(Object.entries(state.consent.purposes).filter(([purpose]) => !data.purposes.some((ended) => ended === purpose)));
    const withdrawn: RegisteredCase = { ...state, consent: { ...state.consent, purposes, withdrawnAt: at } };
    const ends = data.purposes.some((purpose) => CARRYING_PURPOSES.includes(purpose)) && BEFORE_DEPARTURE.includes(phaseOfWork(state));
    return ends ? halted(withdrawn, 'withdrawn') : withdrawn;
  },
  CaseHeld: (state, { data }) => ({ ...paused(state), phase: 'on-hold', hold: data }),
  CaseSuspended: (state, { data }) => ({ ...paused(state), phase: 'suspended', suspension: data, alsoSuspendedBy: suspensionsBut(state, data.causeId) }),
  CaseResumed: (state, { data: { to, causeId } }) => {
    if (to === 'suspended') return stillSuspended(state, suspensionsBut(state, causeId));
    const resumed = { ...state, phase: to, ...NOT_SUSPENDED };
    // The hold behind a suspension is still to be resumed, so asking again there is no repetition.
    if (to === 'on-hold') return { ...resumed, resumedTo: null };
    const readyFor = to === 'preparing' ? null : state.travel.readyFor;
    return { ...resumed, resumedTo: to, phaseBefore: null, hold: null, travel: { ...state.travel, readyFor } };
  },
  AsylumClaimExpressed: (state, { at }) =>
    halted({ ...state, legal: { ...state.legal, asylumExpressedAt: at, asylumReferred: false } }, 'asylum-halt'),
  AsylumReferralMade: (state) => ({ ...state, legal: { ...state.legal, asylumReferred: true } }),
  AppealFiled: (state, { data }) => ({
    ...state,
    legal: { ...state.legal, appealPending: true, appealReference: data.reference, appealResolved: null },
  }),
  AppealResolved: (state, { data }) => ({ ...state, legal: { ...state.legal, appealPending: false, appealResolved: data } }),
  // Once the person is reached, the search starts anew.
  ContactAttempted: (state, { data: { reached }, at }) => ({
    ...state,
    contactAttempts: reached ? [{ at, reached }] : [...state.contactAttempts, { at, reached }],
  }),
  PersonMissing: (state, { data }) => halted({ ...state, missingSince: data.since }, 'missing'),
  DeathRecorded: (state) => ({ ...state, died: true }),
  PersonErased: (state) => withoutPerson(state),
  CaseClosed: (state, { data }) => ({ ...state, phase: 'closed', phaseBefore: phaseOfWork(state), hold: null, ...NOT_SUSPENDED, closeReason: data.reason }),
  CaseReopened: (state, { data }) => ({ ...startedOver(state), reopened: data }),
};

function paused(state: RegisteredCase): RegisteredCase {
  return { ...state, phaseBefore: phaseOfWork(state), resumedTo: null };
}

/** What keeps the case suspended beside a cause, the latest last. */
function suspensionsBut({ suspension, alsoSuspendedBy }: RegisteredCase, causeId: string | undefined): RegisteredCase['alsoSuspendedBy'] {
  return [...alsoSuspendedBy, ...(suspension ? [suspension] : [])].filter((other) => other.causeId !== causeId);
}

function stillSuspended(state: RegisteredCase, by: RegisteredCase['alsoSuspendedBy']): RegisteredCase {
  return { ...state, suspension: by.at(-1) ?? null, alsoSuspendedBy: by.slice(0, -1), resumedTo: null };
}

function halted(state: RegisteredCase, phase: 'withdrawn' | 'asylum-halt' | 'missing'): RegisteredCase {
  return { ...state, phase, phaseBefore: phaseOfWork(state), hold: null, ...NOT_SUSPENDED };
}

/**
 * Every gate is closed again: what was agreed, assessed and decided was about another moment. Kept are the facts that a new
 * beginning does not undo: who the person is, which papers exist, who was told, and an appeal before a court.
 */
function startedOver(state: RegisteredCase): RegisteredCase {
  const { document, papers: { [TRAVEL_DOCUMENT]: _travelDocument, ...papers }, ...consular } = state.consular;
  return {
    ...state,
    phase: 'registered',
    phaseBefore: null,
    consent: NO_CONSENT,
    screening: null,
    counselling: null,
    assessment: NO_ASSESSMENT,
    ddp: NO_DDP,
    child: NO_CHILD_TRACK,
    consular: { ...consular, status: document ? 'issued' : 'not-started', request: null, retrievalFrom: null, retrievalRefused: null, papers, document: document ? { ...document, heldBy: null } : null },
    medical: NO_MEDICAL_TRACK,
    clearance: NO_CLEARANCE_TRACK,
    remoteSession: null,
    legal: { ...state.legal, asylumExpressedAt: NO_LEGAL.asylumExpressedAt, asylumReferred: NO_LEGAL.asylumReferred },
    travel: NO_TRAVEL,
    family: { ...state.family, splitFrom: [], split: null },
    followUp: NO_FOLLOW_UP,
    contactAttempts: [],
    missingSince: null,
    hold: null,
    ...NOT_SUSPENDED,
    resumedTo: null,
    closeReason: null,
  };
}
