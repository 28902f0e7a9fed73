import { isErased } from '@homeward/decider';
import { isSameDocumentNumber } from '../mrz';
import { ensure } from '../refusal';
import type { RegisteredCase } from '../state';

/** The number somebody reads at the counter must be the document's; it is compared and then forgotten. */
export function ensureSameDocument({ consular }: RegisteredCase, documentNumber: string): void {
  const { document } = consular;
  ensure(document !== null, 'DocumentMissing', 'consular.document', 'There is no travel document to compare with.');
  const { number } = document;
  ensure(!isErased(number), 'PersonErased', 'consular.document', 'The number of the travel document is erased.');
  ensure(isSameDocumentNumber(number, documentNumber), 'IdentityMismatch', 'documentNumber', 'The number is not the one of the travel document.');
}
