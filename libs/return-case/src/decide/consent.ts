import { addDays, isChildOn } from '../dates';
import type { EventData } from '../events';
import { hasConsent, todayOf } from '../guards';
import { ensureDistinct, ensureNotPast, ensureText } from '../input';
import { isLanguage } from '../languages';
import type { CalendarDate } from '../person';
import { AFTER_DEPARTURE, BEFORE_DEPARTURE, PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { PURPOSES, type ConsentCapacity, type Purpose } from '../vocabulary';

export type ConsentCommand = 'RecordConsent' | 'RefuseConsent';

/** Consent is renewed all along the way; after a withdrawal only a reopened case may ask again. */
const ASKING_PHASES = [...BEFORE_DEPARTURE, ...AFTER_DEPARTURE, ...PAUSED_PHASES];

/** Purposes no help depends on. Asked together with one that help does depend on, the person cannot freely say no. */
const OPTIONAL_PURPOSES: ReadonlySet<Purpose> = new Set(['research', 'media']);

export const CONSENT_RULES: Rules<ConsentCommand> = {
  RecordConsent: { phases: ASKING_PHASES, guards: [], decide: recordConsent },
  RefuseConsent: {
    phases: ASKING_PHASES,
    guards: [],
    decide({ data: { purposes }, context }, state) {
      ensurePurposes(purposes);
      const live = purposes.filter((purpose) => hasConsent(state, purpose, todayOf(context)));
      ensure(live.length === 0, 'ConsentInvalid', 'purposes', `Consent to ${live.join(', ')} was given: record a withdrawal instead.`);
      const refused = purposes.filter((purpose) => !state.consent.refused.includes(purpose));
      return refused.length === 0 ? [] : [{ type: 'ConsentRefused', data: { purposes: refused } }];
    },
  },
};

function recordConsent({ data, context }: CommandOf<'RecordConsent'>, state: RegisteredCase) {
  const today = todayOf(context);
  const lastDay = addDays(today, context.policy.validityDays.consent);
  const consent: EventData<'ConsentRecorded'> = present({ ...data, validUntil: data.validUntil ?? lastDay });
  ensurePurposes(consent.purposes);
  ensureItemised(consent.purposes);
  ensureUnderstood(consent, state);
  ensureFreelyGiven(data, isChildOn(state.birthDate, today));
  ensureText('evidenceRef', consent.evidenceRef);
  ensureNotPast('validUntil', consent.validUntil, today);
  ensure(consent.validUntil <= lastDay, 'ConsentInvalid', 'validUntil', `Consent lasts no longer than ${lastDay}; it is asked again then.`);
  return isLive(consent, state, today) ? [] : [{ type: 'ConsentRecorded' as const, data: consent }];
}

function ensurePurposes(purposes: readonly Purpose[]): void {
  ensure(purposes.length > 0, 'ConsentInvalid', 'purposes', 'Consent must name what it is for.');
  ensureDistinct('purposes', purposes);
}

function ensureItemised(purposes: readonly Purpose[]): void {
  ensure(purposes.length < PURPOSES.length, 'ConsentInvalid', 'purposes', 'Consent to everything at once is no consent; record what the person agreed to.');
  const optional = purposes.filter((purpose) => OPTIONAL_PURPOSES.has(purpose));
  ensure(
    optional.length === 0 || optional.length === purposes.length,
    'ConsentInvalid',
    'purposes',
    `Consent to ${optional.join(' and ')} must be asked for apart from what help depends on.`,
  );
}

function ensureUnderstood({ language, interpreterRef }: EventData<'ConsentRecorded'>, state: RegisteredCase): void {
  ensure(isLanguage(language), 'InvalidValue', 'language', 'The language must be an ISO 639-3 code.');
  ensure(
    language === state.language || interpreterRef !== undefined,
    'InterpreterMissing',
    'interpreterRef',
    'Consent explained in another language than the person speaks needs an interpreter.',
  );
}

const CAPACITIES: Readonly<Record<'adult' | 'child', ReadonlySet<ConsentCapacity>>> = {
  adult: new Set(['self', 'legal-guardian', 'legal-representative']),
  child: new Set(['parent', 'legal-guardian', 'legal-representative']),
};

function ensureFreelyGiven({ form, capacity, purposes, givenBy }: CommandOf<'RecordConsent'>['data'], child: boolean): void {
  ensure(
    CAPACITIES[child ? 'child' : 'adult'].has(capacity),
    'ConsentInvalid',
    'capacity',
    child ? 'A parent, guardian or legal representative consents for a child.' : 'A parent cannot consent for an adult.',
  );
  ensure(form !== 'proxy' || capacity !== 'self', 'ConsentInvalid', 'form', 'Nobody consents by proxy for an adult who can consent.');
  ensure(form !== 'implicit' || !purposes.includes('travel'), 'ConsentInvalid', 'form', 'Consent to travel must be explicit.');
  ensure(capacity === 'self' || (givenBy ?? '').trim() !== '', 'ConsentInvalid', 'givenBy', 'Who consented for the person must be named.');
}

function isLive(consent: EventData<'ConsentRecorded'>, state: RegisteredCase, today: CalendarDate): boolean {
  return sameContent(consent, state.consent.last) && consent.purposes.every((purpose) => hasConsent(state, purpose, today));
}
