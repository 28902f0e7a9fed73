import type { CommandContext } from '../commands';
import { addDays } from '../dates';
import { todayOf } from '../guards';
import { BEFORE_DEPARTURE, phaseOfWork } from '../phases';
import { refusal } from '../refusal';
import type { GuardRefusal } from '../rule';
import type { RegisteredCase } from '../state';
import type { CloseReason, Phase } from '../vocabulary';

/** Where a case may end for each reason. A death ends it everywhere. */
const PHASES_BY_REASON: Readonly<Record<Exclude<CloseReason, 'died'>, readonly Phase[]>> = {
  returned_reintegrated: ['follow-up'],
  returned_lost_contact: ['arrived', 'follow-up', 'missing'],
  withdrawn: ['withdrawn', 'registered', 'counselled'],
  asylum_pathway: ['asylum-halt'],
  ineligible: BEFORE_DEPARTURE,
  duplicate: BEFORE_DEPARTURE,
  self_departed: [...BEFORE_DEPARTURE, 'withdrawn', 'missing'],
  transferred: [...BEFORE_DEPARTURE, 'withdrawn', 'asylum-halt', 'missing', 'arrived', 'follow-up'],
};

type Judgement = (state: RegisteredCase, context: CommandContext) => GuardRefusal | undefined;

/** What must have happened besides the phase, so that the reason says the truth. */
const EVIDENCE: Readonly<Partial<Record<CloseReason, Judgement>>> = {
  returned_reintegrated: ({ followUp }) =>
    followUp.monthsDone.length > 0 ? undefined : refusal('TooEarly', 'followUp', 'The person was not reached since the return.'),
  returned_lost_contact: ({ phase, travel }) =>
    phase !== 'missing' || travel.departure !== null ? undefined : refusal('WrongPhase', 'reason', 'The person never left.'),
  withdrawn: ({ phase, counselling, consent }) => {
    const saidNo = phase === 'withdrawn' || counselling?.decision === 'stay' || (phase === 'registered' && consent.refused.length > 0);
    return saidNo ? undefined : refusal('WrongPhase', 'reason', 'The person has not withdrawn, refused or decided to stay.');
  },
  asylum_pathway: ({ legal }) =>
    legal.asylumReferred ? undefined : refusal('WrongPhase', 'asylum.referral', 'The claim is not yet referred to the authority that decides it.'),
  duplicate: ({ duplicateOf }) =>
    duplicateOf.length > 0 ? undefined : refusal('WrongPhase', 'duplicateOf', 'No other case is named that this one repeats.'),
  self_departed: ({ phase, missingSince }, context) => {
    if (phase !== 'missing' || missingSince === null) return undefined;
    const from = addDays(missingSince, context.policy.missing.closeAfterDays);
    return todayOf(context) >= from ? undefined : refusal('TooEarly', 'missingSince', `The case of a missing person is closed from ${from}.`);
  },
};

/** Why the case cannot end for this reason; undefined when it can. */
export function closeRefusal(reason: CloseReason, state: RegisteredCase, context: CommandContext): GuardRefusal | undefined {
  if (state.died !== (reason === 'died')) {
    return state.died
      ? refusal('PersonDied', 'reason', 'The case of a person who died ends for that reason.')
      : refusal('WrongPhase', 'reason', 'No death is recorded.');
  }
  if (reason === 'died') return undefined;
  const phases = PHASES_BY_REASON[reason];
  if (!phases.includes(phaseOfWork(state))) {
    return refusal('WrongPhase', 'reason', `A case ends as ${reason} in: ${phases.join(', ')}; it is ${state.phase}.`);
  }
  return EVIDENCE[reason]?.(state, context);
}
