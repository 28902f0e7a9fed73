import type { Role } from '@homeward/return-case';
import { type Caller, WHOLE_NETWORK } from './caller';

/** Which cases a caller may see. `none` sees no case, `network` every one. */
export type CaseScope =
  | { readonly kind: 'none' }
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'return-country'; readonly country: string }
  | { readonly kind: 'network' };

/** What decides whether a case is in somebody's scope. */
export interface CasePlace {
  readonly office: string;
  readonly returnCountry: string;
}

type Reach = 'none' | 'office' | 'return-country' | 'office-or-network';

const REACH: { readonly [R in Role]: Reach } = {
  'protection-officer': 'office',
  'senior-protection-officer': 'office',
  'chief-of-mission': 'office',
  auditor: 'office-or-network',
  'consular-liaison': 'office',
  'migration-health': 'office',
  'receiving-mission': 'return-country',
  'operations-logistics': 'office',
  'pseah-focal-point': 'none',
  'monitoring-evaluation': 'office-or-network',
  'partner-caseworker': 'office',
  'data-protection-officer': 'office-or-network',
  'system-administrator': 'none',
  /** It learns what no case needs to be seen for. */
  'other-system': 'none',
  homeward: 'office-or-network',
};

const NOTHING: CaseScope = { kind: 'none' };

export function caseScopeOf(caller: Caller): CaseScope {
  switch (REACH[caller.role]) {
    case 'none':
      return NOTHING;
    case 'return-country':
      return caller.country === undefined ? NOTHING : { kind: 'return-country', country: caller.country };
    case 'office':
      return caller.office === WHOLE_NETWORK ? NOTHING : { kind: 'office', office: caller.office };
    case 'office-or-network':
      return caller.office === WHOLE_NETWORK ? { kind: 'network' } : { kind: 'office', office: caller.office };
  }
}

/** A case that may not be seen is answered for exactly like one that does not exist. */
export function maySee(caller: Caller, place: CasePlace): boolean {
  const scope = caseScopeOf(caller);
  switch (scope.kind) {
    case 'none':
      return false;
    case 'network':
      return true;
    case 'office':
      return scope.office === place.office;
    case 'return-country':
      return scope.country === place.returnCountry;
  }
}
