import { isCountry, type CommandData, type CountryCode, type FamilyRelation } from '@homeward/return-case';
import { readBirthDate, type BirthDateContext } from './cells/birth-date';
import { CHANNEL_CHOICES, FAMILY_RELATION_CHOICES, RETURN_TYPE_CHOICES, readChoice, readSex } from './cells/choices';
import { readCountry } from './cells/country';
import { readDocuments } from './cells/document';
import { readLanguage } from './cells/language';
import { readName } from './cells/name';
import { RowCells } from './cells/row-cells';
import type { RowError } from './cells/row-error';
import { contentDigest, intakeId, type IdentityScope } from './identity';
import type { SheetColumns } from './sheet/columns';
import type { RawRow } from './sheet/raw-row';

/** What a row is read against: whose sheet it is and when. */
export interface IntakeContext extends IdentityScope, BirthDateContext {
  /** Where the office works; a row that says otherwise belongs to another office. */
  readonly hostCountry: CountryCode;
}

export type RegistrationData = Omit<CommandData<'RegisterCase'>, 'possibleDuplicates'>;

/** One good row: what is to be registered, under which id. */
export interface Registration {
  /** The same for the same reference, or, lacking a reference, for the same content. */
  readonly caseId: string;
  /** Changes when what the row says changes, and not when a column moves or the sheet becomes an XLSX file. */
  readonly digest: string;
  readonly data: RegistrationData;
  readonly family?: { readonly groupId: string; readonly relation: FamilyRelation };
}

export type ReadRow = { readonly registration: Registration } | { readonly errors: readonly RowError[] };

const MAX_REFERENCE_LENGTH = 100;

/** Reads one row, or tells everything that is wrong with it at once. */
export function readRegistration(raw: RawRow, columns: SheetColumns, context: IntakeContext): ReadRow {
  const row = new RowCells(raw, columns);
  const reference = row.text('reference', MAX_REFERENCE_LENGTH);
  const person = readPerson(row, context);
  const circumstances = readCircumstances(row, context);
  refuseImpossibleReturn(row, person, circumstances);
  const family = readFamily(row);
  refuseExtraCells(row, raw, columns);
  if (row.errors.length > 0 || !person || !circumstances) return { errors: row.errors };

  const content = { ...person, ...circumstances, ...(reference !== undefined && { externalReference: reference }) };
  // An age gives another year of birth next year; the row is the same row all the same.
  const digest = contentDigest({ ...content, birthDate: row.isEmpty('birth_date') ? { age: row.text('age') } : person.birthDate, family });
  const key = reference === undefined ? ['content', digest] : ['reference', reference];
  return {
    registration: {
      caseId: intakeId(context, 'case', key),
      digest,
      data: { ...content, personRef: intakeId(context, 'person', key), office: context.office },
      ...(family && { family: { groupId: intakeId(context, 'family', [family.key]), relation: family.relation } }),
    },
  };
}

type Person = Pick<RegistrationData, 'name' | 'birthDate' | 'sex' | 'claimedNationality' | 'documents' | 'language'>;

function readPerson(row: RowCells, context: IntakeContext): Person | undefined {
  const name = readName(row);
  const birthDate = readBirthDate(row, context);
  const sex = row.needs('sex', readSex(row));
  const claimedNationality = row.needs('nationality', readCountry(row, 'nationality', 'with-special'));
  const language = row.needs('language', readLanguage(row, 'language'));
  const documents = readDocuments(row, claimedNationality, context.dateOrder);
  if (!name || !birthDate || !sex || !claimedNationality || !language) return undefined;
  return { name, birthDate, sex, claimedNationality, language, documents };
}

type Circumstances = Pick<RegistrationData, 'hostCountry' | 'returnCountry' | 'returnType' | 'site' | 'channel' | 'contact'>;

function readCircumstances(row: RowCells, context: IntakeContext): Circumstances | undefined {
  const { hostCountry } = context;
  const stated = readCountry(row, 'host_country', 'places-only');
  if (stated !== undefined && stated !== hostCountry) row.refuse('host_country', 'ConflictingValues', `is not ${hostCountry}, where this office works; send the row through the office there`);
  const returnCountry = readCountry(row, 'return_country', 'places-only');
  const returnType = row.needs('return_type', readChoice(row, 'return_type', RETURN_TYPE_CHOICES));
  const site = row.needs('site', row.text('site'));
  const channel = readChoice(row, 'channel', CHANNEL_CHOICES) ?? 'import';
  const contact = row.text('contact');
  if (!returnType || site === undefined) return undefined;
  return { hostCountry, returnType, site, channel, ...(returnCountry !== undefined && { returnCountry }), ...(contact !== undefined && { contact }) };
}

/** A return leads to another country than the one the person is in, and a code such as stateless names none. */
function refuseImpossibleReturn(row: RowCells, person: Person | undefined, circumstances: Circumstances | undefined): void {
  if (!person || !circumstances) return;
  const { returnCountry = person.claimedNationality, hostCountry } = circumstances;
  if (!isCountry(returnCountry)) row.refuse('return_country', 'MissingValue', 'is empty, and the nationality names no country to return to');
  else if (returnCountry === hostCountry) row.refuse('return_country', 'ConflictingValues', 'would be the country the person is in; name the country of return');
}

interface Family {
  readonly key: string;
  readonly relation: FamilyRelation;
}

function readFamily(row: RowCells): Family | undefined {
  const key = row.text('family', MAX_REFERENCE_LENGTH);
  const relation = readChoice(row, 'family_relation', FAMILY_RELATION_CHOICES);
  if (key !== undefined && relation !== undefined) return { key, relation };
  if (key !== undefined && row.isEmpty('family_relation')) row.refuse('family_relation', 'IncompleteFamily', 'is empty although the row names a family');
  if (relation !== undefined && row.isEmpty('family')) row.refuse('family', 'IncompleteFamily', 'is empty although the row names a family relation');
  return undefined;
}

/** Cells beyond the header usually mean an unquoted comma, after which every cell stands under the wrong header. */
function refuseExtraCells(row: RowCells, { cells }: RawRow, { width }: SheetColumns): void {
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    row.refuse('name', 'TooManyCells', 'may be shifted: the row has more cells than the header; a comma inside a cell needs quotes around the cell');
  }
}
