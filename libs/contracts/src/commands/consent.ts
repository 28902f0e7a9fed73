import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, Codes } from '../values';

export class RecordConsentBody implements CommandBody<'RecordConsent'> {
  @Codes(v.PURPOSES, { description: 'What the person agreed to, each asked for itself.' })
  readonly purposes!: v.Purpose[];

  @Code(v.CONSENT_FORMS)
  readonly form!: v.ConsentForm;

  @Code(v.CONSENT_CAPACITIES)
  readonly capacity!: v.ConsentCapacity;

  @Text('language')
  readonly language!: string;

  @Text('staff', { optional: true })
  readonly interpreterRef?: string;

  @Text('reference', { description: 'Where the form or recording is kept.' })
  readonly evidenceRef!: string;

  @Text('line', { optional: true, description: 'Who gave it, when it was not the person.' })
  readonly givenBy?: string;

  @Text('day', { optional: true })
  readonly validUntil?: string;
}

export class RefuseConsentBody implements CommandBody<'RefuseConsent'> {
  @Codes(v.PURPOSES)
  readonly purposes!: v.Purpose[];
}

export class WithdrawConsentBody implements CommandBody<'WithdrawConsent'> {
  @Codes(v.PURPOSES)
  readonly purposes!: v.Purpose[];

  @Code(v.CHANNELS)
  readonly channel!: v.Channel;
}

export const CONSENT_COMMANDS: CommandEntries<'RecordConsent' | 'RefuseConsent' | 'WithdrawConsent'> = {
  RecordConsent: command<'RecordConsent'>()(RecordConsentBody, 'Record what the person agreed to', {
    purposes: ['assess', 'counsel', 'contact_coo_authorities', 'travel'],
    form: 'signed',
    capacity: 'self',
    language: 'ful',
    interpreterRef: 'interpreter-4',
    evidenceRef: 'consent-form-1881',
  }),
  RefuseConsent: command<'RefuseConsent'>()(RefuseConsentBody, 'Record what the person did not agree to', { purposes: ['share_partner'] }),
  WithdrawConsent: command<'WithdrawConsent'>()(WithdrawConsentBody, 'Record that the person takes consent back, at once and without a reason', {
    purposes: ['travel'],
    channel: 'phone',
  }),
};
