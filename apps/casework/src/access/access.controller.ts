import { Body, Controller, Get, Header, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, forgottenAtMs, refusedUntilSeconds } from '@homeward/access';
import {
  InvalidRequest,
  LoggedOutDocument,
  LogoutBody,
  RevocationBody,
  RevocationDocument,
  revocationFaultsOf,
  RevocationsDocument,
  RevocationsQuery,
  validBody,
} from '@homeward/contracts';
import { CurrentCaller, Public, readIdempotencyKey, Reads, TakesCommands, TakesForm } from '@homeward/http';
import { AccessRevocations, ensureMayRevoke, type StoredRevocation } from '@homeward/wiring';
import type { FastifyReply } from 'fastify';

const DEFAULT_ITEMS = 50;
const MS_PER_SECOND = 1_000;
const OK = 200;

@ApiTags('access')
@Controller('v1/access')
export class AccessController {
  constructor(private readonly revocations: AccessRevocations) {}

  @Post('backchannel-logout')
  @Public()
  @HttpCode(OK)
  @TakesForm()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'BackchannelLogout',
    summary: 'The issuer says that somebody logged out',
    description: 'OpenID Connect Back-Channel Logout 1.0. The logout token proves itself; each is taken once.',
  })
  @ApiBody({ type: LogoutBody })
  @ApiOkResponse({ type: LoggedOutDocument })
  async logOut(@Body() form: unknown): Promise<LoggedOutDocument> {
    const { kind } = await this.revocations.logOut(logoutTokenIn(form));
    return { loggedOut: kind };
  }

  @Post('revocations')
  @TakesCommands()
  @ApiOperation({
    operationId: 'RevokeAccess',
    summary: 'Have the tokens of an account, a session, or one token refused, everywhere and at once',
    description: 'Open feeds are closed. A subject who may still log in can do so anew, oneself included; to keep somebody out, disable the account at the issuer first.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } })
  @ApiBody({ type: RevocationBody })
  @ApiCreatedResponse({ type: RevocationDocument })
  @ApiOkResponse({ type: RevocationDocument, description: 'This very request was answered before (`Idempotency-Replayed: true`).' })
  async revoke(
    @CurrentCaller() caller: Caller,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() given: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevocationDocument> {
    ensureMayRevoke(caller);
    const key = readIdempotencyKey(idempotencyKey);
    const body = validBody(RevocationBody, given);
    const faults = revocationFaultsOf(body);
    if (faults.length > 0) throw new InvalidRequest('The fields do not go together.', faults);
    const { revocation, replayed } = await this.revocations.revoke({ caller, key, body });
    if (replayed) void reply.status(OK).header('idempotency-replayed', 'true');
    return documentOf(revocation);
  }

  @Get('revocations')
  @Reads('revocations')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'ListRevocations', summary: 'Whose access was revoked and is not forgotten yet, newest first' })
  @ApiOkResponse({ type: RevocationsDocument })
  async list(@Query() query: RevocationsQuery): Promise<RevocationsDocument> {
    const { limit: asked, cursor } = validBody(RevocationsQuery, query);
    const limit = Number(asked ?? DEFAULT_ITEMS);
    const rows = await this.revocations.list({ limit: limit + 1, ...(cursor === undefined ? {} : { before: cursor }) });
    const page = rows.slice(0, limit);
    return { revocations: page.map(documentOf), nextCursor: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
  }
}

function logoutTokenIn(form: unknown): string {
  const given = form instanceof URLSearchParams ? form.getAll('logout_token') : [];
  const [token] = given;
  if (token === undefined || given.length > 1) throw new InvalidRequest('Send one logout_token as a form.', [{ pointer: 'logout_token', reason: 'must be there once' }]);
  return token;
}

function documentOf(revocation: StoredRevocation): RevocationDocument {
  const { id, kind, revoked, reasonCode, revokedBy, atMs } = revocation;
  const until = refusedUntilSeconds(revocation);
  return {
    id,
    kind,
    revoked,
    reasonCode,
    ...(revokedBy === null ? {} : { revokedBy }),
    revokedAt: instantOf(atMs),
    ...(Number.isFinite(until) ? { refusedUntil: instantOf(until * MS_PER_SECOND) } : {}),
    forgottenAt: instantOf(forgottenAtMs(revocation)),
  };
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString();
}
