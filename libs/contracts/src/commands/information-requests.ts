import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code } from '../values';

const REQUEST_ID = { description: 'The client’s own UUID for the question.' };

export class RequestInformationBody implements CommandBody<'RequestInformation'> {
  @Text('id', REQUEST_ID)
  readonly requestId!: string;

  @Code(v.ASKED_ROLES)
  readonly toRole!: v.Role;

  @Text('reference', { optional: true, description: 'A unit or desk of that role, for its own sorting.' })
  readonly toUnit?: string;

  @Text('narrative')
  readonly question!: string;

  @Text('day')
  readonly dueOn!: string;
}

export class AnswerInformationRequestBody implements CommandBody<'AnswerInformationRequest'> {
  @Text('id', REQUEST_ID)
  readonly requestId!: string;

  @Text('narrative')
  readonly answer!: string;

  @Text('reference', { optional: true, description: 'Where the document is that proves it.' })
  readonly attachmentRef?: string;
}

export class WithdrawInformationRequestBody implements CommandBody<'WithdrawInformationRequest'> {
  @Text('id', REQUEST_ID)
  readonly requestId!: string;
}

const EXAMPLE_ID = '4f1d2f0e-5b0a-4c53-9a59-1a2f7f6f0c22';

export const INFORMATION_REQUEST_COMMANDS: CommandEntries<'RequestInformation' | 'AnswerInformationRequest' | 'WithdrawInformationRequest'> = {
  RequestInformation: command<'RequestInformation'>()(RequestInformationBody, 'Put a question to another role or unit', {
    requestId: EXAMPLE_ID,
    toRole: 'consular-liaison',
    toUnit: 'embassy-desk',
    question: 'Does the consulate hold the original birth certificate?',
    dueOn: '2026-05-08',
  }),
  AnswerInformationRequest: command<'AnswerInformationRequest'>()(AnswerInformationRequestBody, 'Answer a question that was put to one’s role', {
    requestId: EXAMPLE_ID,
    answer: 'It holds a certified copy; the original is with the family.',
    attachmentRef: 'consular-note-41',
  }),
  WithdrawInformationRequest: command<'WithdrawInformationRequest'>()(WithdrawInformationRequestBody, 'Take a question back', { requestId: EXAMPLE_ID }),
};
