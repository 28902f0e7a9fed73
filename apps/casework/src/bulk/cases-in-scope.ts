import { caseScopeOf } from '@homeward/access';
import { EdgeProblem } from '@homeward/http';
import { BEFORE_DEPARTURE, PAUSED_PHASES, type Phase } from '@homeward/return-case';
import type { BulkJob } from './bulk-job';

/** A condition on a row of `case_summary`, with `?` where its values go. */
interface Condition {
  readonly where: string;
  readonly values: readonly unknown[];
}

const ANYWHERE = '*';

/** Which cases a job is about: those its sender may see, in its scope, to which it would bring something. */
export function casesInScope(job: BulkJob): readonly Condition[] {
  return [{ where: 'not erased', values: [] }, ...visibleTo(job), ...within(job), ...concerned(job)];
}

function visibleTo({ caller }: BulkJob): readonly Condition[] {
  const scope = caseScopeOf(caller);
  switch (scope.kind) {
    case 'network':
      return [];
    case 'office':
      return [{ where: 'office = ?', values: [scope.office] }];
    case 'return-country':
      return [{ where: 'return_country = ?', values: [scope.country] }];
    case 'none':
      throw new EdgeProblem('NotAllowed', 'This token names no office or country whose cases it may see.');
  }
}

function within({ body: { scope, scopeRef = '' } }: BulkJob): readonly Condition[] {
  if (scope === undefined) return [];
  switch (scope) {
    case 'corridor': {
      const [host = '', destination = ''] = scopeRef.split('>');
      return [
        ...(host === ANYWHERE ? [] : [{ where: 'host_country = ?', values: [host] }]),
        ...(destination === ANYWHERE ? [] : [{ where: 'return_country = ?', values: [destination] }]),
      ];
    }
    case 'flight':
      return [{ where: 'flight = ?', values: [scopeRef] }];
    case 'site':
      return [{ where: 'site = ?', values: [scopeRef] }];
  }
}

function concerned({ id, body: { operation, causeId } }: BulkJob): readonly Condition[] {
  const before: readonly Phase[] = [...BEFORE_DEPARTURE, ...PAUSED_PHASES];
  switch (operation) {
    case 'suspend':
      return [{ where: 'phase = any(?)', values: [before] }, { where: 'not (? = any(suspended_by))', values: [id] }];
    case 'resume':
      return [{ where: '? = any(suspended_by)', values: [causeId] }];
    case 'advisory':
      return [{ where: 'phase = any(?)', values: [before] }];
  }
}
