import { ROLES, type ReturnCaseCommandType, type Role } from '@homeward/return-case';
import { COMMAND_RIGHTS, mayAsk, maySend } from './command-rights';
import { mayRead, READ_RESOURCES } from './read-rights';

const COMMAND_TYPES = Object.keys(COMMAND_RIGHTS) as readonly ReturnCaseCommandType[];
const check = (role: Role, id: string) => mayAsk(role, { type: 'RecordDdpCheck', data: { check: id, outcome: 'CLEAR', evidence: [] } });

describe('who may ask what', () => {
  it.each(COMMAND_TYPES)('%s can be asked by somebody, and by nobody who is not listed', (type) => {
    const listed = COMMAND_RIGHTS[type];
    expect(listed.length).toBeGreaterThan(0);
    expect(new Set(listed).size).toBe(listed.length);
    expect(ROLES.filter((role) => maySend(role, type))).toEqual(ROLES.filter((role) => listed.includes(role)));
  });

  it('gives nothing to the system administrator, another system, the auditor and the PSEAH focal point', () => {
    const silent: readonly Role[] = ['system-administrator', 'other-system', 'auditor', 'pseah-focal-point'];
    expect(COMMAND_TYPES.filter((type) => silent.some((role) => maySend(role, type)))).toEqual([]);
  });

  it('keeps erasure with the data protection officer, and money and tickets away from who assesses', () => {
    expect(COMMAND_RIGHTS.ErasePerson).toEqual(['data-protection-officer']);
    expect(maySend('protection-officer', 'BookTravel')).toBe(false);
    expect(maySend('operations-logistics', 'SignOffDdp')).toBe(false);
    expect(maySend('operations-logistics', 'ConfirmArrival')).toBe(false);
  });

  it('keeps overrides and the short set of an emergency with the chief of mission, who answers no check', () => {
    expect(COMMAND_RIGHTS.OverrideDdpCheck).toEqual(['chief-of-mission']);
    expect(COMMAND_RIGHTS.AuthoriseEmergencySet).toEqual(['chief-of-mission']);
    expect(check('chief-of-mission', 'H1')).toBe(false);
    expect(maySend('homeward', 'NoteAdvisory')).toBe(true);
  });

  it('lets a specialist record only the checks of that trade', () => {
    expect(check('migration-health', 'H1')).toBe(true);
    expect(check('migration-health', 'L1')).toBe(false);
    expect(check('consular-liaison', 'R1')).toBe(true);
    expect(check('protection-officer', 'H1')).toBe(true);
    expect(check('auditor', 'H1')).toBe(false);
  });
});

describe('who may read what', () => {
  it.each(READ_RESOURCES)('%s is readable by somebody', (resource) => {
    expect(ROLES.some((role) => mayRead(role, resource))).toBe(true);
  });

  it('shows no case to the system administrator, another system or the PSEAH focal point', () => {
    expect(READ_RESOURCES.filter((resource) => mayRead('pseah-focal-point', resource))).toEqual([]);
    expect(READ_RESOURCES.filter((resource) => mayRead('other-system', resource))).toEqual(['integration-events']);
    expect(READ_RESOURCES.filter((resource) => mayRead('system-administrator', resource))).toEqual(['operations', 'revocations']);
  });
});
