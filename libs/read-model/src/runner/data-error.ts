/** SQLSTATE classes of a row the database refuses whatever the moment: data exceptions and broken constraints. */
const DATA_ERROR = /^2[23][0-9A-Z]{3}$/;

/** Whether the fault lies in a row rather than in the connection, a lock or the server. */
export function isDataError(error: unknown): boolean {
  const { driverError } = (error ?? {}) as { readonly driverError?: { readonly code?: unknown } };
  return typeof driverError?.code === 'string' && DATA_ERROR.test(driverError.code);
}
