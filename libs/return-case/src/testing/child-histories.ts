import type { CommandContext, CommandData, ReturnCaseCommand } from '../commands';
import type { ReturnCaseEvent } from '../events';
import { DDP_CHECKS } from '../vocabulary';
import { assessEveryArea, check, consent, cooInformation, counsel, DAYS, openAssessment, planRoute, register, screen, signOff, submit } from './commands';
import { asOfficer, asReceiving, asSenior, command, PEOPLE } from './context';
import { after } from './given';
import {
  assessFitness,
  clear,
  collectDocument,
  confirmReception,
  evaluate,
  issueDocument,
  LATER_DAYS,
  requestClearance,
  requestDocument,
} from './later-commands';

/** The way of a boy of thirteen without his parents, and the commands only children need. */

type ChildCommandType =
  | 'AssessBestInterests'
  | 'VerifyGuardian'
  | 'RecordAssent'
  | 'ArrangeCare'
  | 'UpdateTracing'
  | 'AcceptChildReception'
  | 'DetermineBestInterests'
  | 'ReportCustodyDispute'
  | 'ResolveCustodyDispute';
type CommandFor<Type extends ChildCommandType> = Extract<ReturnCaseCommand, { type: Type }>;

export const bestInterests = (
  changes: Partial<CommandData<'AssessBestInterests'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'AssessBestInterests'> => command('AssessBestInterests', { result: 'return-in-best-interests', summary: 'His aunt waits for him.', ...changes }, context);

export const verifyGuardian = (
  changes: Partial<CommandData<'VerifyGuardian'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'VerifyGuardian'> => command('VerifyGuardian', { authority: 'court-appointed', consentRef: 'court-file-4', guardian: 'Ngozi', otherParent: 'deceased', ...changes }, context);

export const assent = (
  changes: Partial<CommandData<'RecordAssent'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'RecordAssent'> => command('RecordAssent', { form: 'signed', given: true, evidenceRef: 'assent-form-4', ...changes }, context);

export const arrangeCare = (
  changes: Partial<CommandData<'ArrangeCare'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'ArrangeCare'> =>
  command(
    'ArrangeCare',
    { care: 'kinship', receivingCaseworker: PEOPLE.receiving, escort: 'escort-lindiwe', tracingVerified: true, caregiver: 'His aunt Ifeoma', ...changes },
    context,
  );

export const updateTracing = (
  changes: Partial<CommandData<'UpdateTracing'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'UpdateTracing'> => command('UpdateTracing', { status: 'verified', familyAssessment: 'positive', reference: 'tracing-4', ...changes }, context);

export const acceptReception = (context: CommandContext = asReceiving(DAYS.assessing)): CommandFor<'AcceptChildReception'> =>
  command('AcceptChildReception', { caseworker: PEOPLE.receiving }, context);

export const determine = (
  changes: Partial<CommandData<'DetermineBestInterests'>> = {},
  context: CommandContext = asSenior(DAYS.assessing),
): CommandFor<'DetermineBestInterests'> =>
  command(
    'DetermineBestInterests',
    {
      option: 'return',
      panel: [
        { member: 'panel-1', organisation: 'IOM', position: 'agree' },
        { member: 'panel-2', organisation: 'UNICEF', position: 'agree' },
        { member: 'panel-3', organisation: 'save-the-children', position: 'agree' },
      ],
      summary: 'With his aunt.',
      ...changes,
    },
    context,
  );

export const disputeCustody = (
  changes: Partial<CommandData<'ReportCustodyDispute'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'ReportCustodyDispute'> => command('ReportCustodyDispute', { reference: 'court-7', description: 'His father asks a court for him.', ...changes }, context);

export const resolveCustody = (
  changes: Partial<CommandData<'ResolveCustodyDispute'>> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'ResolveCustodyDispute'> => command('ResolveCustodyDispute', { decisionRef: 'court-7-ruling', ...changes }, context);

export const screenedChildCase: readonly ReturnCaseEvent[] = after(
  [],
  register({ birthDate: { value: '2012-09-01', precision: 'day' }, sex: 'male' }),
  consent({ capacity: 'legal-guardian', givenBy: 'Ngozi' }),
  screen({ flags: ['unaccompanied_child'], factors: [{ level: 'household', code: 'travels-alone', kind: 'risk' }] }),
);

/** Every track of the child done, and ready for the day of travel. */
export const readyChildCase: readonly ReturnCaseEvent[] = after(
  screenedChildCase,
  counsel(),
  openAssessment(),
  ...assessEveryArea(),
  bestInterests(),
  verifyGuardian(),
  assent(),
  updateTracing(),
  arrangeCare(),
  acceptReception(),
  determine(),
  submit(),
  planRoute(),
  cooInformation(),
  ...DDP_CHECKS.map((id) => check(id)),
  signOff({ level: 'senior-and-specialist', specialist: PEOPLE.specialist }, asSenior(DAYS.signedOff)),
  requestDocument(),
  issueDocument(),
  collectDocument(),
  requestClearance(),
  clear(),
  confirmReception(),
  assessFitness(),
  evaluate(undefined, asOfficer(LATER_DAYS.cleared)),
);
