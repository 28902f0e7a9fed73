import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { NoFields } from '../validate';
import { Code } from '../values';

const STEP = { description: 'What is due, as the worklist names it, such as `counselling` or `measure:m-1`.' };
/** The others are recorded by Homeward alone. */
const EXTENSION_REASONS = v.EXTENSION_REASONS.filter((reason) => reason !== 'suspension' && reason !== 'rescheduled');
const WAIVER_REASONS = v.WAIVER_REASONS.filter((reason) => reason !== 'no-longer-needed');

export class ExtendDeadlineBody implements CommandBody<'ExtendDeadline'> {
  @Text('step', STEP)
  readonly step!: string;

  @Text('instant')
  readonly dueAt!: string;

  @Code(EXTENSION_REASONS)
  readonly reasonCode!: v.ExtensionReason;

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export class WaiveDeadlineBody implements CommandBody<'WaiveDeadline'> {
  @Text('step', STEP)
  readonly step!: string;

  @Code(WAIVER_REASONS)
  readonly reasonCode!: v.WaiverReason;

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export const DEADLINES_COMMANDS: CommandEntries<'ExtendDeadline' | 'WaiveDeadline' | 'ApplyDueTimers'> = {
  ExtendDeadline: command<'ExtendDeadline'>()(ExtendDeadlineBody, 'Give somebody longer for a step', {
    step: 'counselling',
    dueAt: '2026-05-20T21:59:59.999Z',
    reasonCode: 'waiting-for-others',
    reason: 'The interpreter is on another mission until Monday.',
  }),
  WaiveDeadline: command<'WaiveDeadline'>()(WaiveDeadlineBody, 'Let a step go', {
    step: 'medical-review',
    reasonCode: 'done-elsewhere',
    reason: 'The hospital reviews it at discharge.',
  }),
  ApplyDueTimers: command<'ApplyDueTimers'>()(NoFields, 'Homeward itself records what time alone has made true', {}),
};
