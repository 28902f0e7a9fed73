import type { Command } from '../command';
import type { ActorId, BirthDate, CountryCode, IdentityDocument, LanguageCode, PersonName } from '../person';
import type * as v from '../vocabulary';

export type IntakeCommands =
  | Command<'RegisterCase', {
      readonly personRef: string;
      readonly office: string;
      readonly hostCountry: CountryCode;
      readonly name: PersonName;
      readonly birthDate: BirthDate;
      readonly sex: v.Sex;
      readonly claimedNationality: CountryCode;
      /** The claimed nationality's country when absent. */
      readonly returnCountry?: CountryCode;
      readonly returnType: v.ReturnType;
      readonly documents: readonly IdentityDocument[];
      readonly language: LanguageCode;
      readonly site: string;
      readonly channel: v.Channel;
      readonly contact?: string;
      readonly externalReference?: string;
      /** What the duplicate search found; absent when it was not run, and then the command is refused. */
      readonly possibleDuplicates?: readonly string[];
    }>
  | Command<'LinkFamily', { readonly groupId: string; readonly relation: v.FamilyRelation }>
  | Command<'FlagDuplicate', { readonly otherCaseId: string; readonly score: number }>
  | Command<'CorrectIdentity', {
      readonly reasonCode: 'typing-error' | 'new-evidence' | 'person-request';
      readonly name?: PersonName;
      readonly birthDate?: BirthDate;
      readonly sex?: v.Sex;
      readonly claimedNationality?: CountryCode;
    }>
  | Command<'AssignCase', { readonly officer: ActorId }>;
