import type { CommandData } from '@homeward/return-case';
import { CHIEF, DOCTOR, officerOf, SENIOR, SPECIALIST } from '../actors';
import { DAY } from '../calendar';
import { assessing, checking, childTrack, knowingTheWay, PANEL, reviewing, signing, submit, submitting } from '../parts/protection';
import { evaluating, inOrder, onTracks } from '../parts/preparation';
import { arriving, booking, getReady } from '../parts/travel';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** Decisions that meet something new: an advisory, a block set aside, an emergency, a panel, a child that says no. */

/** The checks of the short set that somebody answers. */
const EMERGENCY_CHECKS: readonly string[] = ['V1', 'V4', 'L1', 'C1', 'C2', 'C3', 'H1', 'O3', 'R1', 'S1'];

export function decidedAgainAfterAdvisory(it: DemoCase): readonly Step[] {
  return [...getReady(it), advisory(it, 'conflict', DAY.gates, '10:00'), advisory(it, 'stable', DAY.booking), signing(it, DAY.booking + 1), evaluating(it, DAY.departure, DAY.booking + 1)];
}

export function heldByAdvisory(it: DemoCase): readonly Step[] {
  return [...booking(it), advisory(it, 'conflict', DAY.manifest)];
}

function advisory(it: DemoCase, reading: CommandData<'NoteAdvisory'>['reading'], day: number, time = '08:00'): Step {
  const country = it.person.returnCountry;
  return stepsOf(it)({ day, time }, SENIOR, 'NoteAdvisory', { advisoryId: `advisory-${country.toLowerCase()}-1`, country, reading, source: 'regional-office-dakar', issuedOn: dayOf(it, day) });
}

/** The block is answered, recorded, set aside by the chief of mission with a reason, and signed by somebody else. */
export function overridden(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [
    ...submitting(it),
    ...checking(it, { P4: 'BLOCK' }),
    signing(it),
    step({ day: DAY.signOff, time: '11:00' }, CHIEF, 'OverrideDdpCheck', { check: 'P4', reasonCode: 'informed-wish-of-the-person', reason: 'Heard alone twice; wants to be with the family in spite of it.' }),
    step({ day: DAY.signOff, time: '15:00' }, SENIOR, 'SignOffDdp', { level: 'senior-and-specialist', conditions: ['receiving-mission-calls-weekly'], specialist: SPECIALIST }),
  ];
}

/** Brought to safety on the short set; what was left open is answered at the place of safety. */
export function evacuated(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const isLeft = ({ type, data }: Step) => type === 'RecordDdpCheck' && 'check' in data && !EMERGENCY_CHECKS.includes(String(data.check));
  const travelled = arriving(it);
  const emergency = step({ day: DAY.review, time: '07:00' }, CHIEF, 'AuthoriseEmergencySet', { causeId: 'evacuation-agadez-1', reason: 'The centre is shelled.' });
  const after = checking(it).filter(isLeft).map(({ actor, type, data }) => step({ day: DAY.departure + 2 }, actor, type, data));
  return inOrder([...travelled.filter((done) => !isLeft(done)), emergency, ...after]);
}

export function panelDisagreed(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const [first, ...others] = PANEL;
  const divided = [...others, ...(first ? [{ ...first, position: 'dissent' as const }] : [])];
  return [
    ...assessing(it),
    ...childTrack(it),
    step({ day: DAY.assessment, time: '16:00' }, SENIOR, 'DetermineBestInterests', { option: 'return', panel: divided, reviewOn: dayOf(it, DAY.departure + 60), summary: 'Two of three.' }),
    submit(it),
    ...knowingTheWay(it),
    ...checking(it),
    signing(it),
  ];
}

/** A child that says no goes back to the panel; its later yes needs the panel as well. */
export function childSaidNo(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  const asked = childTrack(it).flatMap(({ type, data }) => (type === 'RecordAssent' ? [data as CommandData<'RecordAssent'>] : []))[0];
  const said = (given: boolean, day: number) => (asked ? [step({ day }, officer, 'RecordAssent', { ...asked, given, evidenceRef: `assent-${it.person.reference}-${day}` })] : []);
  return [
    ...reviewing(it),
    ...said(false, DAY.requests),
    step({ day: DAY.requests + 1 }, SENIOR, 'DetermineBestInterests', { option: 'interim-care', panel: PANEL, summary: 'The child wants to finish school here.' }),
    ...said(true, DAY.requests + 3),
    step({ day: DAY.requests + 4 }, SENIOR, 'DetermineBestInterests', { option: 'return', panel: PANEL, summary: 'Heard again; a place in school is found at home.' }),
    signing(it, DAY.requests + 5),
  ];
}

/** A question to another unit, asked twice because the first went to the wrong one. */
export function asked(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  // Any ids will do that are nobody else's questions.
  const [first, second] = [it.person.caseId, it.person.neighbourCaseId];
  const question = { question: 'Which treatment must go on after the return?', dueOn: dayOf(it, DAY.submission) };
  return [
    ...assessing(it),
    step({ day: DAY.assessment, time: '10:00' }, officer, 'RequestInformation', { requestId: first, toRole: 'consular-liaison', ...question }),
    step({ day: DAY.assessment, time: '11:00' }, officer, 'WithdrawInformationRequest', { requestId: first }),
    step({ day: DAY.assessment, time: '12:00' }, officer, 'RequestInformation', { requestId: second, toRole: 'migration-health', toUnit: 'niamey-clinic', ...question }),
    step({ day: DAY.assessment + 1 }, DOCTOR, 'AnswerInformationRequest', { requestId: second, answer: 'Insulin, twice a day.', attachmentRef: 'medical-note-2' }),
  ];
}

/** Terms that people miss, put off or let go: a late act is recorded, and says that it was late. */
export function late(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  const opening = assessing(it).map((done) => (done.at < step({ day: DAY.assessment }, officer, 'OpenAssessment', {}).at ? done : step({ day: DAY.counselling + 13 }, done.actor, done.type, done.data)));
  const put = step({ day: DAY.counselling + 1 }, SENIOR, 'ExtendDeadline', { step: 'assessment-opening', dueAt: `${dayOf(it, DAY.counselling + 12)}T16:00:00.000Z`, reasonCode: 'capacity', reason: 'Two officers are ill.' });
  return inOrder([...opening.filter(({ type }) => type !== 'AssessArea' && type !== 'SetMitigationPlan'), put]);
}

export function advised(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [
    ...submitting(it),
    advisory(it, 'mixed', DAY.review, '07:00'),
    ...checking(it),
    step({ day: DAY.signOff }, CHIEF, 'SignOffDdp', { level: 'chief-of-mission', conditions: ['return-to-capital-only'] }),
    ...onTracks(it).filter(({ type }) => type !== 'SignOffDdp'),
  ];
}

