import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, Codes, YesNo } from '../values';

const REFUSALS = ['identity', 'capacity', 'security', 'other'] as const;
const DECLINES = ['full', 'no-service', 'no-caseworker', 'security', 'other'] as const;
const SESSION_MODES = ['video', 'phone'] as const;
const MAX_SERVICES = 30;
const MAX_TOPICS = 30;

export class RequestCooClearanceBody implements CommandBody<'RequestCooClearance'> {
  @Text('reference')
  readonly governmentRequestRef!: string;
}

export class RecordCooQueryBody implements CommandBody<'RecordCooQuery'> {
  @Text('narrative')
  readonly question!: string;

  @Text('day')
  readonly dueOn!: string;
}

export class AnswerCooQueryBody implements CommandBody<'AnswerCooQuery'> {
  @Codes(v.CONSULAR_FIELDS, { description: 'All that was sent. Nothing else about the person ever is.' })
  readonly fields!: v.ConsularField[];

  @Text('reference')
  readonly reference!: string;
}

export class RecordCooClearanceBody implements CommandBody<'RecordCooClearance'> {
  @Text('reference')
  readonly reference!: string;

  @Text('day')
  readonly validUntil!: string;
}

export class RecordCooRefusalBody implements CommandBody<'RecordCooRefusal'> {
  @Code(REFUSALS)
  readonly reasonCode!: (typeof REFUSALS)[number];

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export class ConfirmReceptionBody implements CommandBody<'ConfirmReception'> {
  @Text('staff')
  readonly caseworker!: string;

  @Texts('reference', MAX_SERVICES)
  readonly services!: string[];

  @YesNo()
  readonly onwardTransport!: boolean;

  @Code(v.TREATMENTS_ON_ARRIVAL, { optional: true })
  readonly treatment?: v.TreatmentOnArrival;
}

export class DeclineReceptionBody implements CommandBody<'DeclineReception'> {
  @Code(DECLINES)
  readonly reasonCode!: (typeof DECLINES)[number];

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export class RecordRemoteSessionBody implements CommandBody<'RecordRemoteSession'> {
  @Code(SESSION_MODES)
  readonly mode!: (typeof SESSION_MODES)[number];

  @Text('language')
  readonly language!: string;

  @Text('staff', { description: 'Who took part from the mission in the country of origin.' })
  readonly cooStaffRef!: string;

  @Text('staff', { optional: true })
  readonly interpreterRef?: string;

  @Code(v.INTERPRETER_RELATIONS, { description: 'How the interpreter stands to the person; `none` without one.' })
  readonly interpreterRelation!: v.InterpreterRelation;

  @Code(v.ATTENDANCES)
  readonly attendance!: v.Attendance;

  @YesNo({ description: 'Refused when true: the person is not free to speak then.' })
  readonly authoritiesPresent!: boolean;

  @Texts('reference', MAX_TOPICS)
  readonly topics!: string[];

  @Text('narrative', { optional: true })
  readonly note?: string;
}

export const CLEARANCE_COMMANDS: CommandEntries<
  | 'RequestCooClearance'
  | 'RecordCooQuery'
  | 'AnswerCooQuery'
  | 'RecordCooClearance'
  | 'RecordCooRefusal'
  | 'ConfirmReception'
  | 'DeclineReception'
  | 'RecordRemoteSession'
> = {
  RequestCooClearance: command<'RequestCooClearance'>()(RequestCooClearanceBody, 'Ask the country of origin to clear the return', {
    governmentRequestRef: 'gov-request-2026-14',
  }),
  RecordCooQuery: command<'RecordCooQuery'>()(RecordCooQueryBody, 'Record what the country of origin asks about the request', {
    question: 'In which district was the person born?',
    dueOn: '2026-05-04',
  }),
  AnswerCooQuery: command<'AnswerCooQuery'>()(AnswerCooQueryBody, 'Record which identity fields answered the question', {
    fields: ['birth-place'],
    reference: 'answer-88',
  }),
  RecordCooClearance: command<'RecordCooClearance'>()(RecordCooClearanceBody, 'Record that the country of origin cleared it', {
    reference: 'clearance-551',
    validUntil: '2026-07-01',
  }),
  RecordCooRefusal: command<'RecordCooRefusal'>()(RecordCooRefusalBody, 'Record that the country of origin refused', { reasonCode: 'capacity' }),
  ConfirmReception: command<'ConfirmReception'>()(ConfirmReceptionBody, 'Confirm who receives the person, and with what', {
    caseworker: 'rm-gin-3',
    services: ['temporary-shelter'],
    onwardTransport: true,
    treatment: 'not-needed',
  }),
  DeclineReception: command<'DeclineReception'>()(DeclineReceptionBody, 'Record that the receiving mission cannot receive the person', { reasonCode: 'full' }),
  RecordRemoteSession: command<'RecordRemoteSession'>()(RecordRemoteSessionBody, 'Record a talk with the mission in the country of origin', {
    mode: 'video',
    language: 'ful',
    cooStaffRef: 'rm-gin-3',
    interpreterRelation: 'none',
    attendance: 'individual',
    authoritiesPresent: false,
    topics: ['housing', 'onward-transport'],
  }),
};
