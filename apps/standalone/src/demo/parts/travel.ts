import type { CommandData } from '@homeward/return-case';
import { DOCTOR, LOGISTICS, officerOf, receivingMissionOf } from '../actors';
import { DAY } from '../calendar';
import type { DemoCase } from '../person';
import { instantOf, stepsOf, type Step } from '../step';
import { conditionsOf, documentNumberOf, evaluating, preparing } from './preparation';

/** From open gates to the arrival. */

const DEPARTS = '10:00';
const ARRIVES = '18:00';
const SEATS_IN_PLANE = 180;

function flightOf({ person }: DemoCase): string {
  return `HW${100 + (person.returnCountry.charCodeAt(0) + person.returnCountry.charCodeAt(1) + person.returnCountry.charCodeAt(2)) % 800}`;
}

export function getReady(demoCase: DemoCase): readonly Step[] {
  return [...preparing(demoCase), evaluating(demoCase)];
}

export function booking(demoCase: DemoCase): readonly Step[] {
  return [...getReady(demoCase), book(demoCase)];
}

export function book(demoCase: DemoCase, departureDay: number = DAY.departure, day: number = DAY.booking): Step {
  const { flags, person } = demoCase;
  const { escort, specialServices } = conditionsOf(demoCase);
  const alone = flags.includes('unaccompanied_child');
  const withEscort: CommandData<'BookTravel'>['escort'] = alone ? 'operational' : escort;
  return stepsOf(demoCase)({ day }, LOGISTICS, 'BookTravel', {
    departsAt: instantOf(demoCase, { day: departureDay, time: DEPARTS }),
    arrivesAt: instantOf(demoCase, { day: departureDay, time: ARRIVES }),
    transport: 'air',
    carrier: 'Homeward Charter',
    flight: flightOf(demoCase),
    from: 'NIM',
    to: person.returnCountry,
    escort: withEscort,
    ...(withEscort !== 'none' && { escortRef: alone ? 'escort-moussa' : 'nurse-nana' }),
    specialServices: alone ? [...specialServices, 'UMNR'] : specialServices,
    fundingRef: 'project-2025-07/line-3',
    bookingReference: `PNR${String(person.index).padStart(4, '0')}`,
  });
}

export function manifesting(demoCase: DemoCase): readonly Step[] {
  const line = (demoCase.person.index % SEATS_IN_PLANE) + 1;
  const manifest = { flight: flightOf(demoCase), line, version: 1, documentNumber: documentNumberOf(demoCase) };
  return [...booking(demoCase), stepsOf(demoCase)({ day: DAY.manifest }, LOGISTICS, 'AddToManifest', manifest)];
}

export function verifying(demoCase: DemoCase, voluntary = true): readonly Step[] {
  const { person } = demoCase;
  return [
    ...manifesting(demoCase),
    stepsOf(demoCase)({ day: DAY.verification, time: DEPARTS }, officerOf(person.index), 'VerifyPreDeparture', {
      voluntary,
      alone: true,
      language: person.language,
      identityMatch: true,
      documentInHand: true,
      measuresDone: true,
    }),
  ];
}

export function departing(demoCase: DemoCase): readonly Step[] {
  const step = stepsOf(demoCase);
  return [
    ...verifying(demoCase),
    step({ day: DAY.embarkationCheck }, DOCTOR, 'RecordPreEmbarkationCheck', { result: 'pass' }),
    step({ day: DAY.departure, time: '10:30' }, LOGISTICS, 'HandOverForDeparture', {
      flight: flightOf(demoCase),
      departedAt: instantOf(demoCase, { day: DAY.departure, time: DEPARTS }),
      handedOverTo: 'border-police-niamey',
      documentNumber: documentNumberOf(demoCase),
    }),
  ];
}

export function arriving(demoCase: DemoCase): readonly Step[] {
  const { flags, person } = demoCase;
  const step = stepsOf(demoCase);
  const needsCare = flags.includes('health_need');
  const delayed = person.index % 25 === 0;
  return [
    ...departing(demoCase),
    ...(delayed ? [step({ day: DAY.departure, time: '19:00' }, LOGISTICS, 'RecordTravelIncident', { incident: 'delay', severity: 'minor' })] : []),
    step({ day: DAY.departure, time: '20:00' }, receivingMissionOf(person.returnCountry), 'ConfirmArrival', {
      arrivedAt: instantOf(demoCase, { day: DAY.departure, time: ARRIVES }),
      condition: needsCare ? 'needs-care' : 'well',
      needs: needsCare ? ['health'] : [],
    }),
  ];
}
