import type { CommandContext } from './command';
import type { Consequence } from './consequence';
import { deadlinesFollowing } from './deadlines/deadlines-following';
import { stalenessFollowing } from './due-diligence/staleness-following';
import type { ReturnCaseEvent, ReturnCaseFact } from './events';
import { evolve } from './evolve';
import type { ReturnCase } from './state';

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
