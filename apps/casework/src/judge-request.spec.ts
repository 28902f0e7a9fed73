import { HOMEWARD, type Caller } from '@homeward/access';
import type { CaseMemory } from './case-memory';
import type { CaseRequest } from './execute-return-case';
import { ensureCurrent } from './judge-request';

const OFFICER: Caller = { actor: 'po-1', role: 'protection-officer', office: 'niamey' };
const memory = { revision: 3, typesSince: () => ['CaseHeld'] } as unknown as CaseMemory;
const asked = (caller: Caller, expectedRevision?: CaseRequest['expectedRevision']) =>
  ({ caller, type: 'ApplyDueTimers', ...(expectedRevision === undefined ? {} : { expectedRevision }) }) as CaseRequest;

describe('the revision a request rests on', () => {
  it('is the latest one, when Homeward itself asks so', () => {
    expect(() => ensureCurrent(asked(HOMEWARD, 'latest'), memory)).not.toThrow();
  });

  it('is the latest one for what is asked of many cases at once, and for an erasure that was begun', () => {
    for (const type of ['SuspendCase', 'ResumeCase', 'NoteAdvisory', 'ErasePerson'] as const) {
      expect(() => ensureCurrent({ ...asked(OFFICER, 'latest'), type }, memory)).not.toThrow();
      expect(() => ensureCurrent({ ...asked(OFFICER), type }, memory)).toThrow(expect.objectContaining({ code: 'RevisionRequired' }) as Error);
    }
  });

  it('is one that a person has seen, and the one the case is at', () => {
    expect(() => ensureCurrent(asked(OFFICER, 3), memory)).not.toThrow();
    expect(() => ensureCurrent(asked(OFFICER, 2), memory)).toThrow(expect.objectContaining({ code: 'StaleRevision' }) as Error);
    expect(() => ensureCurrent(asked(OFFICER, 'latest'), memory)).toThrow(expect.objectContaining({ code: 'RevisionRequired' }) as Error);
    expect(() => ensureCurrent(asked(OFFICER), memory)).toThrow(expect.objectContaining({ code: 'RevisionRequired' }) as Error);
    expect(() => ensureCurrent(asked(HOMEWARD, 2), memory)).toThrow(expect.objectContaining({ code: 'StaleRevision' }) as Error);
  });
});
