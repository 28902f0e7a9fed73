import { calendarDateIn, isChildOn } from '../../dates';
import type { RegisteredCase } from '../../state';
import { ZONE } from '../context';
import type { Chance } from './chance';

/** What somebody at a desk sees when they think of the next step. */
export interface Situation {
  readonly state: RegisteredCase;
  readonly now: string;
  /** The office's day. */
  readonly today: string;
  readonly isChild: boolean;
  /** A child without parents. */
  readonly isAlone: boolean;
  readonly chance: Chance;
}

export function situationOf(state: RegisteredCase, now: string, chance: Chance): Situation {
  const today = calendarDateIn(ZONE, now);
  const flags = state.screening?.flags ?? [];
  const isChild = isChildOn(state.birthDate, today);
  return { state, now, today, isChild, isAlone: isChild && flags.includes('unaccompanied_child'), chance };
}
