import { isErased, type Sealable } from '@homeward/decider';
import { birthOf, findMachineReadableZone, isSameState, type MachineReadableZone } from './mrz';
import type { BirthDate, CalendarDate } from './person';
import { isPrintedName } from './printed-name';
import type { RegisteredCase } from './state';
import { IDENTITY_FIELDS, type IdentityField, type Sex } from './vocabulary';

/** Who the person is, as it is on file. */
export type KnownIdentity = Pick<RegisteredCase, 'name' | 'birthDate' | 'sex' | 'claimedNationality'>;

const PRINTED_SEX: Readonly<Record<string, Sex>> = { F: 'female', M: 'male' };

/**
 * The fields in which a zone contradicts the identity on file, as far as each of them knows: a zone that leaves something out
 * does not contradict. What is erased cannot be compared, and counts as different. `today` settles the century of the birth.
 */
export function mismatchesOf(zone: MachineReadableZone, identity: KnownIdentity, today: CalendarDate): readonly IdentityField[] {
  const agrees: Readonly<Record<IdentityField, boolean>> = {
    name: !isErased(identity.name) && isPrintedName(identity.name, zone),
    'birth-date': isSameBirth(zone, identity.birthDate, today),
    sex: isSameSex(zone.sex, identity.sex),
    // A code for the stateless, for refugees or for an unspecified nationality is a statement too: it is never read as a state.
    nationality: isSameState(zone.nationality, identity.claimedNationality),
  };
  return IDENTITY_FIELDS.filter((field) => !agrees[field]);
}

/** The fields the identity is corrected in. */
export type IdentityCorrection = { readonly [Field in keyof KnownIdentity]?: KnownIdentity[Field] | undefined };

/**
 * What still differs after a correction. A corrected field is compared anew, for an explanation was about the values of its
 * time; the others stay as they are. Undefined when nothing changes, or there is no zone to compare with.
 */
export function mismatchesAfter(correction: IdentityCorrection, state: RegisteredCase, today: CalendarDate): readonly IdentityField[] | undefined {
  const { document, mismatches } = state.consular;
  const zone = document?.mrz && !isErased(document.mrz) ? findMachineReadableZone(document.mrz) : undefined;
  if (zone === undefined) return undefined;
  const { name, birthDate, sex, claimedNationality } = correction;
  const corrected: Readonly<Record<IdentityField, unknown>> = { name, 'birth-date': birthDate, sex, nationality: claimedNationality };
  const differing = mismatchesOf(zone, {
    name: name ?? state.name,
    birthDate: birthDate ?? state.birthDate,
    sex: sex ?? state.sex,
    claimedNationality: claimedNationality ?? state.claimedNationality,
  }, today);
  const left = IDENTITY_FIELDS.filter((field) => (corrected[field] === undefined ? mismatches : differing).includes(field));
  return left.join() === mismatches.join() ? undefined : left;
}

/** Compared as precisely as both know it. */
function isSameBirth(zone: MachineReadableZone, birthDate: Sealable<BirthDate>, today: CalendarDate): boolean {
  if (isErased(birthDate)) return false;
  const birth = birthOf(zone, today);
  if (birth === undefined) return true;
  return birth.value.startsWith(birthDate.value) || birthDate.value.startsWith(birth.value);
}

function isSameSex(printed: string, sex: Sex): boolean {
  const printedSex = PRINTED_SEX[printed];
  return printedSex === undefined || sex === 'unknown' || sex === printedSex;
}
