import { leafHashOf } from './leaf-hash';

const event = { id: 'i', type: 'été', data: '{"ሀ":"𝄞"}', metadata: '{}' };

describe('the leaf hash of an event', () => {
  it('is the one an independent implementation computes', () => {
    // python3: sha256(b'\0' + b''.join(len(f).to_bytes(4, 'big') + f for f in (x.encode() for x in ('s', '1', 'i', ...))))
    expect(leafHashOf('s', 1, event).toString('hex')).toBe('827ed701fe804d5eb40db71693cfd9f74d76ab337d6ff299e2ab50015d2cbaf6');
  });

  it.each([
    ['the stream', 't', 1, event],
    ['the revision', 's', 2, event],
    ['a byte of the data', 's', 1, { ...event, data: '{"ሀ":"𝄟"}' }],
    ['a byte that moves to the next field', 's', 1, { ...event, id: 'ié', type: 'té' }],
  ] as const)('changes with %s', (_, stream, revision, changed) =>
    expect(leafHashOf(stream, revision, changed)).not.toEqual(leafHashOf('s', 1, event)));
});
