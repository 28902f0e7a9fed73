import { ROLES } from '@homeward/return-case';
import { caseScopeOf, maySee } from './visibility';

const IN_NIAMEY = { office: 'niamey', returnCountry: 'GIN' };

describe('the cases a caller may see', () => {
  it('are those of the own office', () => {
    expect(maySee({ actor: 'po-1', role: 'protection-officer', office: 'niamey' }, IN_NIAMEY)).toBe(true);
    expect(maySee({ actor: 'po-1', role: 'protection-officer', office: 'tripoli' }, IN_NIAMEY)).toBe(false);
  });

  it('are for a receiving mission those returning to its country, whatever the office', () => {
    expect(maySee({ actor: 'rm-1', role: 'receiving-mission', office: 'conakry', country: 'GIN' }, IN_NIAMEY)).toBe(true);
    expect(maySee({ actor: 'rm-1', role: 'receiving-mission', office: 'niamey', country: 'MLI' }, IN_NIAMEY)).toBe(false);
    expect(maySee({ actor: 'rm-1', role: 'receiving-mission', office: 'niamey' }, IN_NIAMEY)).toBe(false);
  });

  it('are all of them only for supervisors whose token says so, and for Homeward itself', () => {
    const everything = ROLES.filter((role) => maySee({ actor: 'x', role, office: '*', country: 'MLI' }, IN_NIAMEY));
    expect(everything).toEqual(['auditor', 'monitoring-evaluation', 'data-protection-officer', 'homeward']);
    expect(maySee({ actor: 'x', role: 'auditor', office: 'tripoli' }, IN_NIAMEY)).toBe(false);
  });

  it('are none for who works on no case', () => {
    expect(caseScopeOf({ actor: 'x', role: 'system-administrator', office: 'niamey' })).toEqual({ kind: 'none' });
    expect(caseScopeOf({ actor: 'x', role: 'pseah-focal-point', office: 'niamey' })).toEqual({ kind: 'none' });
  });
});
