import type { CountryCode, IdentityDocument } from '@homeward/return-case';
import type { Field } from '../sheet/column-catalogue';
import { readFullDate } from './birth-date';
import { DOCUMENT_HOLDER_CHOICES, DOCUMENT_TYPE_CHOICES, readChoice } from './choices';
import { readCountry } from './country';
import type { DateOrder } from './date';
import type { RowCells } from './row-cells';

const DETAILS = ['document_number', 'document_issuer', 'document_valid_until', 'document_holder'] as const satisfies readonly Field[];
const MAX_NUMBER_LENGTH = 50;

/** The one document a row may tell of. A lost document has a type and a holder, and no number. */
export function readDocuments(row: RowCells, nationality: CountryCode | undefined, order: DateOrder | undefined): readonly IdentityDocument[] {
  const type = readChoice(row, 'document_type', DOCUMENT_TYPE_CHOICES);
  const details = readDetails(row, nationality, order);
  if (type !== undefined && type !== 'none') return [{ type, ...details }];
  const stray = DETAILS.find((field) => !row.isEmpty(field));
  if (stray !== undefined && (type === 'none' || row.isEmpty('document_type'))) {
    row.refuse('document_type', 'IncompleteDocument', `names no document, but ${row.headerOf(stray)} is filled in`);
  }
  return [];
}

function readDetails(row: RowCells, nationality: CountryCode | undefined, order: DateOrder | undefined): Omit<IdentityDocument, 'type'> {
  const number = row.text('document_number', MAX_NUMBER_LENGTH);
  const issuer = readCountry(row, 'document_issuer', 'with-special') ?? (number === undefined ? undefined : nationality);
  const validUntil = readFullDate(row, 'document_valid_until', order);
  const holder = readChoice(row, 'document_holder', DOCUMENT_HOLDER_CHOICES) ?? 'person';
  return { holder, ...(number !== undefined && { number }), ...(issuer !== undefined && { issuer }), ...(validUntil !== undefined && { validUntil }) };
}
