import { Inject, Injectable } from '@nestjs/common';
import type { CommandBody } from '@homeward/contracts';
import { isErased } from '@homeward/decider';
import { type CaseText, SubjectErased, type TextIndex } from '@homeward/personal-data';
import type { RegisteredCase, ReturnCase } from '@homeward/return-case';
import { TEXTS } from '@homeward/wiring';
import { attributesOfRegistration } from './command-filling';
import type { CaseRequest } from './execute-return-case';
import { attributesOf, IdentitySearch } from './identity-search';

/** What other cases tell about a command, and by what a case is found afterwards: the same person, the same words. */
@Injectable()
export class SimilarCases {
  constructor(
    private readonly identities: IdentitySearch,
    @Inject(TEXTS) private readonly texts: TextIndex,
  ) {}

  /** The fields of a command that only a search can fill; no client may set them. */
  async foundFor({ type, body, caseId }: CaseRequest): Promise<object> {
    if (type === 'RegisterCase') return { possibleDuplicates: await this.identities.possibleDuplicates(caseId, attributesOfRegistration(body)) };
    if (type !== 'AssessArea') return {};
    const { area, finding } = body as CommandBody<'AssessArea'>;
    const similarFindings = await this.texts.similarTo({ caseId, part: area, text: finding });
    return similarFindings.length > 0 ? { similarFindings } : {};
  }

  /** After the events and not with them, because the keys live in another database; so a repeated request does it again. */
  async makeFindable(request: CaseRequest, state: ReturnCase): Promise<void> {
    if (state.phase === 'none' || state.erased) return;
    try {
      await this.remember(request, state);
    } catch (error) {
      // The keys are gone and this case does not say so: it will, or another case of the same person does.
      if (!(error instanceof SubjectErased)) throw error;
    }
  }

  private async remember({ type, body, caseId }: CaseRequest, state: RegisteredCase): Promise<void> {
    if (type === 'RegisterCase') await this.identities.remember(state.personRef, caseId, attributesOfRegistration(body));
    if (type === 'CorrectIdentity') await this.identities.remember(state.personRef, caseId, attributesOf(state));
    const finding = type === 'AssessArea' ? findingOf(state, caseId, body as CommandBody<'AssessArea'>) : undefined;
    if (finding !== undefined) await this.texts.remember(state.personRef, finding);
  }
}

/** The finding as it stands now: an old request sent again must not bring back what was written anew since. */
function findingOf({ assessment }: RegisteredCase, caseId: string, { area }: CommandBody<'AssessArea'>): CaseText | undefined {
  const finding = assessment.areas[area]?.finding;
  return finding === undefined || isErased(finding) ? undefined : { caseId, part: area, text: finding };
}
