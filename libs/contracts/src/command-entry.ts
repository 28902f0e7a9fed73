import type { Type } from '@nestjs/common';
import type { CommandData, ReturnCaseCommandType } from '@homeward/return-case';

/** Fields the server fills in: from the caller's office, from the search in other cases, from the erasure. No client may set them. */
interface FilledIn {
  readonly RegisterCase: 'office' | 'hostCountry' | 'possibleDuplicates';
  readonly AssessArea: 'similarFindings';
  readonly ErasePerson: 'keysDestroyed';
}

/** What a client sends for a command. */
export type CommandBody<T extends ReturnCaseCommandType> = T extends keyof FilledIn ? Omit<CommandData<T>, FilledIn[T]> : CommandData<T>;

/** One command as the API offers it. */
export interface CommandEntry<T extends ReturnCaseCommandType = ReturnCaseCommandType> {
  readonly body: Type<object>;
  /** What it does, in one line for the officer's developer. */
  readonly summary: string;
  /** A body that is valid. */
  readonly example: CommandBody<T>;
}

/** The part of the catalogue that names these commands. */
export type CommandEntries<T extends ReturnCaseCommandType> = { readonly [Named in T]: CommandEntry<Named> };

/** Says no at compile time when the class lacks a field of the command, even an optional one. */
type WithEveryField<Body, Data> = [keyof Data] extends [keyof Body] ? Type<Body> : never;

/** Describes a command. The class must have exactly the command's fields. */
export function command<T extends ReturnCaseCommandType>() {
  return <Body extends CommandBody<T> & object>(body: WithEveryField<Body, CommandBody<T>>, summary: string, example: CommandBody<T>): CommandEntry<T> => ({
    body: body,
    summary,
    example,
  });
}
