import { after, arrivedCase, asMonitoring, asReceiving, assist, caseOf, followUp, followUpCase, given, inTransitCase, LATER_DAYS, score, withdraw } from '../testing';

const silent = after(arrivedCase, withdraw({ purposes: ['monitoring_contact'] }, asReceiving(LATER_DAYS.confirmed)));

describe('RecordFollowUp', () => {
  it('opens the follow-up', () => {
    given(...arrivedCase).when(followUp()).thenTypes('FollowUpDone');
    expect(caseOf(after(arrivedCase, followUp()))).toMatchObject({ phase: 'follow-up', followUp: { monthsDone: [1] } });
  });

  it('answers a repetition with nothing, and a person found later is found', () => {
    const missed = after(arrivedCase, followUp({ reached: false }));
    given(...missed).when(followUp({ reached: false })).thenNothing();
    given(...missed).when(followUp()).thenTypes('FollowUpDone');
    given(...after(missed, followUp())).when(followUp()).thenNothing();
  });

  it('is not done more than a week early', () => {
    given(...arrivedCase).when(followUp({}, asMonitoring('2026-04-19T08:00:00.000Z'))).thenRejected('TooEarly');
    given(...arrivedCase).when(followUp({}, asMonitoring('2026-04-20T08:00:00.000Z'))).thenTypes('FollowUpDone');
    given(...arrivedCase).when(followUp({ month: 3 }, asMonitoring('2026-06-19T08:00:00.000Z'))).thenRejected('TooEarly');
  });

  it('refuses answers of somebody else, also on a repetition', () => {
    given(...arrivedCase).when(followUp({ proxyRespondent: true })).thenRejected('ProxyRespondent');
    given(...followUpCase).when(followUp({ proxyRespondent: true })).thenRejected('ProxyRespondent');
  });

  it('refuses contact the person did not agree to, and a person still under way', () => {
    given(...silent).when(followUp()).thenRejected('ConsentMissing');
    given(...inTransitCase).when(followUp()).thenRejected('WrongPhase');
  });

  it('refuses to lose a person in a month they were reached in', () => {
    given(...followUpCase).when(followUp({ reached: false })).thenRejected('InvalidValue');
  });
});

describe('ScoreReintegration', () => {
  it('records dimensions and composite, not the answers', () => {
    const [scored] = given(...arrivedCase).when(score()).thenTypes('ReintegrationScored');
    expect(scored?.data).toEqual({ round: 3, instrumentVersion: 'homeward-equal-1', economic: 0.75, social: 0.5, psychosocial: 0.5, composite: 0.5833 });
  });

  it('is never overwritten: the same is nothing, another is refused, another version stands beside it', () => {
    given(...followUpCase).when(score()).thenNothing();
    given(...followUpCase).when(score({ economic: [0, 0] })).thenRejected('InvalidValue');
    given(...followUpCase).when(score({ instrumentVersion: 'homeward-equal-2', economic: [0, 0] })).thenTypes('ReintegrationScored');
  });

  it.each([
    ['an answer above one', { economic: [1.1] }],
    ['an answer below zero', { social: [-0.1] }],
    ['an answer that is no number', { psychosocial: [Number.NaN] }],
    ['more answers than a survey has', { economic: Array.from({ length: 101 }, () => 1) }],
    ['no version', { instrumentVersion: '' }],
  ])('refuses %s', (_case, changes) => {
    given(...arrivedCase).when(score(changes)).thenRejected('InvalidValue');
  });

  it('refuses an early round and a person who does not want to be asked', () => {
    given(...arrivedCase).when(score({}, asMonitoring(LATER_DAYS.monthOne))).thenRejected('TooEarly');
    given(...silent).when(score()).thenRejected('ConsentMissing');
    given(...inTransitCase).when(score()).thenRejected('WrongPhase');
  });
});

describe('ProvideAssistance', () => {
  it('needs no consent to monitoring: help is not paid for with contact', () => {
    given(...silent).when(assist()).thenTypes('AssistanceProvided');
  });

  it('takes the same aid on the same day for the same aid, and on the next day for another', () => {
    given(...followUpCase).when(assist()).thenNothing();
    given(...followUpCase).when(assist({}, asReceiving('2026-04-29T08:00:00.000Z'))).thenTypes('AssistanceProvided');
  });

  it.each([
    ['no amount', { amountMinor: 0 }, 'InvalidValue'],
    ['part of a minor unit', { amountMinor: 10.5 }, 'InvalidValue'],
    ['a currency that does not exist', { currency: 'EURO' }, 'InvalidValue'],
    ['no budget line', { budgetRef: '' }, 'FundingMissing'],
  ])('refuses %s', (_case, changes, code) => {
    given(...arrivedCase).when(assist(changes)).thenRejected(code);
  });

  it('is refused before the arrival', () => {
    given(...inTransitCase).when(assist()).thenRejected('WrongPhase');
  });
});
