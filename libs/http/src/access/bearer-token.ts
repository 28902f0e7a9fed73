import { TokenRefused } from '@homeward/access';
import { EdgeProblem } from '../problems/edge-problem';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i;

/** The token in an `Authorization` header, whatever carried it. */
export function bearerTokenIn(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new EdgeProblem('NotAuthenticated', 'Send a bearer token.', { headers: { 'www-authenticate': 'Bearer' } });
  }
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw new TokenRefused('TokenMissing', 'The Authorization header holds no bearer token.');
  return token;
}
