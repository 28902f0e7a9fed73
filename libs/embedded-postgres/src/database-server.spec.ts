import { databaseServerAt } from './database-server';

describe('the URLs of a database server', () => {
  const server = databaseServerAt('postgres://admin:s%40cret@db.example:6000/postgres?sslmode=require');

  it('keep host, port, settings and password for the administrator', () => {
    expect(server.url('homeward')).toBe('postgres://admin:s%40cret@db.example:6000/homeward?sslmode=require');
  });

  it('give each role a password of its own, the same every time, that does not show the administrator\'s', () => {
    const [clerk, reader] = ['clerk', 'reader'].map((role) => new URL(server.url('homeward', role)));

    expect(clerk?.username).toBe('clerk');
    expect(clerk?.password).toMatch(/^[\w-]{43}$/);
    expect(clerk?.password).not.toBe(reader?.password);
    expect(server.url('homeward', 'clerk')).toBe(clerk?.href);
    expect(clerk?.href).not.toContain('cret');
  });

  it('are refused for a role when there is no secret to derive its password from', () => {
    expect(() => databaseServerAt('postgres://admin@db.example/postgres').url('homeward', 'clerk')).toThrow(/needs a password/);
  });
});
