import { Inject, Injectable } from '@nestjs/common';
import { isErased } from '@homeward/decider';
import type { IdentityAttributes, IdentityIndex } from '@homeward/personal-data';
import type { EventData, RegisteredCase } from '@homeward/return-case';
import { IDENTITIES } from '@homeward/wiring';

/** Below it, two people of one name from one country would point at each other. */
const MIN_SCORE = 0.5;
const MAX_DUPLICATES = 20;

/** Finds cases of perhaps the same person, and makes a case findable. */
@Injectable()
export class IdentitySearch {
  constructor(@Inject(IDENTITIES) private readonly identities: IdentityIndex) {}

  async possibleDuplicates(caseId: string, attributes: IdentityAttributes): Promise<readonly string[]> {
    const matches = await this.identities.find(this.identities.tokensOf(attributes));
    return matches
      .filter((match) => match.caseId !== caseId && match.score >= MIN_SCORE)
      .slice(0, MAX_DUPLICATES)
      .map((match) => match.caseId);
  }

  async remember(subject: string, caseId: string, attributes: IdentityAttributes): Promise<void> {
    await this.identities.remember(subject, caseId, this.identities.tokensOf(attributes));
  }
}

/** What a registration is found by, as far as the person is not erased. */
export function attributesOfRegistered({ name, birthDate, claimedNationality, documents, externalReference }: EventData<'CaseRegistered'>): IdentityAttributes {
  return {
    ...(isErased(name) ? {} : { name }),
    ...(isErased(birthDate) ? {} : { birthDate }),
    nationality: claimedNationality,
    ...(isErased(documents) ? {} : { documents }),
    ...(externalReference === undefined || isErased(externalReference) ? {} : { externalReference }),
  };
}

/** What a registered case is found by after a correction. */
export function attributesOf({ name, birthDate, claimedNationality }: RegisteredCase): IdentityAttributes {
  return {
    ...(isErased(name) ? {} : { name }),
    ...(isErased(birthDate) ? {} : { birthDate }),
    nationality: claimedNationality,
  };
}
