import type { RegisteredCase } from '../state';

/** Remembers who received data on the person. Never forgotten, not even by a reopening: a recall must reach them all. */
export function withRecipient(state: RegisteredCase, recipient: string): RegisteredCase {
  return state.sharedWith.includes(recipient) ? state : { ...state, sharedWith: [...state.sharedWith, recipient] };
}
