import type { Fingerprints } from '../fingerprints';
import type { TextFingerprints } from '../key-store';
import { sentencesOf } from './sentences';

const SENTENCE = 'sentence of a case';
/** Cases read for one sentence at most: a sentence that stands in every case must not pull the whole index. */
const CASES_PER_SENTENCE = 1_000;
const MAX_SIMILAR = 5;
const MIN_SHARE = 0.5;
const HUNDREDTHS = 100;

/** What was written on one part of a case. */
export interface CaseText {
  readonly caseId: string;
  /** The part, such as an area of the assessment. Texts are alike only within one part. */
  readonly part: string;
  readonly text: string;
}

export interface SimilarText {
  readonly caseId: string;
  /** Share of the sentences of the text that stand there too, 0 to 1 in hundredths. */
  readonly share: number;
}

/**
 * Finds cases whose text reads the same, without keeping any text: only keyed fingerprints of sentences are stored, in the
 * key database. A sentence that stands in many cases counts as much as any other, for that is what copying looks like; what a
 * form prints by itself is counted with it.
 */
export class TextIndex {
  constructor(
    private readonly store: TextFingerprints,
    private readonly fingerprints: Fingerprints,
  ) {}

  /** Other cases with at least half of the sentences, at most five, most alike first. */
  async similarTo({ caseId, part, text }: CaseText): Promise<readonly SimilarText[]> {
    const digests = this.digestsOf(part, text);
    if (digests.length === 0) return [];
    const shared = await this.store.findTexts(caseId, digests, CASES_PER_SENTENCE);
    return shared
      .map((other) => ({ caseId: other.caseId, share: Math.round((other.sentences / digests.length) * HUNDREDTHS) / HUNDREDTHS }))
      .filter(({ share }) => share >= MIN_SHARE)
      .sort((a, b) => b.share - a.share || (a.caseId < b.caseId ? -1 : 1))
      .slice(0, MAX_SIMILAR);
  }

  /** Takes the place of what was remembered of this part of the case. Repeating it changes nothing. Throws `SubjectErased`. */
  async remember(subject: string, { caseId, part, text }: CaseText): Promise<void> {
    await this.store.replaceTexts(subject, { caseId, part, digests: this.digestsOf(part, text) });
  }

  private digestsOf(part: string, text: string): readonly Buffer[] {
    return sentencesOf(text).map((sentence) => this.fingerprints.of(SENTENCE, `${part}\n${sentence}`));
  }
}
