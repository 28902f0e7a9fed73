import { addHours, calendarDateIn, daysBetween, isChildOn } from '../dates';
import { todayOf } from '../guards';
import { ensureNotFuture, ensureText } from '../input';
import { BEFORE_DEPARTURE, OPEN_PHASES, PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present } from '../same-content';
import type { RegisteredCase } from '../state';
import { cancellationOf } from './gate-loss';

export type ContactLossCommand = 'RecordContactAttempt' | 'DeclareMissing' | 'RecordDeath';

export const CONTACT_LOSS_RULES: Rules<ContactLossCommand> = {
  RecordContactAttempt: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: ({ data, context }, { contactAttempts }) =>
      contactAttempts.some(({ at, reached }) => at === context.now && reached === data.reached),
    decide: ({ data }) => [{ type: 'ContactAttempted', data }],
  },
  DeclareMissing: {
    phases: [...BEFORE_DEPARTURE, ...PAUSED_PHASES, 'in-transit'],
    guards: [],
    repeats: ({ data }, { phase, missingSince }) => phase === 'missing' && missingSince === data.since,
    decide({ data: { since }, context }, state) {
      const today = todayOf(context);
      ensureNotFuture('since', since, today);
      const isChild = isChildOn(state.birthDate, today);
      // For a child nobody waits: the alert goes out first and the search is recorded after.
      if (!isChild) ensureSearched(context, state);
      const alertDueAt = isChild ? addHours(context.now, context.policy.missing.childAlertHours) : undefined;
      return [{ type: 'PersonMissing', data: present({ since, alertDueAt }) }, ...cancellationOf(state, 'other')];
    },
  },
  RecordDeath: {
    phases: OPEN_PHASES,
    guards: [],
    repeats: (_command, { died }) => died,
    decide({ data: { diedOn, confirmedBy, circumstances }, context }, state) {
      ensureNotFuture('diedOn', diedOn, todayOf(context));
      ensureText('confirmedBy', confirmedBy);
      ensure(confirmedBy !== context.actor, 'DutiesNotSegregated', 'confirmedBy', 'A death is confirmed by somebody else than the one who records it.');
      return [{ type: 'DeathRecorded', data: present({ diedOn, confirmedBy, circumstances }) }, ...cancellationOf(state, 'death')];
    },
  },
};

function ensureSearched(context: CommandOf<'DeclareMissing'>['context'], { contactAttempts }: RegisteredCase): void {
  const { attempts, days } = context.policy.missing;
  const failed = contactAttempts.filter(({ reached }) => !reached);
  const [first] = failed;
  const isEnough = first !== undefined && failed.length >= attempts && daysBetween(calendarDateIn(context.zone, first.at), todayOf(context)) >= days;
  ensure(isEnough, 'NotEnoughAttempts', 'contactAttempts', `A person is missing after ${attempts} failed attempts over ${days} days.`);
}
