import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text } from '../texts';
import { Code, YesNo } from '../values';

const RESULTS = ['return-in-best-interests', 'not-in-best-interests', 'determination-needed'] as const;
const AUTHORITIES = ['parent', 'legal-guardian', 'court-appointed'] as const;

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
  @Text('reference')
  readonly care!: string;

  @Text('staff')
  readonly receivingCaseworker!: string;

  @Text('staff')
  readonly escort!: string;

  @YesNo()
  readonly tracingVerified!: boolean;

  @Text('line')
  readonly caregiver!: string;
}

export const CHILD_COMMANDS: CommandEntries<'AssessBestInterests' | 'VerifyGuardian' | 'RecordAssent' | 'ArrangeCare'> = {
  AssessBestInterests: command<'AssessBestInterests'>()(AssessBestInterestsBody, 'Record what is best for the child', { result: 'return-in-best-interests' }),
  VerifyGuardian: command<'VerifyGuardian'>()(VerifyGuardianBody, 'Record who may speak for the child', {
    authority: 'parent',
    consentRef: 'guardian-consent-12',
    guardian: 'Mariama Diallo',
  }),
  RecordAssent: command<'RecordAssent'>()(RecordAssentBody, 'Record what the child says to it', { form: 'simple', given: true, evidenceRef: 'assent-7' }),
  ArrangeCare: command<'ArrangeCare'>()(ArrangeCareBody, 'Record who takes care of the child on the way and on arrival', {
    care: 'parents',
    receivingCaseworker: 'rm-gin-3',
    escort: 'escort-2',
    tracingVerified: true,
    caregiver: 'Mariama Diallo',
  }),
};
