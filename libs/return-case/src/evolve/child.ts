import { determinationGrounds } from '../determination-needed';
import type { Evolvers } from '../evolver';
import type { CalendarDate, Instant } from '../person';
import type { ChildTrack, RegisteredCase } from '../state';

export type ChildEvent =
  | 'BestInterestsAssessed'
  | 'GuardianVerified'
  | 'AssentRecorded'
  | 'CareArranged'
  | 'BestInterestsDetermined'
  | 'CustodyDisputeReported'
  | 'CustodyDisputeResolved'
  | 'TracingUpdated'
  | 'ChildReceptionAccepted'
  | 'AgeOfMajorityReached';

export const CHILD_EVOLVERS: Evolvers<ChildEvent> = {
  BestInterestsAssessed: (state, { data, by, at }) => learned(state, { bestInterests: data, assessor: by }, at),
  GuardianVerified: (state, { data, at }) => learned(state, { guardian: data }, at),
  AssentRecorded: (state, { data, at }) =>
    data.given ? withChild(state, { assent: data }) : learned(state, { assent: data, objected: true, determinationOutdated: true }, at),
  CareArranged: (state, { data }) => withChild(state, { care: data, receptionAcceptedBy: null }),
  BestInterestsDetermined: (state, { data, at }) =>
    withChild(state, { determination: data, determinationOutdated: false, determinationGrounds: determinationGrounds(state, dayOf(at)), objected: false }),
  CustodyDisputeReported: (state, { data, at }) => learned(state, { custodyDispute: data, custodyResolved: null }, at),
  CustodyDisputeResolved: (state, { data }) => withChild(state, { custodyDispute: null, custodyResolved: data }),
  TracingUpdated: (state, { data, at }) => learned(state, { tracing: data }, at),
  ChildReceptionAccepted: (state, { data }) => withChild(state, { receptionAcceptedBy: data.caseworker }),
  AgeOfMajorityReached: (state) => withChild(state, { ofAge: true }),
};

/** A ground for a panel that was not there before sends the case back to it, also one it knew of at another time. */
function learned(state: RegisteredCase, change: Partial<ChildTrack>, at: Instant): RegisteredCase {
  const next = withChild(state, change);
  const before = determinationGrounds(state, dayOf(at));
  const isNew = determinationGrounds(next, dayOf(at)).some((ground) => !before.includes(ground));
  return isNew ? withChild(next, { determinationOutdated: true }) : next;
}

function withChild(state: RegisteredCase, change: Partial<ChildTrack>): RegisteredCase {
  return { ...state, child: { ...state.child, ...change } };
}

const DATE_LENGTH = 10;

/** Close enough to the office's own day for who travelled before it. */
function dayOf(at: Instant): CalendarDate {
  return at.slice(0, DATE_LENGTH);
}
