import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, Codes, Parts, YesNo } from '../values';

const MAX_FACTORS = 50;
const MAX_TOPICS = 30;
const FACTOR_KINDS = ['risk', 'protective'] as const;

export class VulnerabilityFactorPart {
  @Code(v.FACTOR_LEVELS)
  readonly level!: v.FactorLevel;

  @Text('reference')
  readonly code!: string;

  @Code(FACTOR_KINDS)
  readonly kind!: (typeof FACTOR_KINDS)[number];
}

export class ScreenVulnerabilityBody implements CommandBody<'ScreenVulnerability'> {
  @Codes(v.FLAGS)
  readonly flags!: v.Flag[];

  @Code(v.URGENCIES)
  readonly urgency!: v.Urgency;

  @Parts(() => VulnerabilityFactorPart, MAX_FACTORS)
  readonly factors!: VulnerabilityFactorPart[];

  @Codes(v.SEALED_FLAGS, { optional: true })
  readonly sealedFlags?: v.SealedFlag[];

  @Text('narrative', { optional: true })
  readonly note?: string;
}

export class RecordCounsellingBody implements CommandBody<'RecordCounselling'> {
  @Code(v.COUNSELLING_MODES)
  readonly mode!: v.CounsellingMode;

  @Text('language')
  readonly language!: string;

  @Text('staff', { optional: true })
  readonly interpreterRef?: string;

  @YesNo({ optional: true })
  readonly interpreterIsKin?: boolean;

  @Code(v.INTERPRETER_RELATIONS, { optional: true, description: 'How the interpreter stands to the person; `none` without one.' })
  readonly interpreterRelation?: v.InterpreterRelation;

  @Code(v.ATTENDANCES, { optional: true, description: 'What is decided in a group is asked again alone.' })
  readonly attendance?: v.Attendance;

  @YesNo({ optional: true, description: 'Refused when true: the person is not free to speak then.' })
  readonly authoritiesPresent?: boolean;

  @Text('staff', { optional: true, description: 'Who took part from the country of origin.' })
  readonly cooStaffRef?: string;

  @Texts('reference', MAX_TOPICS)
  readonly topics!: string[];

  @Text('day', { description: 'How old the information on the country of origin is.' })
  readonly cooInformationFrom!: string;

  @Code(v.COUNSELLING_DECISIONS)
  readonly decision!: v.CounsellingDecision;

  @Text('narrative', { optional: true })
  readonly note?: string;
}

export const SCREENING_AND_COUNSELLING_COMMANDS: CommandEntries<'ScreenVulnerability' | 'RecordCounselling'> = {
  ScreenVulnerability: command<'ScreenVulnerability'>()(ScreenVulnerabilityBody, 'Record what makes the person vulnerable, and what protects them', {
    flags: ['single_parent'],
    urgency: 'normal',
    factors: [{ level: 'household', code: 'dependants', kind: 'risk' }],
  }),
  RecordCounselling: command<'RecordCounselling'>()(RecordCounsellingBody, 'Record a counselling and what the person decided', {
    mode: 'video',
    language: 'ful',
    cooStaffRef: 'rm-gin-3',
    attendance: 'individual',
    topics: ['safety', 'housing', 'reintegration'],
    cooInformationFrom: '2026-04-02',
    decision: 'go',
  }),
};
