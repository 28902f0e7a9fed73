import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, YesNo } from '../values';

const ERASURE_REASONS = ['person-request', 'retention-ended'] as const;
const REOPENING_REASONS = ['person-returned', 'changed-mind', 'error', 'new-information'] as const;

export class RecordContactAttemptBody implements CommandBody<'RecordContactAttempt'> {
  @Code(v.CHANNELS)
  readonly channel!: v.Channel;

  @YesNo()
  readonly reached!: boolean;
}

export class DeclareMissingBody implements CommandBody<'DeclareMissing'> {
  @Text('day')
  readonly since!: string;
}

export class RecordDeathBody implements CommandBody<'RecordDeath'> {
  @Text('day')
  readonly diedOn!: string;

  @Text('staff')
  readonly confirmedBy!: string;

  @Text('narrative', { optional: true })
  readonly circumstances?: string;
}

export class ErasePersonBody implements CommandBody<'ErasePerson'> {
  @Code(ERASURE_REASONS)
  readonly reasonCode!: (typeof ERASURE_REASONS)[number];
}

export class CloseCaseBody implements CommandBody<'CloseCase'> {
  @Code(v.CLOSE_REASONS)
  readonly reason!: v.CloseReason;
}

export class ReopenCaseBody implements CommandBody<'ReopenCase'> {
  @Code(REOPENING_REASONS)
  readonly reasonCode!: (typeof REOPENING_REASONS)[number];

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export const ENDING_COMMANDS: CommandEntries<'RecordContactAttempt' | 'DeclareMissing' | 'RecordDeath' | 'ErasePerson' | 'CloseCase' | 'ReopenCase'> = {
  RecordContactAttempt: command<'RecordContactAttempt'>()(RecordContactAttemptBody, 'Record an attempt to reach the person', { channel: 'phone', reached: false }),
  DeclareMissing: command<'DeclareMissing'>()(DeclareMissingBody, 'Record that the person cannot be found', { since: '2026-04-22' }),
  RecordDeath: command<'RecordDeath'>()(RecordDeathBody, 'Record the death of the person', { diedOn: '2026-04-22', confirmedBy: 'mhd-2' }),
  ErasePerson: command<'ErasePerson'>()(ErasePersonBody, 'Destroy the keys of the personal data, for ever', { reasonCode: 'person-request' }),
  CloseCase: command<'CloseCase'>()(CloseCaseBody, 'Close the case', { reason: 'returned_reintegrated' }),
  ReopenCase: command<'ReopenCase'>()(ReopenCaseBody, 'Reopen the case; every gate starts again', { reasonCode: 'changed-mind' }),
};
