import type { Message, Sealable } from '@homeward/decider';
import type { ActorId, BirthDate, CountryCode, IdentityDocument, LanguageCode, PersonName } from '../person';
import type * as v from '../vocabulary';

export type IntakeFacts =
  | Message<'CaseRegistered', {
      readonly personRef: string;
      readonly office: string;
      readonly hostCountry: CountryCode;
      readonly claimedNationality: CountryCode;
      readonly returnCountry: CountryCode;
      readonly returnType: v.ReturnType;
      readonly sex: v.Sex;
      /** On the day of registration. */
      readonly ageBand: v.AgeBand;
      readonly documented: boolean;
      readonly language: LanguageCode;
      readonly site: string;
      readonly channel: v.Channel;
      /** Cases the duplicate search pointed to when this one was registered. */
      readonly possibleDuplicates: readonly string[];
      readonly name: Sealable<PersonName>;
      readonly birthDate: Sealable<BirthDate>;
      readonly documents: Sealable<readonly IdentityDocument[]>;
      readonly contact?: Sealable<string>;
      /** The number of the person in the sheet or system the case came from. */
      readonly externalReference?: Sealable<string>;
    }>
  | Message<'FamilyLinked', { readonly groupId: string; readonly relation: v.FamilyRelation }>
  | Message<'DuplicateFlagged', { readonly otherCaseId: string; /** 0 to 1. */ readonly score: number }>
  | Message<'IdentityCorrected', {
      readonly reasonCode: 'typing-error' | 'new-evidence' | 'person-request';
      readonly name?: Sealable<PersonName>;
      readonly birthDate?: Sealable<BirthDate>;
      readonly ageBand?: v.AgeBand;
      readonly sex?: v.Sex;
      readonly claimedNationality?: CountryCode;
      /** What of the travel document's zone now differs from the identity, where the correction changed that. */
      readonly mismatches?: readonly v.IdentityField[];
    }>
  | Message<'CaseAssigned', { readonly officer: ActorId }>;
