import { ROLES, type Role } from '@homeward/return-case';
import type { JWTPayload } from 'jose';
import { type Caller, HOMEWARD, WHOLE_NETWORK } from './caller';
import { invalidToken } from './verified-claims';

/** A subject is written into the log for ever. An address with `@` names a person to outsiders, so it is not a staff id. */
const SUBJECT = /^[A-Za-z0-9][A-Za-z0-9._:|-]{0,127}$/;
export const OFFICE_ID = /^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/;
const COUNTRY = /^[A-Z]{3}$/;

/** Reads who is asking from claims whose signature was checked. Exactly one role: two would widen each other. */
export function callerOf(claims: JWTPayload): Caller {
  const { sub, office, country } = claims;
  const role = roleOf(claims['role'] ?? claims['roles']);
  if (!isStaffId(sub)) throw invalidToken('sub must be a staff id');
  if (typeof office !== 'string' || (office !== WHOLE_NETWORK && !OFFICE_ID.test(office))) throw invalidToken('office must name an office');
  if (country === undefined) return { actor: sub, role, office };
  if (typeof country !== 'string' || !COUNTRY.test(country)) throw invalidToken('country must be an ISO 3166-1 alpha-3 code');
  return { actor: sub, role, office, country };
}

/** Homeward itself is no member of staff: what it records must not be forged by a token. */
export function isStaffId(sub: unknown): sub is string {
  return typeof sub === 'string' && SUBJECT.test(sub) && sub !== HOMEWARD.actor;
}

function roleOf(claim: unknown): Role {
  const named: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const [only] = named;
  const role = ROLES.find((known) => known === only);
  if (named.length !== 1 || role === undefined || role === HOMEWARD.role) throw invalidToken('role must be exactly one known role');
  return role;
}
