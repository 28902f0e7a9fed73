import type { CommandData, Purpose } from '@homeward/return-case';
import { DAY } from '../calendar';
import { officerOf } from '../actors';
import { dayOf, isChild, type DemoCase } from '../person';
import { instantOf, stepsOf, type Step, type When } from '../step';

/** From the first conversation to the decision to go. */

const PURPOSES: readonly Purpose[] = ['assess', 'counsel', 'contact_coo_authorities', 'travel', 'health_share', 'monitoring_contact'];

export function consenting(demoCase: DemoCase): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const officer = officerOf(person.index);
  return [
    step({ day: DAY.consent }, officer, 'AssignCase', { officer: officer.subject }),
    step({ day: DAY.consent }, officer, 'RecordConsent', consentTo(demoCase, PURPOSES, { day: DAY.consent })),
  ];
}

/** Consent by whoever may give it on that day. */
export function consentTo(demoCase: DemoCase, purposes: readonly Purpose[], when: When): CommandData<'RecordConsent'> {
  const { person } = demoCase;
  const child = isChild(person, instantOf(demoCase, when).slice(0, 10));
  const inFamily = person.family !== undefined;
  return {
    purposes,
    form: 'signed',
    capacity: child ? (inFamily ? 'parent' : 'legal-guardian') : 'self',
    language: person.language,
    evidenceRef: `consent-${person.reference}-${when.day}`,
    ...(child && { givenBy: inFamily ? 'The mother or father travelling along' : 'The guardian named by the court' }),
  };
}

export function screening(demoCase: DemoCase): readonly Step[] {
  const { flags, person } = demoCase;
  const risks = flags.map((code) => ({ level: 'individual', code, kind: 'risk' }) as const);
  return [
    ...consenting(demoCase),
    stepsOf(demoCase)({ day: DAY.screening }, officerOf(person.index), 'ScreenVulnerability', {
      flags,
      urgency: flags.length > 0 ? 'urgent' : 'normal',
      factors: [...risks, { level: 'household', code: 'contact-with-relatives', kind: 'protective' }],
    }),
  ];
}

export function counselling(demoCase: DemoCase, decision: CommandData<'RecordCounselling'>['decision'] = 'go'): readonly Step[] {
  const { person } = demoCase;
  return [
    ...screening(demoCase),
    stepsOf(demoCase)({ day: DAY.counselling }, officerOf(person.index), 'RecordCounselling', {
      mode: person.index % 4 === 0 ? 'video' : 'in-person',
      language: person.language,
      topics: ['options', 'situation-at-home', 'rights', 'reintegration-support'],
      cooInformationFrom: dayOf(demoCase, DAY.counselling - 1),
      cooStaffRef: `rm-${person.returnCountry.toLowerCase()}`,
      decision,
    }),
  ];
}
