import { ERASED, isCommandRejected } from '@homeward/decider';
import type { RegisteredCase } from '../state';
import { bookedCase, caseOf, DOCUMENT_NUMBER } from '../testing';
import { ensureSameDocument } from './travel-document';

const booked = caseOf(bookedCase);
const having = (document: RegisteredCase['consular']['document']): RegisteredCase => ({ ...booked, consular: { ...booked.consular, document } });

/** The code of the refusal, or nothing when the number is the document's. */
function answer(state: RegisteredCase, number: string): string | undefined {
  try {
    ensureSameDocument(state, number);
    return undefined;
  } catch (error) {
    return isCommandRejected(error) ? error.code : String(error);
  }
}

describe('the number read at the counter', () => {
  it('is the document’s, however it is spaced', () => {
    expect(answer(booked, DOCUMENT_NUMBER)).toBeUndefined();
    expect(answer(booked, 'lp 004-2871')).toBeUndefined();
  });

  it('is refused when it is another, when there is no document, and when its number is erased', () => {
    const { document } = booked.consular;
    expect(answer(booked, 'LP0042872')).toBe('IdentityMismatch');
    expect(answer(having(null), DOCUMENT_NUMBER)).toBe('DocumentMissing');
    expect(answer(having(document && { ...document, number: ERASED }), DOCUMENT_NUMBER)).toBe('PersonErased');
  });
});
