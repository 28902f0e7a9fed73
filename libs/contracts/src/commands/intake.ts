import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { BirthDatePart, IdentityDocumentPart, PersonNamePart } from '../person-parts';
import { Text } from '../texts';
import { Code, Part, Parts, Share } from '../values';

const MAX_DOCUMENTS = 20;
const CORRECTION_REASONS = ['typing-error', 'new-evidence', 'person-request'] as const;

export class RegisterCaseBody implements CommandBody<'RegisterCase'> {
  @Text('id', { description: 'The person, as a random id that says nothing about them. One person keeps it over all their cases.' })
  readonly personRef!: string;

  @Part(() => PersonNamePart)
  readonly name!: PersonNamePart;

  @Part(() => BirthDatePart)
  readonly birthDate!: BirthDatePart;

  @Code(v.SEXES)
  readonly sex!: v.Sex;

  @Text('country')
  readonly claimedNationality!: string;

  @Text('country', { optional: true, description: 'The country of the claimed nationality when left out.' })
  readonly returnCountry?: string;

  @Code(v.RETURN_TYPES)
  readonly returnType!: v.ReturnType;

  @Parts(() => IdentityDocumentPart, MAX_DOCUMENTS)
  readonly documents!: IdentityDocumentPart[];

  @Text('language')
  readonly language!: string;

  @Text('place')
  readonly site!: string;

  @Code(v.CHANNELS)
  readonly channel!: v.Channel;

  @Text('line', { optional: true })
  readonly contact?: string;

  @Text('line', { optional: true, description: 'The number of the person in the sheet or system the case came from.' })
  readonly externalReference?: string;
}

export class LinkFamilyBody implements CommandBody<'LinkFamily'> {
  @Text('reference')
  readonly groupId!: string;

  @Code(v.FAMILY_RELATIONS)
  readonly relation!: v.FamilyRelation;
}

export class FlagDuplicateBody implements CommandBody<'FlagDuplicate'> {
  @Text('id')
  readonly otherCaseId!: string;

  @Share()
  readonly score!: number;
}

export class CorrectIdentityBody implements CommandBody<'CorrectIdentity'> {
  @Code(CORRECTION_REASONS)
  readonly reasonCode!: (typeof CORRECTION_REASONS)[number];

  @Part(() => PersonNamePart, { optional: true })
  readonly name?: PersonNamePart;

  @Part(() => BirthDatePart, { optional: true })
  readonly birthDate?: BirthDatePart;

  @Code(v.SEXES, { optional: true })
  readonly sex?: v.Sex;

  @Text('country', { optional: true })
  readonly claimedNationality?: string;
}

export class AssignCaseBody implements CommandBody<'AssignCase'> {
  @Text('staff')
  readonly officer!: string;
}

export const INTAKE_COMMANDS: CommandEntries<'RegisterCase' | 'LinkFamily' | 'FlagDuplicate' | 'CorrectIdentity' | 'AssignCase'> = {
  RegisterCase: command<'RegisterCase'>()(RegisterCaseBody, 'Open a case for a person who asks to return', {
    personRef: '0197f3a2-5d0e-7c1b-9a44-3f2b8c6d1e90',
    name: { full: 'Amina Diallo', given: 'Amina', family: 'Diallo' },
    birthDate: { value: '1994-04', precision: 'month' },
    sex: 'female',
    claimedNationality: 'GIN',
    returnType: 'avr',
    documents: [{ type: 'passport', holder: 'lost' }],
    language: 'ful',
    site: 'Agadez transit centre',
    channel: 'in-person',
  }),
  LinkFamily: command<'LinkFamily'>()(LinkFamilyBody, 'Say that the person travels with a family', { groupId: 'family-204', relation: 'head' }),
  FlagDuplicate: command<'FlagDuplicate'>()(FlagDuplicateBody, 'Point to another case that may be the same person', {
    otherCaseId: '0197f3a2-5d0e-7c1b-9a44-3f2b8c6d1e91',
    score: 0.8,
  }),
  CorrectIdentity: command<'CorrectIdentity'>()(CorrectIdentityBody, 'Correct what was written down about the person', {
    reasonCode: 'new-evidence',
    birthDate: { value: '1994-04-17', precision: 'day' },
  }),
  AssignCase: command<'AssignCase'>()(AssignCaseBody, 'Give the case to an officer', { officer: 'po-17' }),
};
