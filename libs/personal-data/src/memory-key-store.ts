import { newKey, secretOf } from './data-key';
import { SubjectErased } from './errors';
import type { DataKey, IdentityToken, IdentityTokens, KeyLookup, KeyOwner, KeyStore, PartFingerprints, TextFingerprints, TokenMatch } from './key-store';

interface RememberedText {
  readonly subject: string;
  readonly caseId: string;
  readonly digests: ReadonlySet<string>;
}

interface RememberedToken extends IdentityToken {
  readonly subject: string;
  readonly caseId: string;
}

/** Keys in this process only: for tests of what stands on the port. Gone when the process ends. */
export class MemoryKeyStore implements KeyStore, IdentityTokens, TextFingerprints {
  readonly #keys = new Map<string, DataKey | 'destroyed'>();
  readonly #idByOwner = new Map<string, string>();
  readonly #erased = new Map<string, number>();
  readonly #tokens = new Map<string, RememberedToken>();
  readonly #texts = new Map<string, RememberedText>();

  async ensureKeys(owners: readonly KeyOwner[]): Promise<readonly (DataKey | 'erased')[]> {
    return owners.map((owner) => (this.#erased.has(owner.subject) ? 'erased' : (this.#find(owner) ?? this.#make(owner))));
  }

  async findKeys(ids: readonly string[]): Promise<readonly KeyLookup[]> {
    return ids.map((id) => this.#keys.get(id) ?? 'unknown');
  }

  async erase(subject: string): Promise<number> {
    const before = this.#erased.get(subject);
    if (before !== undefined) return before;
    let destroyed = 0;
    for (const [id, key] of this.#keys) {
      if (key === 'destroyed' || key.subject !== subject) continue;
      this.#keys.set(id, 'destroyed');
      destroyed += 1;
    }
    await this.removeTokens(subject);
    for (const [name, text] of this.#texts) if (text.subject === subject) this.#texts.delete(name);
    this.#erased.set(subject, destroyed);
    return destroyed;
  }

  async addTokens(subject: string, caseId: string, tokens: readonly IdentityToken[]): Promise<void> {
    if (this.#erased.has(subject)) throw new SubjectErased();
    for (const token of tokens) this.#tokens.set(`${caseId}|${token.kind}|${token.digest}`, { ...token, subject, caseId });
  }

  async findTokens(tokens: readonly IdentityToken[], limit: number): Promise<readonly TokenMatch[]> {
    const wanted = new Set(tokens.map(({ kind, digest }) => `${kind}|${digest}`));
    return [...this.#tokens.values()]
      .filter(({ kind, digest }) => wanted.has(`${kind}|${digest}`))
      .slice(0, limit)
      .map(({ caseId, kind }) => ({ caseId, kind }));
  }

  async removeTokens(subject: string): Promise<void> {
    for (const [name, token] of this.#tokens) {
      if (token.subject === subject) this.#tokens.delete(name);
    }
  }

  async replaceTexts(subject: string, { caseId, part, digests }: PartFingerprints): Promise<void> {
    if (this.#erased.has(subject)) throw new SubjectErased();
    this.#texts.set(`${caseId}|${part}`, { subject, caseId, digests: new Set(digests.map((digest) => digest.toString('hex'))) });
  }

  async findTexts(caseId: string, digests: readonly Buffer[], limit: number): Promise<readonly { readonly caseId: string; readonly sentences: number }[]> {
    const sentences = new Map<string, number>();
    for (const digest of digests) {
      const holders = [...this.#texts.values()].filter((text) => text.caseId !== caseId && text.digests.has(digest.toString('hex'))).map((text) => text.caseId);
      for (const holder of holders.sort().slice(0, limit)) sentences.set(holder, (sentences.get(holder) ?? 0) + 1);
    }
    return [...sentences].map(([otherCase, count]) => ({ caseId: otherCase, sentences: count }));
  }

  async close(): Promise<void> {}

  #find({ subject, sealClass }: KeyOwner): DataKey | undefined {
    const key = this.#keys.get(this.#idByOwner.get(`${sealClass}|${subject}`) ?? '');
    return key === 'destroyed' ? undefined : key;
  }

  #make({ subject, sealClass }: KeyOwner): DataKey {
    const { id, bytes } = newKey();
    const key = { id, subject, sealClass, secret: secretOf(bytes) };
    this.#keys.set(id, key);
    this.#idByOwner.set(`${sealClass}|${subject}`, id);
    return key;
  }
}
