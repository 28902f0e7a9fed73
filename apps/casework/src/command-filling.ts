import type { CommandBody } from '@homeward/contracts';
import type { IdentityAttributes } from '@homeward/personal-data';
import type { CommandContext, ReturnCase, ReturnCaseCommand, ReturnCaseCommandType } from '@homeward/return-case';
import type { CaseRequest } from './execute-return-case';
import type { Office } from './offices';

/** A command of the domain from what the edge has checked. The types of the bodies are proven by the contracts. */
export function commandOf(type: ReturnCaseCommandType, data: object, context: CommandContext): ReturnCaseCommand {
  return { type, data, context } as unknown as ReturnCaseCommand;
}

/** What the search for duplicates looks for when a person is registered. */
export function attributesOfRegistration(body: object): IdentityAttributes {
  const { name, birthDate, claimedNationality, documents, externalReference } = body as CommandBody<'RegisterCase'>;
  return { name, birthDate, nationality: claimedNationality, documents, ...(externalReference === undefined ? {} : { externalReference }) };
}

/** A registration with the office it belongs to, which no client may set. */
export function registrationOf(body: object, office: Office): object {
  return { ...body, office: office.id, hostCountry: office.country };
}

/** The person whose keys seal the events. */
export function subjectOf({ type, body }: CaseRequest, state: ReturnCase): string {
  if (state.phase !== 'none') return state.personRef;
  if (type !== 'RegisterCase') throw new Error('Only a registration starts a case.');
  return (body as CommandBody<'RegisterCase'>).personRef;
}
