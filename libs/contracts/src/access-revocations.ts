import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LOGGED_OUT, REVOCATION_REASONS, type RevocationReason, REVOKED_KINDS, type RevokedKind } from '@homeward/access';
import { check, field } from './field';
import type { RequestFault } from './invalid-request';
import { QueryNumber, QueryText } from './reads/query-fields';
import { isStaffText } from './texts';
import { Code } from './values';

const MAX_REVOCATIONS_PAGE = 200;
const IDENTIFIER = /^[\x20-\x7e]{1,255}$/;
const NUMBER = /^[1-9]\d{0,14}$/;

export class RevocationBody {
  @Code(REVOKED_KINDS, { description: 'All tokens of a `subject`, those of one `session`, or one `token`.' })
  readonly kind!: RevokedKind;

  @field(
    { type: String, minLength: 1, maxLength: 255, pattern: IDENTIFIER.source, example: 'po-17' },
    [check('identifier', (value) => typeof value === 'string' && IDENTIFIER.test(value), 'must be a sub, sid or jti as tokens carry it')],
    { description: 'The `sub`, `sid` or `jti` as the tokens carry it.' },
  )
  readonly revoked!: string;

  @Code(REVOCATION_REASONS)
  readonly reasonCode!: (typeof REVOCATION_REASONS)[number];
}

/** What is wrong with a body whose fields are each right: an address would be kept where only account ids belong. */
export function revocationFaultsOf({ kind, revoked }: RevocationBody): readonly RequestFault[] {
  return kind !== 'subject' || isStaffText(revoked) ? [] : [{ pointer: '/revoked', reason: 'must be a staff or partner id, not a name or an address' }];
}

export class RevocationsQuery {
  @QueryNumber(1, MAX_REVOCATIONS_PAGE, 'Revocations a page; 50 when absent.')
  readonly limit?: string;

  @QueryText(NUMBER, 'must be the cursor of the page before', 'Where the page before ended, as it said.')
  readonly cursor?: string;
}

export class LogoutBody {
  @ApiProperty({ name: 'logout_token', description: 'A logout token of OpenID Connect Back-Channel Logout 1.0.' })
  readonly logout_token!: string;
}

/** Whose tokens open nothing any more. It names accounts, sessions and tokens, never a person. */
export class RevocationDocument {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: REVOKED_KINDS })
  readonly kind!: RevokedKind;

  @ApiProperty()
  readonly revoked!: string;

  @ApiProperty({ enum: [...REVOCATION_REASONS, LOGGED_OUT] })
  readonly reasonCode!: RevocationReason;

  @ApiPropertyOptional({ description: 'The account that revoked it; absent when the issuer said that somebody logged out.' })
  readonly revokedBy?: string;

  @ApiProperty({ format: 'date-time' })
  readonly revokedAt!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Of a subject: tokens with a later `iat` are taken. Those of a session and single tokens never are.' })
  readonly refusedUntil?: string;

  @ApiProperty({ format: 'date-time', description: 'From then on no token that it refuses would be accepted anyway, and it is removed.' })
  readonly forgottenAt!: string;
}

export class RevocationsDocument {
  @ApiProperty({ type: () => RevocationDocument, isArray: true, description: 'Newest first.' })
  readonly revocations!: readonly RevocationDocument[];

  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'null' }], description: 'Pass it as `cursor` for the next page; null on the last.' })
  readonly nextCursor!: string | null;
}

export class LoggedOutDocument {
  @ApiProperty({ enum: REVOKED_KINDS, description: 'What has ended.' })
  readonly loggedOut!: RevokedKind;
}
