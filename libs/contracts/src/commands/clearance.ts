import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, YesNo } from '../values';

const REFUSALS = ['identity', 'capacity', 'security', 'other'] as const;
const MAX_SERVICES = 30;

export class RequestCooClearanceBody implements CommandBody<'RequestCooClearance'> {
  @Text('reference')
  readonly governmentRequestRef!: string;
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
}

export const CLEARANCE_COMMANDS: CommandEntries<'RequestCooClearance' | 'RecordCooClearance' | 'RecordCooRefusal' | 'ConfirmReception'> = {
  RequestCooClearance: command<'RequestCooClearance'>()(RequestCooClearanceBody, 'Ask the country of origin to clear the return', {
    governmentRequestRef: 'gov-request-2026-14',
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
  }),
};
