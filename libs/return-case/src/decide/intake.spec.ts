import { after, asSenior, caseOf, command, given, register, registeredCase } from '../testing';

describe('Linking a family', () => {
  const link = command('LinkFamily', { groupId: 'family-7', relation: 'head' });

  it('records the group and the relation', () => {
    given(...registeredCase).when(link).thenTypes('FamilyLinked');
    expect(caseOf(after(registeredCase, link))).toMatchObject({ groupId: 'family-7', familyRelation: 'head' });
  });
  it('refuses a group without an id', () => {
    given(...registeredCase).when(command('LinkFamily', { groupId: ' ', relation: 'head' })).thenRejected('InvalidValue');
  });
  it('records nothing twice, but a changed relation', () => {
    given(...after(registeredCase, link)).when(link).thenNothing();
    given(...after(registeredCase, link)).when(command('LinkFamily', { groupId: 'family-7', relation: 'spouse' })).thenTypes('FamilyLinked');
  });
  it('records nothing when the same sheet names it again after the case is closed', () => {
    const closed = after(registeredCase, link, command('CloseCase', { reason: 'ineligible' }, asSenior()));
    given(...closed).when(link).thenNothing();
    given(...closed).when(command('LinkFamily', { groupId: 'family-8', relation: 'head' })).thenRejected('WrongPhase');
  });
});

describe('Flagging a duplicate', () => {
  const flag = command('FlagDuplicate', { otherCaseId: 'other-case', score: 0.93 });

  it('records the other case and how alike they are', () => {
    expect(caseOf(after(registeredCase, flag)).duplicateOf).toEqual(['other-case']);
  });
  it.each([-0.1, 1.1, Number.NaN])('refuses the score %p', (score) => {
    given(...registeredCase).when(command('FlagDuplicate', { otherCaseId: 'other-case', score })).thenRejected('InvalidValue');
  });
  it('refuses a flag to no case', () => {
    given(...registeredCase).when(command('FlagDuplicate', { otherCaseId: '', score: 1 })).thenRejected('InvalidValue');
  });
  it('records nothing for a case that is flagged or was found at intake', () => {
    given(...after(registeredCase, flag)).when(flag).thenNothing();
    given(...after([], register({ possibleDuplicates: ['other-case'] }))).when(flag).thenNothing();
  });
});

describe('Correcting an identity', () => {
  it('records only what differs, with the age band the new birth date gives', () => {
    const correction = command('CorrectIdentity', {
      reasonCode: 'new-evidence',
      name: { full: 'Adaeze' },
      birthDate: { value: '2010-01-31', precision: 'day' },
      sex: 'female',
      claimedNationality: 'NGA',
    });
    const [event] = given(...registeredCase).when(correction).thenTypes('IdentityCorrected');
    expect(event?.data).toEqual({ reasonCode: 'new-evidence', birthDate: { value: '2010-01-31', precision: 'day' }, ageBand: '12-17' });
  });
  it('changes name, sex and nationality and leaves the rest', () => {
    const correction = command('CorrectIdentity', { reasonCode: 'person-request', name: { full: 'Ada' }, sex: 'other', claimedNationality: 'GHA' });
    const before = caseOf(registeredCase);
    const { sources: _sources, ...expected } = { ...before, name: { full: 'Ada' }, sex: 'other', claimedNationality: 'GHA' };
    const { sources, ...corrected } = caseOf(after(registeredCase, correction));
    expect(corrected).toEqual(expected);
    expect(sources).toMatchObject({ 'IdentityCorrected:name': 'event-1' });
  });
  it.each([
    ['nothing to correct', {}],
    ['an empty name', { name: { full: '' } }],
    ['a birth in the future', { birthDate: { value: '2030', precision: 'year' } }],
    ['an unknown nationality', { claimedNationality: 'ZZZ' }],
  ] as const)('refuses %s', (_name, fields) => {
    given(...registeredCase).when(command('CorrectIdentity', { reasonCode: 'typing-error', ...fields })).thenRejected('InvalidValue');
  });
  it('records nothing when everything is so already', () => {
    given(...registeredCase).when(command('CorrectIdentity', { reasonCode: 'typing-error', name: { full: 'Adaeze' }, sex: 'female' })).thenNothing();
  });
});

describe('Assigning a case', () => {
  const assign = command('AssignCase', { officer: 'officer-bruno' });

  it('records the officer', () => {
    expect(caseOf(after(registeredCase, assign)).officer).toBe('officer-bruno');
  });
  it('refuses nobody', () => {
    given(...registeredCase).when(command('AssignCase', { officer: '' })).thenRejected('InvalidValue');
  });
  it('records nothing when the officer has the case', () => {
    given(...after(registeredCase, assign)).when(assign).thenNothing();
  });
});
