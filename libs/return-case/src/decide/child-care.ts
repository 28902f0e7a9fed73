import type { EventData } from '../events';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { TracingStatus } from '../vocabulary';
import { CHILD_PHASES, MAY_BE_CHILD, withLosses } from './child-changes';

export type ChildCareCommand = 'UpdateTracing' | 'ArrangeCare' | 'AcceptChildReception';

/** Where a search for the family can go from where it is. A family that is found may be lost again; a closed search may be opened again. */
const NEXT_IN_TRACING: Readonly<Record<TracingStatus | 'none', readonly TracingStatus[]>> = {
  none: ['open', 'tracing_in_progress', 'verified'],
  open: ['open', 'tracing_in_progress', 'verified', 'closed'],
  tracing_in_progress: ['tracing_in_progress', 'verified', 'closed'],
  verified: ['verified', 'tracing_in_progress', 'reunified', 'closed'],
  reunified: ['reunified', 'tracing_in_progress', 'closed'],
  closed: ['closed', 'open', 'tracing_in_progress'],
};

const IS_ARRANGED: Guard = ({ child }) =>
  child.care !== null ? undefined : refusal('InvalidValue', 'child.care', 'No care is arranged that could be accepted.');

export const CHILD_CARE_RULES: Rules<ChildCareCommand> = {
  UpdateTracing: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: (command, state) => sameContent(state.child.tracing, tracingOf(command, state)),
    decide(command, state) {
      const tracing = tracingOf(command, state);
      const before = state.child.tracing?.status ?? 'none';
      ensure(NEXT_IN_TRACING[before].includes(tracing.status), 'InvalidValue', 'status', `Tracing does not go from ${before} to ${tracing.status}.`);
      const isFound = tracing.status === 'verified' || tracing.status === 'reunified';
      ensure(!isFound || tracing.familyAssessment !== undefined, 'InvalidValue', 'familyAssessment', 'A family that is found is assessed: can it care for the child?');
      return withLosses(command.context, state, { type: 'TracingUpdated', data: tracing });
    },
  },
  ArrangeCare: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD],
    repeats: ({ data }, state) => sameContent(state.child.care, data),
    decide({ data, context }, state) {
      for (const field of ['care', 'receivingCaseworker', 'escort', 'caregiver'] as const) {
        ensure(data[field].trim() !== '', 'InvalidValue', field, 'A child travels to a named person, with a named person.');
      }
      return withLosses(context, state, { type: 'CareArranged', data });
    },
  },
  AcceptChildReception: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD, IS_ARRANGED],
    repeats: ({ data }, { child }) => child.receptionAcceptedBy === data.caseworker,
    decide({ data }, { child }) {
      ensure(child.care?.receivingCaseworker === data.caseworker, 'InvalidValue', 'caseworker', 'The child is accepted by the caseworker the arrangement names.');
      return [{ type: 'ChildReceptionAccepted', data }];
    },
  },
};

/** What an assessment of the family found stands until there is another. */
function tracingOf({ data }: CommandOf<'UpdateTracing'>, { child }: RegisteredCase): EventData<'TracingUpdated'> {
  return present({ ...data, familyAssessment: data.familyAssessment ?? child.tracing?.familyAssessment });
}
