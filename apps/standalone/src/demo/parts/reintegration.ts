import type { CommandData, FollowUpMonth } from '@homeward/return-case';
import { MONITOR, officerOf, receivingMissionOf, SENIOR } from '../actors';
import { DAY } from '../calendar';
import type { DemoCase } from '../person';
import { stepsOf, type Step } from '../step';
import { consentTo } from './beginning';
import { arriving } from './travel';

/** After the arrival: visits, support, and the end of the case. */

const DAY_OF_MONTH: Readonly<Record<FollowUpMonth, number>> = { 1: DAY.monthOne, 3: DAY.monthThree, 6: DAY.monthSix, 12: DAY.monthTwelve };
/** Consent lasts half a year, so it is asked again before the later visits. */
const RENEWED_AT: ReadonlySet<FollowUpMonth> = new Set([3, 6]);

export function followingUp(demoCase: DemoCase, months: readonly FollowUpMonth[]): readonly Step[] {
  return [...arriving(demoCase), ...months.flatMap((month) => visiting(demoCase, month))];
}

function visiting(demoCase: DemoCase, month: FollowUpMonth): readonly Step[] {
  const { person } = demoCase;
  const step = stepsOf(demoCase);
  const day = DAY_OF_MONTH[month];
  const mission = receivingMissionOf(person.returnCountry);
  return [
    step({ day }, mission, 'RecordFollowUp', { month, reached: true, proxyRespondent: false, needs: month === 1 ? ['work'] : [] }),
    ...(month === 1 ? [step({ day }, mission, 'ProvideAssistance', assistanceFor(demoCase))] : []),
    ...(month > 1 ? [step({ day }, MONITOR, 'ScoreReintegration', scoreIn(demoCase, month))] : []),
    ...(RENEWED_AT.has(month) ? [step({ day }, officerOf(person.index), 'RecordConsent', consentTo(demoCase, ['monitoring_contact'], { day }))] : []),
  ];
}

function assistanceFor({ person }: DemoCase): CommandData<'ProvideAssistance'> {
  const kinds = ['business', 'cash', 'education', 'housing'] as const;
  return { assistance: kinds[person.index % kinds.length] ?? 'cash', amountMinor: 50_000 + (person.index % 10) * 5_000, currency: 'EUR', budgetRef: 'project-2025-07/line-5' };
}

/** Answers get better from round to round, from person to person, and some are refused. */
function scoreIn({ person }: DemoCase, round: FollowUpMonth): CommandData<'ScoreReintegration'> {
  const answer = (question: number) => Math.min(1, ((person.index * 7 + question * 3) % 8) / 10 + round / 40);
  const answers = (from: number) => [answer(from), answer(from + 1), answer(from + 2), person.index % 11 === 0 ? null : answer(from + 3)];
  return { round, instrumentVersion: 'homeward-equal-1', economic: answers(0), social: answers(4), psychosocial: answers(8) };
}

export function closing(demoCase: DemoCase, day: number, reason: CommandData<'CloseCase'>['reason']): Step {
  return stepsOf(demoCase)({ day }, SENIOR, 'CloseCase', { reason });
}
