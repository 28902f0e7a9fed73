import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, Parts, YesNo } from '../values';

const RESULTS = ['return-in-best-interests', 'not-in-best-interests', 'determination-needed'] as const;
const AUTHORITIES = ['parent', 'legal-guardian', 'court-appointed'] as const;
const POSITIONS = ['agree', 'dissent'] as const;
const FAMILY_ASSESSMENTS = ['positive', 'negative'] as const;
const MAX_PANEL = 20;

export class AssessBestInterestsBody implements CommandBody<'AssessBestInterests'> {
  @Code(RESULTS)
  readonly result!: (typeof RESULTS)[number];

  @Text('narrative', { optional: true })
  readonly summary?: string;
}

export class VerifyGuardianBody implements CommandBody<'VerifyGuardian'> {
  @Code(AUTHORITIES)
  readonly authority!: (typeof AUTHORITIES)[number];

  @Text('reference')
  readonly consentRef!: string;

  @Text('line')
  readonly guardian!: string;

  @Code(v.OTHER_PARENT, { optional: true, description: 'The position of the other parent, if there is one.' })
  readonly otherParent?: v.OtherParent;
}

export class RecordAssentBody implements CommandBody<'RecordAssent'> {
  @Code(v.ASSENT_FORMS)
  readonly form!: v.AssentForm;

  @YesNo()
  readonly given!: boolean;

  @Text('reference', { optional: true })
  readonly evidenceRef?: string;
}

export class ArrangeCareBody implements CommandBody<'ArrangeCare'> {
  @Code(v.CARE_ARRANGEMENTS)
  readonly care!: v.CareArrangement;

  @Text('staff')
  readonly receivingCaseworker!: string;

  @Text('staff')
  readonly escort!: string;

  @YesNo()
  readonly tracingVerified!: boolean;

  @Text('line')
  readonly caregiver!: string;
}

export class PanelMemberPart {
  @Text('staff')
  readonly member!: string;

  @Text('reference')
  readonly organisation!: string;

  @Code(POSITIONS)
  readonly position!: (typeof POSITIONS)[number];
}

export class DetermineBestInterestsBody implements CommandBody<'DetermineBestInterests'> {
  @Code(v.DURABLE_SOLUTIONS)
  readonly option!: v.DurableSolution;

  @Parts(() => PanelMemberPart, MAX_PANEL)
  readonly panel!: PanelMemberPart[];

  @Text('day', { optional: true, description: 'When the panel looks at it again; as late as the policy allows when left out.' })
  readonly reviewOn?: string;

  @Text('narrative', { optional: true })
  readonly summary?: string;
}

export class ReportCustodyDisputeBody implements CommandBody<'ReportCustodyDispute'> {
  @Text('reference', { optional: true, description: 'The file number of a court or authority.' })
  readonly reference?: string;

  @Text('narrative', { optional: true })
  readonly description?: string;
}

export class ResolveCustodyDisputeBody implements CommandBody<'ResolveCustodyDispute'> {
  @Text('reference')
  readonly decisionRef!: string;
}

export class UpdateTracingBody implements CommandBody<'UpdateTracing'> {
  @Code(v.TRACING_STATUSES)
  readonly status!: v.TracingStatus;

  @Code(FAMILY_ASSESSMENTS, { optional: true, description: 'Whether the family that was found can care for the child.' })
  readonly familyAssessment?: (typeof FAMILY_ASSESSMENTS)[number];

  @Text('reference', { optional: true })
  readonly reference?: string;
}

export class AcceptChildReceptionBody implements CommandBody<'AcceptChildReception'> {
  @Text('staff', { description: 'The receiving caseworker whom the care arrangement names.' })
  readonly caseworker!: string;
}

type ChildCommand =
  | 'AssessBestInterests'
  | 'DetermineBestInterests'
  | 'VerifyGuardian'
  | 'ReportCustodyDispute'
  | 'ResolveCustodyDispute'
  | 'RecordAssent'
  | 'UpdateTracing'
  | 'ArrangeCare'
  | 'AcceptChildReception';

export const CHILD_COMMANDS: CommandEntries<ChildCommand> = {
  AssessBestInterests: command<'AssessBestInterests'>()(AssessBestInterestsBody, 'Record what is best for the child', { result: 'return-in-best-interests' }),
  DetermineBestInterests: command<'DetermineBestInterests'>()(DetermineBestInterestsBody, 'Record what a panel determined to be best for the child', {
    option: 'return',
    panel: [
      { member: 'sc-niger-4', organisation: 'save-the-children', position: 'agree' },
      { member: 'unicef-niger-2', organisation: 'unicef', position: 'agree' },
      { member: 'iom-niamey-9', organisation: 'iom', position: 'dissent' },
    ],
  }),
  VerifyGuardian: command<'VerifyGuardian'>()(VerifyGuardianBody, 'Record who may speak for the child', {
    authority: 'parent',
    consentRef: 'guardian-consent-12',
    guardian: 'Mariama Diallo',
  }),
  ReportCustodyDispute: command<'ReportCustodyDispute'>()(ReportCustodyDisputeBody, 'Record that the custody of the child is disputed', { reference: 'court-7/2026' }),
  ResolveCustodyDispute: command<'ResolveCustodyDispute'>()(ResolveCustodyDisputeBody, 'Record how a dispute about the custody ended', { decisionRef: 'court-7/2026-ruling' }),
  RecordAssent: command<'RecordAssent'>()(RecordAssentBody, 'Record what the child says to it', { form: 'simple', given: true, evidenceRef: 'assent-7' }),
  UpdateTracing: command<'UpdateTracing'>()(UpdateTracingBody, 'Record how far the search for the family is', { status: 'verified', familyAssessment: 'positive' }),
  ArrangeCare: command<'ArrangeCare'>()(ArrangeCareBody, 'Record who takes care of the child on the way and on arrival', {
    care: 'parents',
    receivingCaseworker: 'rm-gin-3',
    escort: 'escort-2',
    tracingVerified: true,
    caregiver: 'Mariama Diallo',
  }),
  AcceptChildReception: command<'AcceptChildReception'>()(AcceptChildReceptionBody, 'Accept a child that will arrive without parents', { caseworker: 'rm-gin-3' }),
};
