import { format, inspect } from 'node:util';
import { Secret } from './secret';

describe('a secret', () => {
  const name = 'Amina Yusuf';
  const secret = Secret.of({ name });

  /** As code would see it that has lost the type, which the compiler would not let print. */
  const mistaken = secret as unknown as string;

  it('is had only by revealing it', () => expect(secret.reveal()).toEqual({ name }));

  it.each<[string, () => string]>([
    ['a template', () => `${String(secret)} ${mistaken}`],
    ['a sum', () => 'name: ' + mistaken],
    ['JSON', () => JSON.stringify({ person: secret, list: [secret] })],
    ['inspection, however deep', () => inspect({ person: { secret } }, { depth: null, showHidden: true })],
    ['a console format', () => format('%s %o %j', secret, secret, secret)],
    ['the message of an error', () => new Error(`bad person ${mistaken}`).message],
    ['its own keys', () => JSON.stringify([Object.keys(secret), Object.entries(secret), { ...secret }])],
  ])('does not show in %s', (_, print) => {
    const printed = print();
    expect(printed).not.toContain('Amina');
  });

  it('says that something was sealed', () => {
    expect(`${mistaken}`).toBe('[sealed]');
    expect(JSON.stringify([secret])).toBe('["[sealed]"]');
    expect(inspect(secret)).toBe('[sealed]');
  });
});
