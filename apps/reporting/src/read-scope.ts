import { type Caller, caseScopeOf } from '@homeward/access';
import { InvalidRequest } from '@homeward/contracts';
import { EdgeProblem } from '@homeward/http';
import { InvalidCursor, type ReadScope } from '@homeward/read-model';

/** Which cases the caller may see or count. A caller who may see none is told so instead of being shown an empty list. */
export function readScopeOf(caller: Caller): ReadScope {
  const scope = caseScopeOf(caller);
  switch (scope.kind) {
    case 'network':
      return {};
    case 'office':
      return { office: scope.office };
    case 'return-country':
      return { returnCountry: scope.country };
    case 'none':
      throw new EdgeProblem('NotAllowed', 'This token names no office or country whose cases it may see.');
  }
}

/** A cursor is input like any other: one that is not ours is the client's mistake. */
export async function withCursor<Answer>(list: Promise<Answer>): Promise<Answer> {
  try {
    return await list;
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    throw new InvalidRequest('The cursor is not one of this list.', [{ pointer: 'cursor', reason: 'must be the cursor of the page before' }]);
  }
}
