import * as v from '@homeward/return-case';
import { Text } from './texts';
import { Code } from './values';

const DOCUMENT_TYPES = [...v.TRAVEL_DOCUMENT_TYPES, 'other'] as const;

export class PersonNamePart implements v.PersonName {
  @Text('line', { description: 'The whole name as the person gives it, in any script, of one part or many.' })
  readonly full!: string;

  @Text('line', { optional: true })
  readonly given?: string;

  @Text('line', { optional: true })
  readonly family?: string;
}

export class BirthDatePart implements v.BirthDate {
  @Text('birthDate', { description: 'Cut to its precision: 1990, 1990-04 or 1990-04-17.' })
  readonly value!: string;

  @Code(v.DATE_PRECISIONS)
  readonly precision!: v.DatePrecision;
}

export class IdentityDocumentPart implements v.IdentityDocument {
  @Code(DOCUMENT_TYPES)
  readonly type!: (typeof DOCUMENT_TYPES)[number];

  @Text('line', { optional: true })
  readonly number?: string;

  @Text('country', { optional: true })
  readonly issuer?: string;

  @Text('day', { optional: true })
  readonly validUntil?: string;

  @Code(v.DOCUMENT_HOLDERS)
  readonly holder!: v.DocumentHolder;
}
