import { CHIEF, officerOf, secondOfficerOf, SENIOR } from '../actors';
import { DAY } from '../calendar';
import { preparing, requestingClearance } from '../parts/preparation';
import { assessing, checking, childTrack, reviewing, signing, submit, submitting } from '../parts/protection';
import { closing } from '../parts/reintegration';
import { booking } from '../parts/travel';
import { dayOf, type DemoCase } from '../person';
import { stepsOf, type Step } from '../step';

/** Protection stands before the return. */

export function claimedAsylum(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  const officer = officerOf(it.person.index);
  return [
    ...reviewing(it),
    ...requestingClearance(it),
    step({ day: 12 }, officer, 'ExpressAsylumClaim', { statedTo: officer.subject, words: 'I cannot go back there.' }),
    step({ day: 12, time: '15:00' }, officer, 'RecordAsylumReferral', { to: 'asylum-authority-niamey' }),
  ];
}

export function asylumPathway(it: DemoCase): readonly Step[] {
  return [...claimedAsylum(it), closing(it, 40, 'asylum_pathway')];
}

export function blocked(it: DemoCase): readonly Step[] {
  return [...submitting(it), ...checking(it, { O1: 'BLOCK' }), signing(it)];
}

export function escalated(it: DemoCase): readonly Step[] {
  return [...submitting(it), ...checking(it, { P1: 'ESCALATE' }), escalation(it)];
}

function escalation(it: DemoCase): Step {
  return stepsOf(it)({ day: DAY.signOff }, secondOfficerOf(it.person.index), 'EscalateDdp', {
    to: 'chief-of-mission',
    checks: ['P1'],
    dueOn: dayOf(it, DAY.signOff + 3),
    reason: 'A named threat in the district of return.',
  });
}

export function clearedByChief(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [
    ...escalated(it),
    step({ day: DAY.signOff + 2 }, SENIOR, 'RecordDdpCheck', { check: 'P1', outcome: 'CLEAR', evidence: ['district-report-2'], basis: 'The person returns to another region.' }),
    step({ day: DAY.signOff + 3 }, CHIEF, 'SignOffDdp', { level: 'chief-of-mission', conditions: ['return-to-capital-only'] }),
  ];
}

export function returnedForInformation(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [...submitting(it), step({ day: DAY.review }, secondOfficerOf(it.person.index), 'ReturnDdpForInformation', { areas: ['coo_safe_environment'], question: 'Which district?' })];
}

export function newRisk(it: DemoCase): readonly Step[] {
  const step = stepsOf(it);
  return [...booking(it), step({ day: DAY.manifest }, officerOf(it.person.index), 'ReportNewRisk', { area: 'coo_safe_environment', severity: 'major', description: 'Fighting in the district since yesterday.' })];
}

export function appealing(it: DemoCase): readonly Step[] {
  return [...preparing(it), stepsOf(it)({ day: DAY.gates }, officerOf(it.person.index), 'FileAppeal', { reference: `appeal-${it.person.reference}` })];
}

export function notInBestInterests(it: DemoCase): readonly Step[] {
  return [...assessing(it), ...childTrack(it, 'not-in-best-interests'), submit(it), ...checking(it, { C1: 'BLOCK' }), signing(it)];
}
