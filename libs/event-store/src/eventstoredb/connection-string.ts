import { InvalidStoreRequest } from '../errors';

/** What may be set, in small letters: the client reads names of options whatever their case. */
const OPTIONS = new Set([
  'usercertfile',
  'userkeyfile',
  'maxdiscoverattempts',
  'connectionname',
  'defaultdeadline',
  'discoveryinterval',
  'gossiptimeout',
  'nodepreference',
  'tls',
  'tlscafile',
  'keepaliveinterval',
  'keepalivetimeout',
]);

/**
 * Refuses what the client would answer with a warning on the console that quotes the whole connection string, password
 * and all, before it ignores it.
 */
export function checkConnectionString(connectionString: string): void {
  const [, options = ''] = connectionString.split('?', 2);
  for (const option of options.split('&')) {
    const [name = ''] = option.split('=', 1);
    if (name !== '' && !OPTIONS.has(name.toLowerCase())) {
      throw new InvalidStoreRequest('The EventStoreDB connection string has an option that cannot be set.');
    }
  }
}
