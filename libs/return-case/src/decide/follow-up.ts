import { addDays, addMonths, calendarDateIn } from '../dates';
import type { EventData, ReturnCaseFact } from '../events';
import { consentTo, todayOf } from '../guards';
import { ensure } from '../refusal';
import { reintegrationScore, type Answers } from '../reintegration-score';
import type { CommandContext } from '../commands';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { FollowUpMonth, Phase } from '../vocabulary';

export type FollowUpCommand = 'RecordFollowUp' | 'ScoreReintegration' | 'ProvideAssistance';

const FOLLOW_UP_PHASES: readonly Phase[] = ['arrived', 'follow-up'];
/** A visit is planned around the day, so a week before it counts; earlier would measure another month. */
const EARLY_TOLERANCE_DAYS = 7;
const MAX_ANSWERS_PER_DIMENSION = 100;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const MONITORING_AGREED = consentTo('monitoring_contact');

export const FOLLOW_UP_RULES: Rules<FollowUpCommand> = {
  RecordFollowUp: {
    phases: FOLLOW_UP_PHASES,
    guards: [MONITORING_AGREED],
    repeats: ({ data: { month, reached, proxyRespondent } }, { followUp }) =>
      !proxyRespondent && (reached ? followUp.monthsDone : followUp.monthsMissed).includes(month),
    decide({ data, context }, state) {
      const { month, reached, needs, note } = data;
      ensure(!data.proxyRespondent, 'ProxyRespondent', 'proxyRespondent', 'Only the person’s own answers count.');
      ensureDue(month, state, context);
      ensure(!state.followUp.monthsDone.includes(month), 'InvalidValue', 'month', 'The person was already reached in this month.');
      return [{ type: 'FollowUpDone', data: present({ month, reached, needs, note }) }];
    },
  },
  ScoreReintegration: {
    phases: FOLLOW_UP_PHASES,
    guards: [MONITORING_AGREED],
    repeats: ({ data }, { followUp }) => followUp.scores.some((known) => sameContent(known, scoreOf(data))),
    decide: scoreReintegration,
  },
  ProvideAssistance: {
    phases: FOLLOW_UP_PHASES,
    guards: [],
    // Paying twice is the costlier mistake: the same aid on the same day from the same line is the same aid.
    repeats: ({ data, context: { zone, now } }, { followUp }) =>
      followUp.assistance.some(({ at, ...known }) => sameContent(known, data) && calendarDateIn(zone, at) === calendarDateIn(zone, now)),
    decide({ data }) {
      ensure(Number.isSafeInteger(data.amountMinor) && data.amountMinor > 0, 'InvalidValue', 'amountMinor', 'The amount is a whole number of minor units above zero.');
      ensure(CURRENCIES.has(data.currency), 'InvalidValue', 'currency', 'The currency is an ISO 4217 code.');
      ensure(data.budgetRef.trim() !== '', 'FundingMissing', 'budgetRef', 'Assistance is paid from a named budget line.');
      return [{ type: 'AssistanceProvided', data }];
    },
  },
};

function scoreReintegration({ data, context }: CommandOf<'ScoreReintegration'>, state: RegisteredCase): readonly ReturnCaseFact[] {
  ensure(data.instrumentVersion.trim() !== '', 'InvalidValue', 'instrumentVersion', 'A score names the version of its instrument.');
  for (const dimension of ['economic', 'social', 'psychosocial'] as const) ensureAnswers(data[dimension], dimension);
  ensureDue(data.round, state, context);
  const isScored = state.followUp.scores.some(({ round, instrumentVersion }) => round === data.round && instrumentVersion === data.instrumentVersion);
  ensure(!isScored, 'InvalidValue', 'round', 'This round is already scored with this version; a score is never overwritten.');
  return [{ type: 'ReintegrationScored', data: scoreOf(data) }];
}

function scoreOf({ round, instrumentVersion, ...answers }: CommandOf<'ScoreReintegration'>['data']): EventData<'ReintegrationScored'> {
  return { round, instrumentVersion, ...reintegrationScore(answers) };
}

function ensureAnswers(answers: Answers, dimension: string): void {
  ensure(answers.length <= MAX_ANSWERS_PER_DIMENSION, 'InvalidValue', dimension, `A dimension has at most ${MAX_ANSWERS_PER_DIMENSION} answers.`);
  const isInRange = answers.every((answer) => answer === null || (answer >= 0 && answer <= 1));
  ensure(isInRange, 'InvalidValue', dimension, 'An answer is a number from 0 to 1, or null for a refusal.');
}

function ensureDue(month: FollowUpMonth, { travel }: RegisteredCase, context: CommandContext): void {
  ensure(travel.arrival !== null, 'TooEarly', 'arrival', 'The arrival is not confirmed.');
  const from = addDays(addMonths(travel.arrival.arrivedOn, month), -EARLY_TOLERANCE_DAYS);
  ensure(todayOf(context) >= from, 'TooEarly', 'month', `Month ${month} begins on ${from}.`);
}
