import type { CountryCode, Role } from '@homeward/return-case';

export const DEMO_OFFICE = 'niamey';
export const DEMO_HOST_COUNTRY: CountryCode = 'NER';

/** Who does something in the demonstration. Several officers, because whoever assesses a case may not sign it. */
export interface DemoActor {
  readonly subject: string;
  readonly role: Role;
  /** The country of a receiving mission. */
  readonly country?: CountryCode;
}

const OFFICERS = ['po-aminata', 'po-bako', 'po-celine', 'po-dieudonne'] as const;

export const SENIOR: DemoActor = { subject: 'spo-esther', role: 'senior-protection-officer' };
export const CHIEF: DemoActor = { subject: 'com-fatoumata', role: 'chief-of-mission' };
export const LIAISON: DemoActor = { subject: 'cl-garba', role: 'consular-liaison' };
export const DOCTOR: DemoActor = { subject: 'mhd-halima', role: 'migration-health' };
export const LOGISTICS: DemoActor = { subject: 'ops-idrissa', role: 'operations-logistics' };
export const MONITOR: DemoActor = { subject: 'me-jamila', role: 'monitoring-evaluation' };
export const DATA_PROTECTION: DemoActor = { subject: 'dpo-karim', role: 'data-protection-officer' };
export const AUDITOR: DemoActor = { subject: 'aud-moussa', role: 'auditor' };
/** Named in decisions; sends nothing. */
export const SPECIALIST = 'specialist-lala';

/** The officer who carries a case. */
export function officerOf(index: number): DemoActor {
  return { subject: OFFICERS[index % OFFICERS.length] ?? OFFICERS[0], role: 'protection-officer' };
}

/** Another officer than the one who carries it. */
export function secondOfficerOf(index: number): DemoActor {
  return officerOf(index + 1);
}

export function receivingMissionOf(country: CountryCode): DemoActor {
  return { subject: `rm-${country.toLowerCase()}`, role: 'receiving-mission', country };
}
