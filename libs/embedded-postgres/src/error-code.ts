/** The code of a system error. Jest gives tests another `Error` class than Node's own errors have, so `instanceof` lies. */
export function errorCode(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object' || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
