import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { NoFields } from '../validate';
import { Code, Parts, Whole, YesNo } from '../values';

const MAX_SOURCES = 30;
const MAX_MEASURES = 50;
const MAX_ITEMS = 50;

export class SourcePart {
  @Text('source')
  readonly ref!: string;

  @Text('day')
  readonly asOf!: string;

  @Text('place', { optional: true, description: 'The district the source speaks of.' })
  readonly district?: string;
}

export class AssessAreaBody implements CommandBody<'AssessArea'> {
  @Code(v.ASSESSMENT_AREAS)
  readonly area!: v.AssessmentArea;

  @Text('narrative')
  readonly finding!: string;

  @Whole(1, 5)
  readonly likelihood!: number;

  @Whole(1, 5)
  readonly impact!: number;

  @Parts(() => SourcePart, MAX_SOURCES)
  readonly sources!: SourcePart[];
}

export class MitigationMeasurePart {
  @Text('reference')
  readonly measureId!: string;

  @Code(v.ASSESSMENT_AREAS)
  readonly area!: v.AssessmentArea;

  @Text('narrative')
  readonly description!: string;

  @Text('staff')
  readonly owner!: string;

  @Text('day')
  readonly dueOn!: string;

  @YesNo({ description: 'Whether it must be done before travel.' })
  readonly preDeparture!: boolean;
}

export class SetMitigationPlanBody implements CommandBody<'SetMitigationPlan'> {
  @Parts(() => MitigationMeasurePart, MAX_MEASURES)
  readonly measures!: MitigationMeasurePart[];
}

export class CompleteMitigationMeasureBody implements CommandBody<'CompleteMitigationMeasure'> {
  @Text('reference')
  readonly measureId!: string;

  @Text('reference')
  readonly evidenceRef!: string;
}

export class CooInformationPart {
  @Text('reference', { description: 'The same id later takes the place of what is known now.' })
  readonly itemId!: string;

  @Text('place')
  readonly district!: string;

  @Code(v.COO_TOPICS)
  readonly topic!: v.CooTopic;

  @Code(v.COO_READINGS)
  readonly reading!: v.CooReading;

  @Text('source')
  readonly source!: string;

  @Text('day', { description: 'The day the source speaks of.' })
  readonly asOf!: string;
}

export class RecordCooInformationBody implements CommandBody<'RecordCooInformation'> {
  @Parts(() => CooInformationPart, MAX_ITEMS)
  readonly items!: CooInformationPart[];
}

export const ASSESSMENT_COMMANDS: CommandEntries<
  'OpenAssessment' | 'AssessArea' | 'SetMitigationPlan' | 'CompleteMitigationMeasure' | 'SubmitToDdp' | 'RecordCooInformation'
> = {
  OpenAssessment: command<'OpenAssessment'>()(NoFields, 'Open the protection assessment', {}),
  AssessArea: command<'AssessArea'>()(AssessAreaBody, 'Assess one of the eight areas', {
    area: 'service_access',
    finding: 'Primary health care is within reach of the return community.',
    likelihood: 2,
    impact: 3,
    sources: [{ ref: 'district-health-survey-2026', asOf: '2026-04-01' }],
  }),
  SetMitigationPlan: command<'SetMitigationPlan'>()(SetMitigationPlanBody, 'Plan what lowers the risks found', {
    measures: [
      {
        measureId: 'm-1',
        area: 'service_access',
        description: 'Agree on a first appointment with the clinic.',
        owner: 'rm-gin-3',
        dueOn: '2026-05-10',
        preDeparture: true,
      },
    ],
  }),
  CompleteMitigationMeasure: command<'CompleteMitigationMeasure'>()(CompleteMitigationMeasureBody, 'Record that a measure is done', {
    measureId: 'm-1',
    evidenceRef: 'appointment-88',
  }),
  SubmitToDdp: command<'SubmitToDdp'>()(NoFields, 'Hand the assessment over to due diligence', {}),
  RecordCooInformation: command<'RecordCooInformation'>()(RecordCooInformationBody, 'Record what is known of the district of return', {
    items: [{ itemId: 'kankan-security', district: 'Kankan', topic: 'security', reading: 'stable', source: 'district-report-2026-04', asOf: '2026-04-15' }],
  }),
};
