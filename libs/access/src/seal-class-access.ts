import type { Role, SealClass } from '@homeward/return-case';

/**
 * Which sealed classes a role may open on a case it may see. Default deny. `gbv` is opened by nobody through a role:
 * it takes a named, time-boxed grant.
 */
const OPENED_BY: Readonly<Record<SealClass, readonly Role[]>> = {
  identity: [
    'protection-officer',
    'senior-protection-officer',
    'chief-of-mission',
    'consular-liaison',
    'migration-health',
    'receiving-mission',
    'operations-logistics',
    'partner-caseworker',
  ],
  protection: ['protection-officer', 'senior-protection-officer', 'chief-of-mission'],
  clinical: ['migration-health'],
  gbv: [],
  child: ['protection-officer', 'senior-protection-officer', 'receiving-mission', 'partner-caseworker'],
};

export function mayOpen(role: Role, sealClass: SealClass): boolean {
  return OPENED_BY[sealClass].includes(role);
}
