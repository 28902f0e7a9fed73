export type TokenRefusal = 'TokenMissing' | 'TokenInvalid' | 'TokenExpired' | 'AccessRevoked';

/** The bearer token does not prove who is asking. The reason is for the caller; it repeats nothing of the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly code: TokenRefusal,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The keys of the issuer cannot be had now. Nobody can be let in, and nobody did anything wrong. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
  readonly code = 'IssuerUnavailable';
}
