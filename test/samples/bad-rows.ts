import type { RowErrorCode } from '@homeward/intake';

type Cells = Readonly<Record<string, string>>;

/** A row of the sample of bad rows, and what is wrong with it. */
export interface BadRow {
  readonly cells: Cells;
  /** Empty for a good row: good rows beside bad ones must land. */
  readonly faults: readonly RowErrorCode[];
}

const GOOD: Cells = {
  name: 'Awa Traoré',
  birth_date: '1990-04-17',
  sex: 'female',
  nationality: 'MLI',
  return_type: 'avr',
  language: 'bam',
  site: 'Agadez transit centre',
};

const FAULTS: readonly (readonly [cells: Cells, ...faults: RowErrorCode[]])[] = [
  [{}],
  [{ name: '', given_name: '', family_name: '' }, 'MissingValue'],
  [{ name: '12345' }, 'InvalidName'],
  [{ name: '=HYPERLINK("http://example.org","Awa")' }, 'InvalidName'],
  [{ name: 'Awa\u0000Traoré' }, 'ControlCharacter'],
  [{ name: 'Awa \u202EéroarT' }, 'ControlCharacter'],
  [{ name: 'Awa Traor\uFFFD' }, 'DamagedText'],
  [{ name: 'Awa '.repeat(60) }, 'TooLong'],
  [{ birth_date: '' }, 'MissingValue'],
  [{ birth_date: 'in spring' }, 'InvalidDate'],
  [{ birth_date: '1990-02-30' }, 'InvalidDate'],
  [{ birth_date: '04/05/1990' }, 'InvalidDate'],
  [{ birth_date: '2099-01-01' }, 'FutureDate'],
  [{ birth_date: '1411-09-21' }, 'DateTooOld'],
  [{ birth_date: '1990', birth_date_precision: 'day' }, 'PrecisionMismatch'],
  [{ birth_date: '1990', birth_date_precision: 'sometimes' }, 'UnknownValue'],
  [{ birth_date: '', age: '-3' }, 'InvalidAge'],
  [{ birth_date: '', age: '140' }, 'InvalidAge'],
  [{ birth_date: '1990', age: '12' }, 'ConflictingValues'],
  [{ sex: '' }, 'MissingValue'],
  [{ sex: 'w' }, 'UnknownValue'],
  [{ nationality: '' }, 'MissingValue'],
  [{ nationality: 'Atlantis' }, 'UnknownCountry'],
  [{ nationality: 'Congo' }, 'AmbiguousCountry'],
  [{ nationality: 'XXA' }, 'MissingValue'],
  [{ nationality: 'NER' }, 'ConflictingValues'],
  [{ return_country: 'QQQ' }, 'UnknownCountry'],
  [{ return_type: 'deportation' }, 'UnknownValue'],
  [{ language: 'the local one' }, 'UnknownLanguage'],
  [{ site: '' }, 'MissingValue'],
  [{ channel: 'pigeon' }, 'UnknownValue'],
  [{ document_type: 'library card' }, 'UnknownValue'],
  [{ document_number: 'P1234567' }, 'IncompleteDocument'],
  [{ document_type: 'none', document_number: 'P1234567' }, 'IncompleteDocument'],
  [{ document_type: 'passport', document_valid_until: '2030' }, 'InvalidDate'],
  [{ document_type: 'passport', document_issuer: 'Atlantis' }, 'UnknownCountry'],
  [{ document_type: 'passport', document_holder: 'the cat' }, 'UnknownValue'],
  [{ family: 'FAM-001' }, 'IncompleteFamily'],
  [{ family_relation: 'child' }, 'IncompleteFamily'],
  [{ name: '', birth_date: '2099', sex: 'w', nationality: 'Congo' }, 'MissingValue', 'FutureDate', 'UnknownValue', 'AmbiguousCountry'],
  [{ name: 'ሰላም', nationality: 'ETH', language: 'Amharic', birth_date: '~1995', contact: '+227 90 11 22 33' }],
  [{ reference: 'BAD-0001', name: 'Somebody Else' }, 'DuplicateInFile'],
  [{ reference: '', name: 'Fanta' }],
  [{ reference: '', name: 'Fanta' }, 'DuplicateInFile'],
];

export const BAD_ROW_COLUMNS = [
  'reference', 'name', 'given_name', 'family_name', 'birth_date', 'birth_date_precision', 'age', 'sex', 'nationality', 'return_country', 'return_type', 'language',
  'site', 'channel', 'document_type', 'document_number', 'document_issuer', 'document_valid_until', 'document_holder', 'contact', 'family', 'family_relation',
] as const;

/** Every kind of bad row, with good ones between them. */
export const BAD_ROWS: readonly BadRow[] = FAULTS.map(([cells, ...faults], index) => ({
  cells: { reference: `BAD-${String(index + 1).padStart(4, '0')}`, ...GOOD, ...cells },
  faults,
}));

/** A last row whose unquoted comma pushed every cell after it under the wrong header. */
export const SHIFTED_ROW = `BAD-9999,Traoré, Awa,,,1990-04-17,,,female,MLI,,avr,bam,Agadez transit centre${','.repeat(9)}x\n`;
