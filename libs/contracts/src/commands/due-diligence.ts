import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, Codes } from '../values';

const MAX_EVIDENCE = 30;
const MAX_CONDITIONS = 30;

export class RecordDdpCheckBody implements CommandBody<'RecordDdpCheck'> {
  @Code(v.DDP_CHECKS)
  readonly check!: v.DdpCheck;

  @Code(v.CHECK_OUTCOMES)
  readonly outcome!: v.CheckOutcome;

  @Texts('reference', MAX_EVIDENCE)
  readonly evidence!: string[];

  @Text('narrative', { optional: true })
  readonly basis?: string;

  @Text('day', { optional: true })
  readonly validUntil?: string;
}

export class SignOffDdpBody implements CommandBody<'SignOffDdp'> {
  @Code(v.SIGN_OFF_LEVELS)
  readonly level!: v.SignOffLevel;

  @Texts('reference', MAX_CONDITIONS)
  readonly conditions!: string[];

  @Text('staff', { optional: true })
  readonly specialist?: string;
}

export class EscalateDdpBody implements CommandBody<'EscalateDdp'> {
  @Code(v.ROLES)
  readonly to!: v.Role;

  @Codes(v.DDP_CHECKS)
  readonly checks!: v.DdpCheck[];

  @Text('day')
  readonly dueOn!: string;

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export class ReturnDdpForInformationBody implements CommandBody<'ReturnDdpForInformation'> {
  @Codes(v.ASSESSMENT_AREAS)
  readonly areas!: v.AssessmentArea[];

  @Text('narrative', { optional: true })
  readonly question?: string;
}

export class ReportNewRiskBody implements CommandBody<'ReportNewRisk'> {
  @Code(v.ASSESSMENT_AREAS)
  readonly area!: v.AssessmentArea;

  @Code(v.SEVERITIES)
  readonly severity!: v.Severity;

  @Text('narrative', { optional: true })
  readonly description?: string;
}

export const DUE_DILIGENCE_COMMANDS: CommandEntries<
  'RecordDdpCheck' | 'SignOffDdp' | 'EscalateDdp' | 'ReturnDdpForInformation' | 'ReportNewRisk'
> = {
  RecordDdpCheck: command<'RecordDdpCheck'>()(RecordDdpCheckBody, 'Record the outcome of one check', {
    check: 'V1',
    outcome: 'CLEAR',
    evidence: ['interview-204'],
  }),
  SignOffDdp: command<'SignOffDdp'>()(SignOffDdpBody, 'Sign the due diligence off', { level: 'second-officer', conditions: [] }),
  EscalateDdp: command<'EscalateDdp'>()(EscalateDdpBody, 'Ask a higher level to decide', {
    to: 'chief-of-mission',
    checks: ['O1'],
    dueOn: '2026-05-02',
  }),
  ReturnDdpForInformation: command<'ReturnDdpForInformation'>()(ReturnDdpForInformationBody, 'Send areas back to the assessor', {
    areas: ['coo_safe_environment'],
  }),
  ReportNewRisk: command<'ReportNewRisk'>()(ReportNewRiskBody, 'Report a risk that came up later; it voids the sign-off', {
    area: 'coo_safe_environment',
    severity: 'major',
  }),
};
