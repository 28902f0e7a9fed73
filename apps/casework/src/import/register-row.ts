import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { commandNameOf, findCommand, InvalidRequest, validBody } from '@homeward/contracts';
import { isCommandRejected } from '@homeward/decider';
import { commandIdOf, EdgeProblem } from '@homeward/http';
import type { Field, Registration, RowError } from '@homeward/intake';
import { reached } from '@homeward/platform';
import type { ReturnCaseCommandType } from '@homeward/return-case';
import { type CaseOutcome, type AskedRequest, ExecuteReturnCase } from '../execute-return-case';
import type { ImportRequest } from './import-job';

/** What became of one good row. */
export interface RowOutcome {
  readonly result: 'registered' | 'unchanged' | 'refused';
  readonly caseId?: string;
  readonly errors: readonly RowError[];
}

type Sender = Pick<ImportRequest, 'caller' | 'trace'>;

/** Sends a row through the same command handler as a request over HTTP, with the same checks at the edge. */
@Injectable()
export class RegisterRow {
  constructor(private readonly commands: CommandBus) {}

  /** Rejects only when no row can be registered now, such as when the store is not there. */
  async register(registration: Registration, sender: Sender): Promise<RowOutcome> {
    const { caseId } = registration;
    const outcome = await this.open(registration, sender);
    if ('errors' in outcome) return outcome;
    reached('row-registered');
    const errors = await this.linkFamily(registration, sender, outcome.revision);
    if (errors.length > 0) return { result: 'refused', caseId, errors };
    return { result: outcome.kind === 'recorded' ? 'registered' : 'unchanged', caseId, errors };
  }

  private async open(registration: Registration, sender: Sender): Promise<Pick<CaseOutcome, 'kind' | 'revision'> | RowOutcome> {
    const { office: _office, hostCountry: _hostCountry, ...body } = registration.data;
    try {
      return await this.send(requestOf('RegisterCase', body, registration, sender));
    } catch (error) {
      // The key is made of the row alone. Under it stands the same row, read in another year: an age became another birth year.
      if (error instanceof EdgeProblem && error.code === 'IdempotencyKeyReused') return { kind: 'unchanged', revision: 0 };
      return { result: 'refused', errors: errorsOf(error) };
    }
  }

  private async linkFamily(registration: Registration, sender: Sender, expectedRevision: number): Promise<readonly RowError[]> {
    if (!registration.family) return [];
    try {
      await this.send({ ...requestOf('LinkFamily', registration.family, registration, sender), expectedRevision });
      return [];
    } catch (error) {
      return errorsOf(error).map(({ code, reason }) => ({ column: 'family', code, reason: `The case is registered, but not linked to its family: ${reason}` }));
    }
  }

  private send(request: AskedRequest): Promise<CaseOutcome> {
    return this.commands.execute(new ExecuteReturnCase(request));
  }
}

function requestOf(type: ReturnCaseCommandType, data: object, { caseId, digest }: Registration, { caller, trace }: Sender): AskedRequest {
  const name = commandNameOf(type);
  const entry = findCommand(name);
  if (entry === undefined) throw new Error(`${type} is not in the catalogue.`);
  const body = validBody(entry.body, data);
  const commandId = commandIdOf({ actor: caller.actor, caseId, key: `import-${name}-${digest}` });
  return { caller, caseId, type, body, commandId, trace };
}

const FIELD_OF_POINTER: Readonly<Record<string, Field>> = {
  name: 'name',
  birthDate: 'birth_date',
  claimedNationality: 'nationality',
  returnCountry: 'return_country',
  returnType: 'return_type',
  documents: 'document_type',
  externalReference: 'reference',
};

/** A refusal of this row as row errors. Whatever concerns every row is thrown on. */
function errorsOf(error: unknown): readonly RowError[] {
  if (error instanceof InvalidRequest) {
    return error.faults.map(({ pointer, reason }) => {
      const [, field = ''] = pointer.split('/');
      const column = FIELD_OF_POINTER[field] ?? field;
      return { column, code: 'Rejected', reason: `${column} ${reason}.` };
    });
  }
  if (isCommandRejected(error) && error.code === 'CaseAlreadyRegistered') {
    const reason = 'A case is registered under this reference with other content; correct the case itself, or give this person another reference.';
    return [{ column: 'reference', code: 'AlreadyRegisteredDifferently', reason }];
  }
  if (isCommandRejected(error)) {
    const obstacles = error.obstacles.length > 0 ? error.obstacles : [{ subject: 'case', reason: error.message }];
    return obstacles.map(({ subject, reason }) => ({ column: FIELD_OF_POINTER[subject] ?? subject, code: 'Rejected', reason }));
  }
  if (error instanceof EdgeProblem && error.code === 'StaleRevision') {
    return [{ column: 'reference', code: 'Rejected', reason: 'The case has moved on since; link it to its family by hand.' }];
  }
  throw error;
}
