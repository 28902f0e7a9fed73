import { ageOn, ASSESSMENT_AREAS, DDP_CHECKS, type CheckOutcome, type CommandData, type DdpCheck } from '@homeward/return-case';
import { officerOf, receivingMissionOf, secondOfficerOf, SENIOR, SPECIALIST, type DemoActor } from '../actors';
import { DAY } from '../calendar';
import { dayOf, isChild, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';
import { counselling } from './beginning';

/** The assessment and the due diligence before anybody abroad hears of the person. */

const MEDIUM_RISK_EVERY = 5;
const MEASURE_ID = 'measure-1';
const SIGNS_FROM_AGE = 12;
const SAYS_FROM_AGE = 6;

/** One case in five has a risk that needs a measure. */
export function hasMediumRisk({ person }: DemoCase): boolean {
  return person.index % MEDIUM_RISK_EVERY === 0;
}

export function assessing(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const officer = officerOf(person.index);
  const sources = [{ ref: `country-report-${person.returnCountry.toLowerCase()}`, asOf: dayOf(demoCase, DAY.assessment - 12) }];
  const areas = ASSESSMENT_AREAS.map((area) => {
    const raised = area === 'service_access' && hasMediumRisk(demoCase);
    return step({ day: DAY.assessment }, officer, 'AssessArea', {
      area,
      finding: `Demonstration finding for case ${person.reference}.`,
      likelihood: raised ? 3 : 2,
      impact: raised ? 3 : 2,
      sources,
    });
  });
  return [...counselling(demoCase), step({ day: DAY.assessment }, officer, 'OpenAssessment', {}), ...areas, ...planning(demoCase)];
}

function planning(demoCase: DemoCase): readonly Step[] {
  if (!hasMediumRisk(demoCase)) return [];
  const { person } = demoCase;
  const officer = officerOf(person.index);
  const plan: CommandData<'SetMitigationPlan'> = {
    measures: [
      {
        measureId: MEASURE_ID,
        area: 'service_access',
        description: 'A first appointment at the clinic nearest to the place of return.',
        owner: `rm-${person.returnCountry.toLowerCase()}`,
        dueOn: dayOf(demoCase, DAY.booking),
        preDeparture: true,
      },
    ],
  };
  return [stepsOf(demoCase)({ day: DAY.assessment }, officer, 'SetMitigationPlan', plan)];
}

/** What only children need: the best interests, the guardian, the child's own word, and care for whoever is alone. */
export function childTrack(demoCase: DemoCase, result: CommandData<'AssessBestInterests'>['result'] = 'return-in-best-interests'): readonly Step[] {
  const { person } = demoCase;
  if (!isChild(person, dayOf(demoCase, DAY.departure))) return [];
  const step = stepsOf(demoCase);
  const officer = officerOf(person.index);
  const alone = person.family === undefined;
  const form = assentFormOf(demoCase);
  return [
    step({ day: DAY.assessment }, officer, 'AssessBestInterests', { result, summary: 'Demonstration summary.' }),
    step({ day: DAY.assessment }, officer, 'VerifyGuardian', {
      authority: alone ? 'court-appointed' : 'parent',
      consentRef: `guardian-${person.reference}`,
      guardian: alone ? 'The guardian named by the court' : 'The mother or father travelling along',
      otherParent: alone ? 'deceased' : 'consents',
    }),
    step({ day: DAY.assessment }, officer, 'RecordAssent', { form, given: true, ...(form === 'signed' && { evidenceRef: `assent-${person.reference}` }) }),
    ...(alone ? careFoundAbroad(demoCase) : [step({ day: DAY.assessment }, officer, 'ArrangeCare', { ...caredForBy(demoCase), care: 'parents', caregiver: 'The mother or father travelling along' })]),
    ...(alone && result === 'return-in-best-interests' ? [determining(demoCase)] : []),
  ];
}

function assentFormOf(demoCase: DemoCase): CommandData<'RecordAssent'>['form'] {
  const age = ageOn(demoCase.person.birthDate, dayOf(demoCase, DAY.departure));
  if (age >= SIGNS_FROM_AGE) return 'signed';
  return age >= SAYS_FROM_AGE ? 'simple' : 'observed';
}

function caredForBy({ person }: DemoCase): Pick<CommandData<'ArrangeCare'>, 'receivingCaseworker' | 'escort' | 'tracingVerified'> {
  return { receivingCaseworker: receivingMissionOf(person.returnCountry).subject, escort: 'escort-moussa', tracingVerified: true };
}

function careFoundAbroad(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const officer = officerOf(person.index);
  const mission = receivingMissionOf(person.returnCountry);
  return [
    step({ day: DAY.assessment }, officer, 'UpdateTracing', { status: 'verified', familyAssessment: 'positive', reference: `tracing-${person.reference}` }),
    step({ day: DAY.assessment }, officer, 'ArrangeCare', { ...caredForBy(demoCase), care: 'kinship', caregiver: 'An aunt found by family tracing' }),
    step({ day: DAY.assessment }, mission, 'AcceptChildReception', { caseworker: mission.subject }),
  ];
}

/** A panel of three organisations decides for whoever has no parents here. */
function determining(demoCase: DemoCase): Step {
  return stepsOf(demoCase)({ day: DAY.assessment }, SENIOR, 'DetermineBestInterests', { option: 'return', panel: PANEL, summary: 'Demonstration summary.' });
}

export const PANEL = ['iom', 'unicef', 'save-the-children'].map((organisation) => ({ member: `panel-${organisation}`, organisation, position: 'agree' }) as const);

export function submitting(demoCase: DemoCase): readonly Step[] {
  return [...assessing(demoCase), ...childTrack(demoCase), submit(demoCase), ...knowingTheWay(demoCase)];
}

/** The way home, and what is known of the district it leads to. */
export function knowingTheWay(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const officer = officerOf(person.index);
  const country = person.returnCountry.toLowerCase();
  const district = `${country}-capital-district`;
  const item = { itemId: `${country}-security`, district, topic: 'security', reading: 'stable', source: `country-report-${country}`, asOf: dayOf(demoCase, DAY.assessment - 1) } as const;
  return [
    step({ day: DAY.submission }, officer, 'PlanRoute', {
      destinationDistrict: district,
      legs: [{ from: 'NIM', to: person.returnCountry, transport: 'air', overnight: false, accompanied: false }],
    }),
    step({ day: DAY.submission }, officer, 'RecordCooInformation', { items: [item] }),
  ];
}

export function submit(demoCase: DemoCase): Step {
  return stepsOf(demoCase)({ day: DAY.submission }, officerOf(demoCase.person.index), 'SubmitToDdp', {});
}

/** Every check answered by a second officer, some of them otherwise than clear. */
export function checking(demoCase: DemoCase, otherwise: Readonly<Partial<Record<DdpCheck, CheckOutcome>>> = {}): readonly Step[] {
  return DDP_CHECKS.map((check) => stepsOf(demoCase)({ day: DAY.review }, secondOfficerOf(demoCase.person.index), 'RecordDdpCheck', answerTo(demoCase, check, otherwise[check])));
}

function answerTo(demoCase: DemoCase, check: DdpCheck, otherwise: CheckOutcome | undefined): CommandData<'RecordDdpCheck'> {
  const evidence = [`note-${check}`];
  if (otherwise !== undefined) return { check, outcome: otherwise, evidence, basis: 'Demonstration reason.' };
  const adult = !isChild(demoCase.person, dayOf(demoCase, DAY.review));
  if (adult && check.startsWith('C')) return { check, outcome: 'NOT_APPLICABLE', evidence: [], basis: 'The person is of age.' };
  return { check, outcome: check === 'O2' && hasMediumRisk(demoCase) ? 'CLEAR_WITH_MITIGATION' : 'CLEAR', evidence };
}

/** Signed at the level this case asks for, by somebody who did not assess it. */
export function signing(demoCase: DemoCase, day: number = DAY.signOff): Step {
  const { flags, person } = demoCase;
  const needsSpecialist = flags.some((flag) => flag === 'victim_of_trafficking' || flag === 'unaccompanied_child');
  const step = stepsOf(demoCase);
  const conditions = day === DAY.signOff ? [] : ['escort-and-services-as-assessed'];
  if (needsSpecialist) return step({ day }, SENIOR, 'SignOffDdp', { level: 'senior-and-specialist', conditions, specialist: SPECIALIST });
  const needsSenior = hasMediumRisk(demoCase) || flags.includes('detained');
  const signer: DemoActor = needsSenior ? SENIOR : secondOfficerOf(person.index);
  return step({ day }, signer, 'SignOffDdp', { level: needsSenior ? 'senior' : 'second-officer', conditions });
}

export function reviewing(demoCase: DemoCase): readonly Step[] {
  return [...submitting(demoCase), ...checking(demoCase), signing(demoCase)];
}

/** The measures that come before departure. */
export function mitigating(demoCase: DemoCase): readonly Step[] {
  if (!hasMediumRisk(demoCase)) return [];
  const { person } = demoCase;
  return [stepsOf(demoCase)({ day: DAY.answers }, officerOf(person.index), 'CompleteMitigationMeasure', { measureId: MEASURE_ID, evidenceRef: `appointment-${person.reference}` })];
}
