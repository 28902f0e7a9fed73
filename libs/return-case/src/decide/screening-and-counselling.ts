import { addDays, addHours, calendarDateIn, daysBetween, isChildOn } from '../dates';
import type { EventData } from '../events';
import { consentTo, todayOf } from '../guards';
import { ensureDistinct, ensureNotFuture, ensureSome, ensureText } from '../input';
import { PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Flag, Phase } from '../vocabulary';
import { ensureFreeToSpeak } from './interpreted-talk';

export type ScreeningAndCounsellingCommand = 'ScreenVulnerability' | 'RecordCounselling';

/** A screening runs out and people's situations change, so it is repeated until the travel is booked. */
const SCREENING_PHASES: readonly Phase[] = [
  'consented',
  'screened',
  'counselled',
  'assessing',
  'ddp-review',
  'preparing',
  'ready',
  ...PAUSED_PHASES,
];

/** What a person was told grows old while the case goes on, and people change their mind: they are told, and asked, again. */
const COUNSELLING_PHASES: readonly Phase[] = SCREENING_PHASES.filter((phase) => phase !== 'consented');

export const SCREENING_AND_COUNSELLING_RULES: Rules<ScreeningAndCounsellingCommand> = {
  ScreenVulnerability: { phases: SCREENING_PHASES, guards: [consentTo('assess')], decide: screenVulnerability },
  RecordCounselling: { phases: COUNSELLING_PHASES, guards: [consentTo('counsel')], decide: recordCounselling },
};

function screenVulnerability({ data, context }: CommandOf<'ScreenVulnerability'>, state: RegisteredCase) {
  const today = todayOf(context);
  ensureDistinct('flags', data.flags);
  ensureDistinct('sealedFlags', data.sealedFlags ?? []);
  data.factors.forEach(({ code }) => ensureText('factors.code', code));
  ensureSourced(data);
  ensureFitsAge(data.flags, isChildOn(state.birthDate, today));
  const screening: EventData<'VulnerabilityScreened'> = present({
    ...data,
    // Always there, so that its sealed part, which is padded, does not tell that a disclosure was made.
    sealedFlags: data.sealedFlags ?? [],
    validUntil: addDays(today, context.policy.validityDays.screening),
  });
  return sameContent(screening, state.screening) ? [] : [{ type: 'VulnerabilityScreened' as const, data: screening }];
}

/** A flag without a risk that was seen is a label. The same words are used whether the flag is sealed or not. */
function ensureSourced({ flags, sealedFlags = [], factors }: CommandOf<'ScreenVulnerability'>['data']): void {
  const flagged = flags.length + sealedFlags.length > 0;
  ensure(!flagged || factors.some(({ kind }) => kind === 'risk'), 'InvalidValue', 'factors', 'A flag needs at least one risk factor it rests on.');
}

const CHILD_FLAGS: readonly Flag[] = ['unaccompanied_child', 'separated_child'];

function ensureFitsAge(flags: readonly Flag[], child: boolean): void {
  const childFlags = flags.filter((flag) => CHILD_FLAGS.includes(flag));
  ensure(child || childFlags.length === 0, 'InvalidValue', 'flags', 'Only a child can be unaccompanied or separated.');
  ensure(childFlags.length < CHILD_FLAGS.length, 'InvalidValue', 'flags', 'A child is either unaccompanied or separated.');
  ensure(!child || !flags.includes('elderly'), 'InvalidValue', 'flags', 'A child cannot be elderly.');
}

function recordCounselling({ data, context }: CommandOf<'RecordCounselling'>, state: RegisteredCase) {
  const { interpreterIsKin, authoritiesPresent: _authoritiesPresent, ...session } = data;
  const today = todayOf(context);
  const { policy, now, zone } = context;
  ensure(interpreterIsKin !== true, 'InvalidValue', 'interpreterRef', 'A relative or companion cannot interpret; the person must be free to speak.');
  ensureFreeToSpeak(data, state);
  ensureSome('topics', session.topics);
  session.topics.forEach((topic) => ensureText('topics', topic));
  ensureNotFuture('cooInformationFrom', session.cooInformationFrom, today);
  ensure(
    daysBetween(session.cooInformationFrom, today) <= policy.validityDays.cooInformation,
    'InformationTooOld',
    'cooInformationFrom',
    `Information on the country of origin must not be older than ${policy.validityDays.cooInformation} days.`,
  );
  const counselling: EventData<'CounsellingHeld'> = present({ ...session, coolingOffUntil: addHours(now, policy.coolingOffHours) });
  return isSameSession(counselling, state.counselling, zone) ? [] : [{ type: 'CounsellingHeld' as const, data: counselling }];
}

/** The same words on the same day are one session sent twice; they must not make the person wait again. */
function isSameSession(session: EventData<'CounsellingHeld'>, last: RegisteredCase['counselling'], zone: string): boolean {
  return (
    last !== null &&
    calendarDateIn(zone, last.coolingOffUntil) === calendarDateIn(zone, session.coolingOffUntil) &&
    sameContent({ ...session, coolingOffUntil: last.coolingOffUntil }, last)
  );
}
