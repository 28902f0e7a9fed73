import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, Codes, Parts, YesNo } from '../values';

const MAX_EVIDENCE = 30;
const MAX_CONDITIONS = 30;
/** A rule set has no more checks than that. */
const MAX_CHECKS = 200;
const MAX_LEGS = 20;

export class RecordDdpCheckBody implements CommandBody<'RecordDdpCheck'> {
  @Text('reference', { description: 'A check of the rule set in force.' })
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

  @Texts('reference', MAX_CHECKS, { description: 'Checks of the rule set in force.' })
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

export class OverrideDdpCheckBody implements CommandBody<'OverrideDdpCheck'> {
  @Text('reference', { description: 'A check that blocks and that the rules allow to override.' })
  readonly check!: v.DdpCheck;

  @Code(v.OVERRIDE_REASONS)
  readonly reasonCode!: v.OverrideReason;

  @Text('narrative')
  readonly reason!: string;
}

export class AuthoriseEmergencySetBody implements CommandBody<'AuthoriseEmergencySet'> {
  @Text('reference', { description: 'The emergency, the same for every case it touches.' })
  readonly causeId!: string;

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export class RouteLegPart {
  @Text('reference', { description: 'IATA code or border post.' })
  readonly from!: string;

  @Text('reference', { description: 'IATA code or border post.' })
  readonly to!: string;

  @Code(v.TRANSPORTS)
  readonly transport!: v.Transport;

  @YesNo({ description: 'Whether the person waits over night before the next leg.' })
  readonly overnight!: boolean;

  @YesNo({ description: 'Whether somebody of ours is with the person during that night.' })
  readonly accompanied!: boolean;
}

export class PlanRouteBody implements CommandBody<'PlanRoute'> {
  @Text('place')
  readonly destinationDistrict!: string;

  @Parts(() => RouteLegPart, MAX_LEGS)
  readonly legs!: RouteLegPart[];
}

export class NoteAdvisoryBody implements CommandBody<'NoteAdvisory'> {
  @Text('reference')
  readonly advisoryId!: string;

  @Text('country')
  readonly country!: string;

  @Text('place', { optional: true, description: 'The whole country when absent.' })
  readonly district?: string;

  @Code(v.COO_READINGS)
  readonly reading!: v.CooReading;

  @Text('source')
  readonly source!: string;

  @Text('day')
  readonly issuedOn!: string;
}

export const DUE_DILIGENCE_COMMANDS: CommandEntries<
  | 'RecordDdpCheck'
  | 'SignOffDdp'
  | 'EscalateDdp'
  | 'ReturnDdpForInformation'
  | 'ReportNewRisk'
  | 'OverrideDdpCheck'
  | 'AuthoriseEmergencySet'
  | 'PlanRoute'
  | 'NoteAdvisory'
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
  OverrideDdpCheck: command<'OverrideDdpCheck'>()(OverrideDdpCheckBody, 'Let a block stand aside, where the rules allow it', {
    check: 'O3',
    reasonCode: 'only-safe-option',
    reason: 'The person travels with a named escort throughout the night in transit.',
  }),
  AuthoriseEmergencySet: command<'AuthoriseEmergencySet'>()(AuthoriseEmergencySetBody, 'Let the short set of checks do until the place of safety', {
    causeId: 'evacuation-2026-04',
  }),
  PlanRoute: command<'PlanRoute'>()(PlanRouteBody, 'Plan the way home and the district it leads to', {
    destinationDistrict: 'Kankan',
    legs: [{ from: 'NIM', to: 'CKY', transport: 'air', overnight: false, accompanied: false }],
  }),
  NoteAdvisory: command<'NoteAdvisory'>()(NoteAdvisoryBody, 'Note an advisory on the country of return', {
    advisoryId: 'advisory-2026-17',
    country: 'GIN',
    district: 'Kankan',
    reading: 'mixed',
    source: 'regional-office/advisory-2026-17',
    issuedOn: '2026-04-20',
  }),
};
