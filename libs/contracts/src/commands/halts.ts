import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code } from '../values';

const SCOPES = ['case', 'corridor', 'flight', 'site'] as const;
const APPEAL_OUTCOMES = ['withdrawn-in-writing', 'upheld', 'dismissed'] as const;

export class HoldCaseBody implements CommandBody<'HoldCase'> {
  @Code(v.HOLD_BLOCKERS)
  readonly blocker!: v.HoldBlocker;

  @Text('day')
  readonly reviewOn!: string;

  @Text('narrative', { optional: true })
  readonly note?: string;
}

export class SuspendCaseBody implements CommandBody<'SuspendCase'> {
  @Code(SCOPES)
  readonly scope!: (typeof SCOPES)[number];

  @Text('reference')
  readonly scopeRef!: string;

  @Text('reference')
  readonly causeId!: string;
}

export class ResumeCaseBody implements CommandBody<'ResumeCase'> {
  @Text('reference', { optional: true, description: 'Resumes only what this cause suspended.' })
  readonly causeId?: string;
}

export class ExpressAsylumClaimBody implements CommandBody<'ExpressAsylumClaim'> {
  @Text('staff')
  readonly statedTo!: string;

  @Text('narrative', { optional: true })
  readonly words?: string;
}

export class RecordAsylumReferralBody implements CommandBody<'RecordAsylumReferral'> {
  @Text('reference')
  readonly to!: string;
}

export class FileAppealBody implements CommandBody<'FileAppeal'> {
  @Text('reference')
  readonly reference!: string;
}

export class ResolveAppealBody implements CommandBody<'ResolveAppeal'> {
  @Code(APPEAL_OUTCOMES)
  readonly outcome!: (typeof APPEAL_OUTCOMES)[number];

  @Text('reference', { optional: true })
  readonly legalAidRef?: string;
}

export const HALT_COMMANDS: CommandEntries<
  'HoldCase' | 'SuspendCase' | 'ResumeCase' | 'ExpressAsylumClaim' | 'RecordAsylumReferral' | 'FileAppeal' | 'ResolveAppeal'
> = {
  HoldCase: command<'HoldCase'>()(HoldCaseBody, 'Hold the case until a named blocker is gone', { blocker: 'documents', reviewOn: '2026-05-08' }),
  SuspendCase: command<'SuspendCase'>()(SuspendCaseBody, 'Suspend the case with its corridor, flight or site', {
    scope: 'corridor',
    scopeRef: 'NER-GIN',
    causeId: 'airspace-closure-2026-05',
  }),
  ResumeCase: command<'ResumeCase'>()(ResumeCaseBody, 'Go on with a held or suspended case', {}),
  ExpressAsylumClaim: command<'ExpressAsylumClaim'>()(ExpressAsylumClaimBody, 'Record that the person seeks protection, in whatever words', { statedTo: 'po-17' }),
  RecordAsylumReferral: command<'RecordAsylumReferral'>()(RecordAsylumReferralBody, 'Record who the asylum claim was referred to', { to: 'UNHCR' }),
  FileAppeal: command<'FileAppeal'>()(FileAppealBody, 'Record an appeal', { reference: 'appeal-2026-31' }),
  ResolveAppeal: command<'ResolveAppeal'>()(ResolveAppealBody, 'Record how the appeal ended', { outcome: 'dismissed' }),
};
