import { createHmac, type KeyObject } from 'node:crypto';
import type { IdentityToken, IdentityTokens } from '../key-store';
import { normaliseName, normaliseNumber } from './normalise';

/** What is known of a person at the moment of the search. Everything but the name may be missing. */
export interface IdentityAttributes {
  readonly name?: { readonly full: string };
  /** ISO 8601 date cut to what is known: `1990`, `1990-04` or `1990-04-17`. */
  readonly birthDate?: { readonly value: string };
  /** ISO 3166-1 alpha-3. */
  readonly nationality?: string;
  readonly documents?: readonly { readonly number?: string; readonly issuer?: string }[];
  /** The person's number in the sheet or system the case came from. */
  readonly externalReference?: string;
}

/**
 * How much one equal token says that two cases are of one person, 0 to 1. Our own judgement, to be tuned on real data: a
 * document number is issued once; a full name and a full birth date rarely meet by chance; a name and a year do in large
 * groups with few names; a reference alone may be a row number.
 */
export interface MatchWeights {
  readonly 'document': number;
  readonly 'name-birth-date': number;
  readonly 'name-birth-year': number;
  readonly 'name-nationality': number;
  readonly 'external-reference': number;
}
export type TokenKind = keyof MatchWeights;

export const DEFAULT_MATCH_WEIGHTS: MatchWeights = {
  'document': 1,
  'name-birth-date': 0.9,
  'name-birth-year': 0.6,
  'external-reference': 0.5,
  'name-nationality': 0.3,
};

export interface IdentityMatch {
  readonly caseId: string;
  /** The weight of the strongest equal token, 0 to 1. */
  readonly score: number;
  /** Which tokens were equal, strongest first: what an officer is told. */
  readonly matched: readonly TokenKind[];
}

/** Rows a search reads at most: a very common name must not pull the whole index. */
const MATCH_LIMIT = 1_000;
const YEAR_LENGTH = 4;
const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Finds cases that may be of the same person without knowing who it is: only keyed hashes of normalised attributes are
 * stored, in the key database. Finds equal spellings within one script, whatever their order, accents and case; it does
 * not compare across scripts and not by sound.
 */
export class IdentityIndex {
  constructor(
    private readonly tokens: IdentityTokens,
    private readonly hashKey: KeyObject,
    private readonly weights: MatchWeights = DEFAULT_MATCH_WEIGHTS,
  ) {}

  /** The tokens of the attributes, strongest first, without doubles. */
  tokensOf(attributes: IdentityAttributes): readonly IdentityToken[] {
    const digests = new Map<string, IdentityToken>();
    for (const [kind, text] of textsOf(attributes)) {
      const digest = createHmac('sha256', this.hashKey).update(`${kind}\n${text}`).digest('base64url');
      digests.set(digest, { kind, digest });
    }
    return [...digests.values()].sort((a, b) => this.#weightOf(b.kind) - this.#weightOf(a.kind));
  }

  /** Adds tokens of a case; the same again changes nothing. Throws `SubjectErased`. */
  async remember(subject: string, caseId: string, tokens: readonly IdentityToken[]): Promise<void> {
    if (tokens.length > 0) await this.tokens.addTokens(subject, caseId, tokens);
  }

  /** Cases that share a token, most likely first. */
  async find(tokens: readonly IdentityToken[]): Promise<readonly IdentityMatch[]> {
    if (tokens.length === 0) return [];
    const kindsByCase = new Map<string, Set<TokenKind>>();
    for (const { caseId, kind } of await this.tokens.findTokens(tokens, MATCH_LIMIT)) {
      if (!this.#isKind(kind)) continue;
      const kinds = kindsByCase.get(caseId) ?? new Set();
      kindsByCase.set(caseId, kinds.add(kind));
    }
    return [...kindsByCase]
      .map(([caseId, kinds]) => {
        const matched = [...kinds].sort((a, b) => this.#weightOf(b) - this.#weightOf(a));
        return { caseId, score: Math.max(...matched.map((kind) => this.weights[kind])), matched };
      })
      .sort((a, b) => b.score - a.score || b.matched.length - a.matched.length || (a.caseId < b.caseId ? -1 : 1));
  }

  /** Removes every token of the person. An erasure does it too, in its own transaction. */
  forget(subject: string): Promise<void> {
    return this.tokens.removeTokens(subject);
  }

  #isKind(kind: string): kind is TokenKind {
    return kind in this.weights;
  }

  #weightOf(kind: string): number {
    return this.#isKind(kind) ? this.weights[kind] : 0;
  }
}

/** What is hashed for each kind of token. Attributes that normalise to nothing make no token. */
function* textsOf(attributes: IdentityAttributes): Generator<[TokenKind, string]> {
  yield* documentTexts(attributes);
  const name = normaliseName(attributes.name?.full ?? '');
  if (name !== '') yield* nameTexts(name, attributes);
  const reference = normaliseNumber(attributes.externalReference ?? '');
  if (reference !== '') yield ['external-reference', reference];
}

function* documentTexts({ documents = [], nationality = '' }: IdentityAttributes): Generator<[TokenKind, string]> {
  for (const { number = '', issuer = nationality } of documents) {
    const plainNumber = normaliseNumber(number);
    if (plainNumber !== '') yield ['document', `${plainNumber}\n${issuer}`];
  }
}

function* nameTexts(name: string, { birthDate, nationality }: IdentityAttributes): Generator<[TokenKind, string]> {
  if (birthDate !== undefined) {
    if (FULL_DATE.test(birthDate.value)) yield ['name-birth-date', `${name}\n${birthDate.value}`];
    yield ['name-birth-year', `${name}\n${birthDate.value.slice(0, YEAR_LENGTH)}`];
  }
  if (nationality !== undefined) yield ['name-nationality', `${name}\n${nationality}`];
}
