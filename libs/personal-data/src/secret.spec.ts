import { format, inspect } from 'node:util';
import { Secret } from './secret';

describe('a secret', () => {
  const name = 'Amina Yusuf';
  const secret = Secret.of({ name });

  it('is had only by revealing it', () => expect(secret.reveal()).toEqual({ name }));

  it.each<[string, () => string]>([
    ['a template', () => `${String(secret)} ${secret}`],
    ['a sum', () => 'name: ' + secret],
    ['JSON', () => JSON.stringify({ person: secret, list: [secret] })],
    ['inspection, however deep', () => inspect({ person: { secret } }, { depth: null, showHidden: true })],
    ['a console format', () => format('%s %o %j', secret, secret, secret)],
    ['the message of an error', () => new Error(`bad person ${secret}`).message],
    ['its own keys', () => JSON.stringify([Object.keys(secret), Object.entries(secret), { ...secret }])],
  ])('does not show in %s', (_, print) => {
    const printed = print();
    expect(printed).not.toContain('Amina');
  });

  it('says that something was sealed', () => {
    expect(`${secret}`).toBe('[sealed]');
    expect(JSON.stringify([secret])).toBe('["[sealed]"]');
    expect(inspect(secret)).toBe('[sealed]');
  });
});
