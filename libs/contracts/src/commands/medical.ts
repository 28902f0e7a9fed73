import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, Codes, Part, Whole, YesNo } from '../values';

const CHECK_RESULTS = ['pass', 'fail'] as const;
const MAX_WEEKS = 45;
const MAX_MEDICATION_DAYS = 366;

export class PregnancyPart {
  @Whole(1, MAX_WEEKS, { description: 'Completed weeks on the day of the assessment.' })
  readonly weeks!: number;

  @YesNo({ description: 'More than one child.' })
  readonly multiple!: boolean;

  @Text('day', { optional: true, description: 'The day of the certificate for the carrier.' })
  readonly certifiedOn?: string;
}

export class AssessFitnessBody implements CommandBody<'AssessFitness'> {
  @Code(v.FITNESS_OUTCOMES)
  readonly outcome!: v.FitnessOutcome;

  @Code(v.ESCORTS)
  readonly escort!: v.Escort;

  @Codes(v.SPECIAL_SERVICES)
  readonly specialServices!: v.SpecialService[];

  @Text('day', { optional: true })
  readonly reviewOn?: string;

  @Part(() => PregnancyPart, { optional: true, description: 'Sealed. Others see only whether the carrier takes the person.' })
  readonly pregnancy?: PregnancyPart;

  @Whole(1, MAX_MEDICATION_DAYS, { optional: true, description: 'Days of medicine the person carries.' })
  readonly medicationDays?: number;

  @Text('narrative', { optional: true })
  readonly findings?: string;
}

export class RecordPreEmbarkationCheckBody implements CommandBody<'RecordPreEmbarkationCheck'> {
  @Code(CHECK_RESULTS)
  readonly result!: (typeof CHECK_RESULTS)[number];

  @Text('narrative', { optional: true })
  readonly findings?: string;
}

export class ReportMedicalDeteriorationBody implements CommandBody<'ReportMedicalDeterioration'> {
  @Code(v.SEVERITIES)
  readonly severity!: v.Severity;

  @Text('narrative', { optional: true })
  readonly findings?: string;
}

export const MEDICAL_COMMANDS: CommandEntries<'AssessFitness' | 'RecordPreEmbarkationCheck' | 'ReportMedicalDeterioration'> = {
  AssessFitness: command<'AssessFitness'>()(AssessFitnessBody, 'State whether the person is fit to travel', {
    outcome: 'FIT_WITH_CONDITIONS',
    escort: 'nurse',
    specialServices: ['WCHR'],
    medicationDays: 30,
  }),
  RecordPreEmbarkationCheck: command<'RecordPreEmbarkationCheck'>()(RecordPreEmbarkationCheckBody, 'Record the check shortly before travel', { result: 'pass' }),
  ReportMedicalDeterioration: command<'ReportMedicalDeterioration'>()(ReportMedicalDeteriorationBody, 'Report that the person is getting worse; it voids the fitness', {
    severity: 'major',
  }),
};
