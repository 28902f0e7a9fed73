import type { CommandContext } from './command';
import { deadlinesFollowing } from './deadlines/deadlines-following';
import { stalenessFollowing } from './due-diligence/staleness-following';
import type { ReturnCaseEvent, ReturnCaseFact } from './events';
import { evolve } from './evolve';
import type { RegisteredCase, ReturnCase } from './state';

/** Facts that follow from the facts of a command by themselves, in the same append: nobody can record the one without the other. */
export type Consequence = (before: ReturnCase, after: RegisteredCase, context: CommandContext) => readonly ReturnCaseFact[];

/** In this order: a lost gate moves the case, and the deadlines are those of where it moved. */
const CONSEQUENCES: readonly Consequence[] = [stalenessFollowing, deadlinesFollowing];

export function consequencesOf(before: ReturnCase, facts: readonly ReturnCaseEvent[], context: CommandContext): readonly ReturnCaseEvent[] {
  let after = facts.reduce(evolve, before);
  const following: ReturnCaseEvent[] = [];
  for (const consequence of CONSEQUENCES) {
    if (after.phase === 'none') return following;
    const events = stamped(consequence(before, after, context), context);
    after = events.reduce(evolve, after);
    following.push(...events);
  }
  return following;
}

export function stamped(facts: readonly ReturnCaseFact[], { actor, role, now }: CommandContext): readonly ReturnCaseEvent[] {
  return facts.map((fact) => ({ ...fact, by: actor, role, at: now }));
}
