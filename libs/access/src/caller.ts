import type { Role } from '@homeward/return-case';

/** The office of a token that speaks for the whole network. Only roles that supervise from headquarters may use it. */
export const WHOLE_NETWORK = '*';

/** Who is asking, as a verified token says. Staff identifiers only. */
export interface Caller {
  /** The token's subject: a staff or partner id. */
  readonly actor: string;
  readonly role: Role;
  /** The office the caller works in, or `*`. */
  readonly office: string;
  /** ISO 3166-1 alpha-3; the country of a receiving mission. */
  readonly country?: string;
}

/** The system itself, when time or another case asks for something. No token says this. */
export const HOMEWARD: Caller = { actor: 'homeward', role: 'homeward', office: WHOLE_NETWORK };
