import { mayOpen } from '@homeward/access';
import { ERASED, isErased, type Erased } from '@homeward/decider';
import type { Sealer } from '@homeward/personal-data';
import type { CaseSummary } from '@homeward/read-model';
import type { Role } from '@homeward/return-case';

/** Who the case is about, as far as the reader may know and anybody still can. */
export type Identity = Readonly<Record<string, unknown>> | Erased | { readonly sealed: 'identity' };

export type CaseDocument = Omit<CaseSummary, 'sealedIdentity' | 'personRef'> & { readonly identity: Identity };

type OpenedPart = Readonly<Record<string, unknown>> | Erased;

/** Opens the identity of each case for a role that may; for any other it stays sealed, and no key is touched. */
export async function documentsFor(role: Role, summaries: readonly CaseSummary[], sealer: Sealer): Promise<readonly CaseDocument[]> {
  if (!mayOpen(role, 'identity')) return summaries.map((summary) => documentOf(summary, { sealed: 'identity' }));
  const references = summaries.flatMap(({ sealedIdentity }) => sealedIdentity);
  const opened = (await sealer.openAll(references.map((reference) => ({ part: reference.part, place: reference })))) as readonly OpenedPart[];
  let next = 0;
  return summaries.map((summary) => {
    const own = opened.slice(next, next + summary.sealedIdentity.length);
    next += summary.sealedIdentity.length;
    return documentOf(summary, merged(own));
  });
}

/** A later part corrects an earlier one, field by field. */
function merged(parts: readonly OpenedPart[]): Identity {
  const readable = parts.filter((part): part is Readonly<Record<string, unknown>> => !isErased(part));
  return readable.length === 0 ? ERASED : Object.assign({}, ...readable) as Readonly<Record<string, unknown>>;
}

function documentOf({ sealedIdentity: _sealed, personRef: _person, ...summary }: CaseSummary, identity: Identity): CaseDocument {
  return { ...summary, identity };
}
