import { isChildOn } from '../dates';
import { isDeterminationOutdated, travelsWithoutParents } from '../determination-needed';
import type { ReturnCaseFact } from '../events';
import { evolve } from '../evolve';
import { closedGates, evaluateGates } from '../gates';
import { MAX_FAMILY_MEMBERS } from '../gates/family-gate';
import { todayOf } from '../guards';
import { ensureDistinct, ensureSome, ensureText } from '../input';
import type { CalendarDate } from '../person';
import { BEFORE_DEPARTURE, ON_OPEN_GATES, OPEN_PHASES, PAUSED_PHASES } from '../phases';
import { ensure, refusal } from '../refusal';
import type { CommandContext } from '../commands';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { travelDateOf } from './gate-loss';
import { READINESS_RULES } from './readiness';

export type FamilyCommand = 'NoteFamilyStanding' | 'DecideFamilySplit';

const HAS_FAMILY: Guard = ({ family }) =>
  Object.keys(family.members).length > 0 ? undefined : refusal('InvalidValue', 'family', 'No other member of a family is known whom the person could be split from.');

export const FAMILY_RULES: Rules<FamilyCommand> = {
  NoteFamilyStanding: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data }, { family }) => isOldNews(data, family.members[data.memberCaseId]),
    decide({ data, context }, state) {
      const { members } = state.family;
      ensureText('memberCaseId', data.memberCaseId);
      // One more than a family can be is kept, and closes the gate.
      const hasRoom = data.memberCaseId in members || Object.keys(members).length <= MAX_FAMILY_MEMBERS;
      ensure(hasRoom, 'InvalidValue', 'memberCaseId', 'The group is too large for a family.');
      const fact: ReturnCaseFact = { type: 'FamilyStandingNoted', data: present(data) };
      // A corridor is suspended case by case; the seats of a family are not lost between two of them.
      return data.standing === 'paused' ? [fact] : withFollowing(context, state, fact);
    },
  },
  DecideFamilySplit: {
    phases: [...BEFORE_DEPARTURE, ...PAUSED_PHASES],
    guards: [HAS_FAMILY],
    repeats: ({ data }, { family }) => family.split !== null && data.fromCaseIds.every((caseId) => family.splitFrom.includes(caseId)),
    decide: decideSplit,
  },
};

function decideSplit({ data, context }: CommandOf<'DecideFamilySplit'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  const { fromCaseIds, reasonCode, decisionRef, reason } = data;
  ensureSome('fromCaseIds', fromCaseIds);
  ensureDistinct('fromCaseIds', fromCaseIds);
  const isWithUs = (caseId: string) => (state.family.members[caseId]?.standing ?? 'left') !== 'left';
  ensure(fromCaseIds.every(isWithUs), 'InvalidValue', 'fromCaseIds', 'A split is from members of the family the person travels with.');
  ensureText('decisionRef', decisionRef);
  const fact: ReturnCaseFact = { type: 'FamilySplitDecided', data: present({ fromCaseIds, reasonCode, decisionRef, reason }) };
  ensureChildMayPart(context, state, applied(state, fact, context));
  return withFollowing(context, state, fact);
}

/** A child is parted from the parents only when a panel found the return best all the same. */
function ensureChildMayPart(context: CommandContext, state: RegisteredCase, next: RegisteredCase): void {
  const on = travelDateOf(state, context) ?? todayOf(context);
  const isParted = isChildOn(state.birthDate, on) && travelsWithoutParents(next, on) && !travelsWithoutParents(state, on);
  if (!isParted) return;
  const { determination } = state.child;
  const isFoundBest = determination?.option === 'return' && determination.validUntil >= on && !isDeterminationOutdated(state, on);
  ensure(isFoundBest, 'DeterminationMissing', 'child.determination', 'A child is parted from the parents only after a panel has found return to be in the best interests.');
}

function isOldNews(told: CommandOf<'NoteFamilyStanding'>['data'], known: RegisteredCase['family']['members'][string] | undefined): boolean {
  if (known === undefined) return false;
  return told.asOfRevision < known.asOfRevision || sameContent({ ...told, asOfRevision: 0 }, { ...known, asOfRevision: 0 });
}

/**
 * What the family means for this case follows at once: who loses the family gate loses the seat with it, and who waited for
 * nothing but the family is ready, so that nobody needs to ask twice.
 */
function withFollowing(context: CommandContext, state: RegisteredCase, fact: ReturnCaseFact): readonly ReturnCaseFact[] {
  const next = applied(state, fact, context);
  const travelDate = ON_OPEN_GATES.includes(state.phase) ? travelDateOf(state, context) : waitingFor(state);
  if (travelDate === null || travelDate < todayOf(context)) return [fact];
  const familyGate = (of: RegisteredCase) => evaluateGates(of, travelDate, context).find(({ gate }) => gate === 'FAMILY');
  const isNews = state.phase === 'preparing' ? !sameContent(familyGate(state), familyGate(next)) : familyGate(next)?.status === 'closed';
  if (!isNews) return [fact];
  return [fact, ...READINESS_RULES.EvaluateGates.decide({ type: 'EvaluateGates', data: { travelDate }, context }, next)];
}

/** The day a case in preparation would be ready for, were it not for its family. */
function waitingFor({ phase, travel: { evaluation } }: RegisteredCase): CalendarDate | null {
  if (phase !== 'preparing' || evaluation === null) return null;
  const closed = closedGates(evaluation.gates);
  return closed.length > 0 && closed.every(({ gate }) => gate === 'FAMILY') ? evaluation.travelDate : null;
}

function applied(state: RegisteredCase, fact: ReturnCaseFact, { actor, role, now }: CommandContext): RegisteredCase {
  const next = evolve(state, { ...fact, by: actor, role, at: now });
  return next.phase === 'none' ? state : next;
}
