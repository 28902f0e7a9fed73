import { DOCTOR, LIAISON, officerOf, receivingMissionOf } from '../actors';
import { DAY } from '../calendar';
import { assessingFitness, evaluating, gettingClearance, gettingDocument, inOrder, requestingDocument } from '../parts/preparation';
import { printedZone } from '../parts/printed-zone';
import { mitigating, reviewing, signing } from '../parts/protection';
import { getReady } from '../parts/travel';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** Papers that are withheld, differ, move or are asked about again; carriers and receiving missions with conditions. */

/** The other work beside the papers, without a second decision: nothing the decision rests on is touched. */
function besidePapers(it: DemoCase): readonly Step[] {
  return [...gettingClearance(it), assessingFitness(it, { outcome: 'FIT', escort: 'none', specialServices: [] }), ...mitigating(it)];
}

/** The employer keeps it for a debt, the police give it back. */
export function passportRecovered(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  const number = `A${String(it.person.index).padStart(7, '0')}`;
  return [
    ...reviewing(it),
    ...inOrder([
      ...besidePapers(it),
      step({ day: DAY.requests }, officer, 'RequestPassportRetrieval', { holder: 'employer' }),
      step({ day: DAY.requests + 2 }, officer, 'RefusePassportRetrieval', { holder: 'employer', reasonCode: 'debt' }),
      step({ day: DAY.requests + 3 }, officer, 'RequestPassportRetrieval', { holder: 'police' }),
      step({ day: DAY.answers - 1 }, officer, 'RecoverPassport', { from: 'police', number, issuer: it.person.nationality, validUntil: dayOf(it, 400) }),
    ]),
    evaluating(it),
  ];
}

/** Every letter of another alphabet can be written in several ways. */
export function zoneExplained(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const passport = { number: `P${String(it.person.index).padStart(7, '0')}`, validUntil: dayOf(it, 800) };
  const mrz = printedZone(it.person, { ...passport, printedName: 'OUSMANOU<<MAHAMADOU' });
  return [
    ...reviewing(it),
    ...inOrder([
      ...besidePapers(it),
      step({ day: DAY.requests }, LIAISON, 'RecordTravelDocument', { ...passport, documentType: 'passport', issuer: it.person.nationality, issuedOn: dayOf(it, -700), singleJourney: false, mrz }),
      step({ day: DAY.requests + 1 }, LIAISON, 'CollectTravelDocument', { heldBy: 'person' }),
      step({ day: DAY.requests + 4 }, LIAISON, 'ExplainDocumentMismatch', { fields: ['name'], reasonCode: 'transliteration', evidenceRef: `birth-certificate-${it.person.reference}` }),
      step({ day: DAY.requests + 5 }, LIAISON, 'MoveDocument', { documentId: 'travel-document', documentType: 'passport', location: 'us', delivered: true, reference: 'safe-1' }),
    ]),
    signing(it, DAY.gates),
    evaluating(it),
  ];
}

/** A file of identity fields goes to the consulate, the government asks back, and the first answer of the mission is no. */
export function askedBack(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const { nationality, reference, returnCountry } = it.person;
  const mission = receivingMissionOf(returnCountry);
  const reception = { caseworker: mission.subject, services: ['reception', 'onward-transport'], onwardTransport: true };
  return [
    ...reviewing(it),
    ...inOrder([
      step({ day: DAY.requests }, LIAISON, 'StartNationalityCheck', { basis: 'interview' }),
      ...requestingDocument(it),
      step({ day: DAY.requests + 1 }, LIAISON, 'SendConsularFile', { consulate: nationality, fields: ['name', 'birth-date', 'nationality', 'photo'], reference: `file-${reference}` }),
      step({ day: DAY.requests + 2, time: '07:30' }, mission, 'RecordRemoteSession', { mode: 'video', language: it.person.language, cooStaffRef: mission.subject, interpreterRelation: 'none', attendance: 'individual', authoritiesPresent: false, topics: ['reception', 'housing'] }),
      step({ day: DAY.requests + 3 }, LIAISON, 'RequestCooClearance', { governmentRequestRef: `note-verbale-${returnCountry}-2025` }),
      step({ day: DAY.requests + 4 }, LIAISON, 'RecordCooQuery', { question: 'The place of birth is missing.', dueOn: dayOf(it, DAY.requests + 8) }),
      step({ day: DAY.requests + 5 }, LIAISON, 'AnswerCooQuery', { fields: ['birth-place'], reference: `answer-${reference}` }),
      step({ day: DAY.answers }, LIAISON, 'RecordCooClearance', { reference: `clearance-${reference}`, validUntil: dayOf(it, DAY.departure + 60) }),
      step({ day: DAY.answers }, mission, 'DeclineReception', { reasonCode: 'full', reason: 'No bed this week.' }),
      step({ day: DAY.answers + 1 }, mission, 'ConfirmReception', reception),
      signing(it, DAY.gates),
    ]),
  ];
}

/** Who is pregnant flies with a certificate that the carrier takes. */
export function pregnant(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  if (it.person.sex !== 'female') return getReady(it);
  const seen = { outcome: 'FIT', escort: 'none', specialServices: [] } as const;
  return [
    ...reviewing(it),
    ...inOrder([...gettingDocument(it), ...gettingClearance(it), ...mitigating(it), assessingFitness(it, { ...seen, pregnancy: { weeks: 28, multiple: false }, medicationDays: 30 })]),
    step({ day: DAY.departure - 2, time: '07:00' }, DOCTOR, 'AssessFitness', { ...seen, pregnancy: { weeks: 29, multiple: false, certifiedOn: dayOf(it, DAY.departure - 2) }, medicationDays: 30 }),
    evaluating(it, DAY.departure, DAY.departure - 2),
  ];
}

