import type { CommandContext, CommandData, ReturnCaseCommand, ReturnCaseCommandType } from '../commands';
import { ASSESSMENT_AREAS, DDP_CHECKS, type AssessmentArea, type DdpCheck } from '../vocabulary';
import { asOfficer, asSecondOfficer, command, PEOPLE } from './context';

/** Commands that the rules accept from the state they belong to, each with the field a test is about replaced. */

export const PERSON = '5b0e4a0e-3b0a-4a53-9a59-1a2f7f6f0c11';

/** Each step a working day apart or more, so that terms are met and stay inside their validity. */
export const DAYS = {
  registered: '2026-03-02T08:00:00.000Z',
  consented: '2026-03-02T09:00:00.000Z',
  screened: '2026-03-03T08:00:00.000Z',
  counselled: '2026-03-04T08:00:00.000Z',
  assessing: '2026-03-05T08:30:00.000Z',
  submitted: '2026-03-09T08:00:00.000Z',
  reviewed: '2026-03-10T08:00:00.000Z',
  signedOff: '2026-03-11T08:00:00.000Z',
} as const;

type Changes<Type extends ReturnCaseCommandType> = Partial<CommandData<Type>>;
type CommandFor<Type extends ReturnCaseCommandType> = Extract<ReturnCaseCommand, { type: Type }>;

export const register = (changes: Changes<'RegisterCase'> = {}, context: CommandContext = asOfficer(DAYS.registered)): CommandFor<'RegisterCase'> =>
  command(
    'RegisterCase',
    {
      personRef: PERSON,
      office: 'tripoli',
      hostCountry: 'LBY',
      name: { full: 'Adaeze' },
      birthDate: { value: '1996-05', precision: 'month' },
      sex: 'female',
      claimedNationality: 'NGA',
      returnType: 'vhr',
      documents: [],
      language: 'ibo',
      site: 'community-centre-2',
      channel: 'in-person',
      possibleDuplicates: [],
      ...changes,
    },
    context,
  );

export const consent = (changes: Changes<'RecordConsent'> = {}, context: CommandContext = asOfficer(DAYS.consented)): CommandFor<'RecordConsent'> =>
  command(
    'RecordConsent',
    {
      purposes: ['assess', 'counsel', 'contact_coo_authorities', 'travel', 'health_share', 'monitoring_contact'],
      form: 'signed',
      capacity: 'self',
      language: 'ibo',
      evidenceRef: 'consent-form-1',
      ...changes,
    },
    context,
  );

export const screen = (changes: Changes<'ScreenVulnerability'> = {}, context: CommandContext = asOfficer(DAYS.screened)): CommandFor<'ScreenVulnerability'> =>
  command('ScreenVulnerability', { flags: [], urgency: 'normal', factors: [{ level: 'individual', code: 'work-experience', kind: 'protective' }], ...changes }, context);

export const counsel = (changes: Changes<'RecordCounselling'> = {}, context: CommandContext = asOfficer(DAYS.counselled)): CommandFor<'RecordCounselling'> =>
  command(
    'RecordCounselling',
    {
      mode: 'in-person',
      language: 'ibo',
      topics: ['options', 'situation-at-home', 'rights'],
      cooInformationFrom: '2026-03-04',
      cooStaffRef: PEOPLE.receiving,
      decision: 'go',
      ...changes,
    },
    context,
  );

export const openAssessment = (context: CommandContext = asOfficer(DAYS.assessing)): CommandFor<'OpenAssessment'> => command('OpenAssessment', {}, context);

export const assessArea = (
  area: AssessmentArea,
  changes: Changes<'AssessArea'> = {},
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'AssessArea'> =>
  command('AssessArea', { area, finding: `What was found on ${area}.`, likelihood: 2, impact: 2, sources: [{ ref: 'district-report', asOf: '2026-03-01' }], ...changes }, context);

export const assessEveryArea = (context?: CommandContext): readonly CommandFor<'AssessArea'>[] =>
  ASSESSMENT_AREAS.map((area) => assessArea(area, {}, context));

export const plan = (
  measures: CommandData<'SetMitigationPlan'>['measures'],
  context: CommandContext = asOfficer(DAYS.assessing),
): CommandFor<'SetMitigationPlan'> => command('SetMitigationPlan', { measures }, context);

export const measure = (changes: Partial<CommandData<'SetMitigationPlan'>['measures'][number]> = {}): CommandData<'SetMitigationPlan'>['measures'][number] => ({
  measureId: 'measure-1',
  area: 'shelter_conditions',
  description: 'A room with a lock until departure.',
  owner: PEOPLE.officer,
  dueOn: '2026-03-20',
  preDeparture: true,
  ...changes,
});

export const submit = (context: CommandContext = asOfficer(DAYS.submitted)): CommandFor<'SubmitToDdp'> => command('SubmitToDdp', {}, context);

/** To Lagos, where the flight of the later commands goes. */
export const planRoute = (changes: Changes<'PlanRoute'> = {}, context: CommandContext = asOfficer(DAYS.submitted)): CommandFor<'PlanRoute'> =>
  command(
    'PlanRoute',
    { destinationDistrict: 'ikeja', legs: [{ from: 'MJI', to: 'LOS', transport: 'air', overnight: false, accompanied: false }], ...changes },
    context,
  );

export const cooItem = (changes: Partial<CommandData<'RecordCooInformation'>['items'][number]> = {}): CommandData<'RecordCooInformation'>['items'][number] => ({
  itemId: 'ikeja-security',
  district: 'ikeja',
  topic: 'security',
  reading: 'stable',
  source: 'district-report',
  asOf: '2026-03-04',
  ...changes,
});

export const cooInformation = (
  items: CommandData<'RecordCooInformation'>['items'] = [cooItem()],
  context: CommandContext = asOfficer(DAYS.submitted),
): CommandFor<'RecordCooInformation'> => command('RecordCooInformation', { items }, context);

export const noteAdvisory = (changes: Changes<'NoteAdvisory'> = {}, context: CommandContext = asOfficer(DAYS.reviewed)): CommandFor<'NoteAdvisory'> =>
  command('NoteAdvisory', { advisoryId: 'advisory-1', country: 'NGA', reading: 'conflict', source: 'regional-office', issuedOn: '2026-03-09', ...changes }, context);

export const check = (
  checkId: DdpCheck,
  changes: Changes<'RecordDdpCheck'> = {},
  context: CommandContext = asSecondOfficer(DAYS.reviewed),
): CommandFor<'RecordDdpCheck'> => command('RecordDdpCheck', { check: checkId, outcome: 'CLEAR', evidence: [`note-${checkId}`], ...changes }, context);

/** Every check of an adult answered: the child checks do not apply. */
export const answerEveryCheck = (context?: CommandContext): readonly CommandFor<'RecordDdpCheck'>[] =>
  DDP_CHECKS.map((checkId) =>
    checkId.startsWith('C')
      ? check(checkId, { outcome: 'NOT_APPLICABLE', evidence: [], basis: 'The person is an adult.' }, context)
      : check(checkId, {}, context),
  );

export const signOff = (changes: Changes<'SignOffDdp'> = {}, context: CommandContext = asSecondOfficer(DAYS.signedOff)): CommandFor<'SignOffDdp'> =>
  command('SignOffDdp', { level: 'second-officer', conditions: [], ...changes }, context);
