import type { CommandData, IdentityDocument } from '@homeward/return-case';
import { DOCTOR, LIAISON, officerOf, receivingMissionOf } from '../actors';
import { DAY } from '../calendar';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';
import { mitigating, reviewing, signing } from './protection';

/** The tracks between a signed decision and open gates: papers, health, the country of origin. */

const IN_HAND = ['person', 'us'];
const ASKABLE = ['employer', 'police', 'smuggler', 'relative'];
const DOCUMENT_LASTS_DAYS = 120;

/** A passport from the sheet that will still be good on the day of travel. */
function passportOf(demoCase: DemoCase): (IdentityDocument & { readonly number: string; readonly validUntil: string }) | undefined {
  const needed = dayOf(demoCase, DAY.departure + 30);
  const [document] = demoCase.person.documents;
  if (document?.type !== 'passport' || document.number === undefined || document.validUntil === undefined || document.validUntil < needed) return undefined;
  return { ...document, number: document.number, validUntil: document.validUntil };
}

/** What is asked for at the desk and at the gate. */
export function documentNumberOf(demoCase: DemoCase): string {
  return passportOf(demoCase)?.number ?? `LP${String(demoCase.person.index + 1).padStart(7, '0')}`;
}

/** The passport the person has, the one somebody else holds, or a paper from the consulate. */
export function gettingDocument(demoCase: DemoCase): readonly Step[] {
  const passport = passportOf(demoCase);
  if (passport && IN_HAND.includes(passport.holder)) return showingPassport(demoCase, passport);
  if (passport && ASKABLE.includes(passport.holder)) return recoveringPassport(demoCase, passport);
  return askingConsulate(demoCase);
}

function showingPassport(demoCase: DemoCase, { number, validUntil }: { number: string; validUntil: string }): readonly Step[] {
  const step = stepsOf(demoCase);
  const issuer = demoCase.person.nationality;
  return [
    step({ day: DAY.requests }, LIAISON, 'RecordTravelDocument', { documentType: 'passport', issuer, number, issuedOn: dayOf(demoCase, -900), validUntil, singleJourney: false }),
    step({ day: DAY.answers }, LIAISON, 'CollectTravelDocument', { heldBy: 'person' }),
  ];
}

function recoveringPassport(demoCase: DemoCase, { number, validUntil, holder }: { number: string; validUntil: string; holder: IdentityDocument['holder'] }): readonly Step[] {
  const step = stepsOf(demoCase);
  const officer = officerOf(demoCase.person.index);
  return [
    step({ day: DAY.requests }, officer, 'RequestPassportRetrieval', { holder }),
    step({ day: DAY.answers }, officer, 'RecoverPassport', { from: holder, number, issuer: demoCase.person.nationality, validUntil }),
  ];
}

export function requestingDocument(demoCase: DemoCase, day: number = DAY.requests): readonly Step[] {
  const step = stepsOf(demoCase);
  return [
    step({ day }, LIAISON, 'RequestTravelDocument', { documentType: 'laissez-passer', consulate: demoCase.person.nationality }),
    step({ day: day + 2 }, LIAISON, 'RecordConsularInterview', { mode: 'video' }),
  ];
}

function askingConsulate(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const document: CommandData<'RecordTravelDocument'> = {
    documentType: 'laissez-passer',
    issuer: person.nationality,
    number: documentNumberOf(demoCase),
    issuedOn: dayOf(demoCase, DAY.answers - 1),
    validUntil: dayOf(demoCase, DAY.answers + DOCUMENT_LASTS_DAYS),
    singleJourney: true,
  };
  return [
    ...requestingDocument(demoCase),
    step({ day: DAY.answers }, LIAISON, 'ConfirmNationality', { state: person.nationality, reference: `nationality-${person.reference}` }),
    step({ day: DAY.answers }, LIAISON, 'RecordTravelDocument', document),
    step({ day: DAY.answers }, LIAISON, 'CollectTravelDocument', { heldBy: 'us' }),
  ];
}

export function requestingClearance(demoCase: DemoCase): readonly Step[] {
  return [stepsOf(demoCase)({ day: DAY.requests }, LIAISON, 'RequestCooClearance', { governmentRequestRef: `note-verbale-${demoCase.person.returnCountry}-2025` })];
}

export function gettingClearance(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  return [
    ...requestingClearance(demoCase),
    step({ day: DAY.answers }, LIAISON, 'RecordCooClearance', { reference: `clearance-${person.reference}`, validUntil: dayOf(demoCase, DAY.departure + 60) }),
    step({ day: DAY.answers }, receivingMissionOf(person.returnCountry), 'ConfirmReception', {
      caseworker: `rm-${person.returnCountry.toLowerCase()}`,
      services: ['reception', 'onward-transport'],
      onwardTransport: true,
    }),
  ];
}

/** Who needs help on the way gets it written into the booking. */
export function conditionsOf({ flags }: DemoCase): Pick<CommandData<'AssessFitness'>, 'outcome' | 'escort' | 'specialServices'> {
  if (flags.includes('health_need')) return { outcome: 'FIT_WITH_CONDITIONS', escort: 'nurse', specialServices: ['MEDA'] };
  if (flags.includes('disability')) return { outcome: 'FIT_WITH_CONDITIONS', escort: 'none', specialServices: ['WCHR'] };
  return { outcome: 'FIT', escort: 'none', specialServices: [] };
}

export function assessingFitness(demoCase: DemoCase, data: CommandData<'AssessFitness'> = conditionsOf(demoCase), day: number = DAY.answers): Step {
  return stepsOf(demoCase)({ day }, DOCTOR, 'AssessFitness', data);
}

/** In the order of time, as a case can only go forward. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** Everything but the question whether the gates are open. */
export function preparing(demoCase: DemoCase): readonly Step[] {
  return [...reviewing(demoCase), ...onTracks(demoCase)];
}

/** The work beside each other once a decision is signed. */
export function onTracks(demoCase: DemoCase): readonly Step[] {
  return inOrder([...gettingDocument(demoCase), ...gettingClearance(demoCase), assessingFitness(demoCase), ...decidingAgain(demoCase), ...mitigating(demoCase)]);
}

/** Who may fly under conditions only is decided on again: the decision did not know of them. */
function decidingAgain(demoCase: DemoCase): readonly Step[] {
  return conditionsOf(demoCase).outcome === 'FIT' ? [] : [signing(demoCase, DAY.answers)];
}

export function evaluating(demoCase: DemoCase, departureDay: number = DAY.departure, day: number = DAY.gates): Step {
  return stepsOf(demoCase)({ day }, officerOf(demoCase.person.index), 'EvaluateGates', { travelDate: dayOf(demoCase, departureDay) });
}
