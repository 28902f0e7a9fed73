import { EVENT_SCHEMA_VERSION, upcast, type Upcasters } from './upcast';

describe('Reading an older event', () => {
  const upcasters: Upcasters = {
    CaseAssigned: [(data) => ({ ...data, officer: `${String(data['officer'])}-2` }), (data) => ({ ...data, team: 'unknown' })],
  };

  it('leaves the first version as it is', () => {
    const data = { officer: 'amina' };
    expect(upcast('CaseAssigned', EVENT_SCHEMA_VERSION, data)).toBe(data);
  });
  it('takes every step from the version it was written in', () => {
    expect(upcast('CaseAssigned', 1, { officer: 'amina' }, upcasters)).toEqual({ officer: 'amina-2', team: 'unknown' });
    expect(upcast('CaseAssigned', 2, { officer: 'amina' }, upcasters)).toEqual({ officer: 'amina', team: 'unknown' });
    expect(upcast('CaseAssigned', 3, { officer: 'amina' }, upcasters)).toEqual({ officer: 'amina' });
  });
  it.each(['CaseBlessed', 'constructor', '__proto__'])('passes %s, which it does not know', (type) => {
    const data = { any: 'thing' };
    expect(upcast(type, 1, data, upcasters)).toBe(data);
  });
});
