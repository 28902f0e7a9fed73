import { databaseLimits, startupOptions } from './database-limits';

describe('the limits of a connection', () => {
  it('have the server give up on a lock, then on the statement, and the client last', () => {
    const { settings, queryTimeoutMs } = databaseLimits(3_000);
    const limits = [Number(settings['lock_timeout']), Number(settings['statement_timeout']), queryTimeoutMs];
    expect(limits).toEqual([2_000, 3_000, 4_000]);
  });

  it('have the server end a transaction whose client went silent, so that its locks are free', () => {
    expect(databaseLimits(3_000).settings).toMatchObject({ idle_in_transaction_session_timeout: '3000', tcp_keepalives_idle: '10' });
  });

  it('never wait longer for a connection than for a statement', () => {
    expect([1_000, 60_000].map((limitMs) => databaseLimits(limitMs).connectionTimeoutMillis)).toEqual([1_000, 5_000]);
  });

  it('are asked for as the session begins', () => {
    expect(startupOptions({ jit: 'off', lock_timeout: '20' })).toBe('-c jit=off -c lock_timeout=20');
  });
});
