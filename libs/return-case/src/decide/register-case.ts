import type { ReturnCaseFact } from '../events';
import type { CommandOf } from '../rule';
import type { ReturnCase } from '../state';
import { refuse } from '../refusal';

export function registerCase(_command: CommandOf<'RegisterCase'>, state: ReturnCase): readonly ReturnCaseFact[] {
  return state.phase === 'none' ? [] : refuse('CaseAlreadyRegistered', 'case', 'A case is already registered under this id.');
}
