import { ensureNotFuture, ensureSome, ensureText } from '../input';
import { PAUSED_PHASES, PREPARING_TO_VERIFIED } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { todayOf } from '../guards';

export type ReturnConditionsCommand = 'PlanRoute' | 'NoteAdvisory';

const FROM_SCREENING: readonly Phase[] = ['screened', 'counselled', 'assessing', 'ddp-review', ...PREPARING_TO_VERIFIED, ...PAUSED_PHASES];
const BEFORE_DEPARTURE: readonly Phase[] = ['registered', 'consented', ...FROM_SCREENING];
/** IATA codes and border posts. Words would not match what a carrier books. */
const PLACE_CODE = /^[A-Z0-9][A-Z0-9-]{1,11}$/;

/** The way home and the state of the country it leads to. */
export const RETURN_CONDITIONS_RULES: Rules<ReturnConditionsCommand> = {
  PlanRoute: {
    /** Also when booked: a way that changed is recorded first, and what rested on the old one falls. */
    phases: FROM_SCREENING,
    guards: [],
    decide({ data }, { ddp }) {
      ensureText('destinationDistrict', data.destinationDistrict);
      ensureWay(data.legs);
      return sameContent(data, ddp.route) ? [] : [{ type: 'RoutePlanned', data }];
    },
  },
  NoteAdvisory: { phases: BEFORE_DEPARTURE, guards: [], decide: noteAdvisory },
};

function ensureWay(legs: CommandOf<'PlanRoute'>['data']['legs']): void {
  ensureSome('legs', legs);
  for (const [index, { from, to }] of legs.entries()) {
    ensure(PLACE_CODE.test(from), 'InvalidValue', 'legs.from', 'A place is a short code, such as MJI.');
    ensure(PLACE_CODE.test(to), 'InvalidValue', 'legs.to', 'A place is a short code, such as MJI.');
    ensure(from !== to, 'InvalidValue', 'legs.to', 'A leg leads from one place to another.');
    const before = legs[index - 1];
    ensure(before === undefined || before.to === from, 'InvalidValue', 'legs.from', 'Each leg starts where the one before it ends.');
  }
}

/** One advisory comes to every case of its country, and again after a crash: the same one says nothing new. */
function noteAdvisory({ data, context }: CommandOf<'NoteAdvisory'>, { ddp, returnCountry }: RegisteredCase) {
  ensure(data.country === returnCountry, 'InvalidValue', 'country', 'The advisory is about another country than that of the return.');
  ensureText('advisoryId', data.advisoryId);
  ensureText('source', data.source);
  if (data.district !== undefined) ensureText('district', data.district);
  ensureNotFuture('issuedOn', data.issuedOn, todayOf(context));
  const isKnown = ddp.advisories.some((advisory) => sameContent(advisory, data));
  return isKnown ? [] : [{ type: 'AdvisoryNoted' as const, data: present(data) }];
}
