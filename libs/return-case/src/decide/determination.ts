import { addDays } from '../dates';
import type { EventData } from '../events';
import type { PanelMember } from '../determination-panel';
import { todayOf } from '../guards';
import { ensureDistinct, ensureNotPast } from '../input';
import { ensure, refusal } from '../refusal';
import type { CommandOf, Guard, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { CHILD_PHASES, MAY_BE_CHILD, withLosses } from './child-changes';

export type DeterminationCommand = 'DetermineBestInterests';

const MAX_PANEL = 20;

const IS_ASSESSED: Guard = ({ child }) =>
  child.bestInterests !== null ? undefined : refusal('AssessmentIncomplete', 'child.bestInterests', 'A panel determines on an assessment of the best interests; there is none.');

export const DETERMINATION_RULES: Rules<DeterminationCommand> = {
  DetermineBestInterests: {
    phases: CHILD_PHASES,
    guards: [MAY_BE_CHILD, IS_ASSESSED],
    // After something new came up, the same words are a new answer.
    repeats: (command, { child }) => !child.determinationOutdated && sameContent(child.determination, determinationOf(command)),
    decide(command, state) {
      ensurePanel(command, state);
      return withLosses(command.context, state, { type: 'BestInterestsDetermined', data: determinationOf(command) });
    },
  },
};

function determinationOf({ data: { option, panel, reviewOn, summary }, context }: CommandOf<'DetermineBestInterests'>): EventData<'BestInterestsDetermined'> {
  const dissent = panel.some(({ position }) => position === 'dissent');
  return present({ option, panel, dissent, validUntil: reviewOn ?? lastReviewOn(context), summary });
}

function lastReviewOn(context: CommandOf<'DetermineBestInterests'>['context']): string {
  return addDays(todayOf(context), context.policy.validityDays.bestInterestsDetermination);
}

function ensurePanel({ data: { panel, reviewOn }, context }: CommandOf<'DetermineBestInterests'>, state: RegisteredCase): void {
  const { members, organisations } = context.policy.determinationPanel;
  ensureDistinct('panel', panel.map(({ member }) => member.trim()));
  ensure(panel.every(isNamed), 'InvalidValue', 'panel', 'Every member of the panel is named, with an organisation.');
  ensure(panel.length >= members && panel.length <= MAX_PANEL, 'InvalidValue', 'panel', `A panel has at least ${members} members, and at most ${MAX_PANEL}.`);
  const represented = new Set(panel.map(({ organisation }) => organisation.trim().toLowerCase())).size;
  ensure(represented >= organisations, 'InvalidValue', 'panel', `The members of a panel come from at least ${organisations} organisations.`);
  ensure(!panel.some(({ member }) => worksOn(state, member)), 'DutiesNotSegregated', 'panel', 'Whoever assessed or carries the case does not sit on its panel.');
  const agreeing = panel.filter(({ position }) => position === 'agree').length;
  ensure(agreeing * 2 > panel.length, 'InvalidValue', 'panel', 'A majority of the panel agrees to what it determines.');
  if (reviewOn === undefined) return;
  ensureNotPast('reviewOn', reviewOn, todayOf(context));
  ensure(reviewOn <= lastReviewOn(context), 'InvalidValue', 'reviewOn', `A determination is looked at again by ${lastReviewOn(context)}.`);
}

function isNamed({ member, organisation }: PanelMember): boolean {
  return member.trim() !== '' && organisation.trim() !== '';
}

function worksOn({ child, assessment, officer }: RegisteredCase, member: string): boolean {
  return [child.assessor, officer, ...assessment.assessors].includes(member.trim());
}
