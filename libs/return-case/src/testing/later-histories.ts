import type { ReturnCaseEvent } from '../events';
import { consent, register } from './commands';
import { asOfficer, asSenior, command, PEOPLE } from './context';
import { after } from './given';
import { preparingCase, registeredCase, screenedCase } from './histories';
import {
  assessFitness,
  assist,
  book,
  checkBeforeEmbarkation,
  claimAsylum,
  clear,
  close,
  collectDocument,
  confirmArrival,
  confirmNationality,
  confirmReception,
  evaluate,
  followUp,
  handOver,
  interview,
  issueDocument,
  LATER_DAYS,
  manifest,
  requestClearance,
  requestDocument,
  score,
  verify,
  withdraw,
} from './later-commands';

/** Histories of the later phases and one for each kind of end, made by the real rules. */

type History = readonly ReturnCaseEvent[];

export const documentedCase: History = after(
  preparingCase,
  confirmNationality(),
  requestDocument(),
  interview(),
  issueDocument(),
  collectDocument(),
);
/** Every track done; the gates are not yet evaluated. */
export const preparedCase: History = after(documentedCase, requestClearance(), clear(), confirmReception(), assessFitness());
export const readyCase: History = after(preparedCase, evaluate());
export const bookedCase: History = after(readyCase, book());
export const verifiedCase: History = after(bookedCase, manifest(), verify());
export const inTransitCase: History = after(verifiedCase, checkBeforeEmbarkation(), handOver());
export const arrivedCase: History = after(inTransitCase, confirmArrival());
export const followUpCase: History = after(arrivedCase, followUp(), assist(), score());

const lookFor = (now: string) => command('RecordContactAttempt', { channel: 'phone', reached: false }, asOfficer(now));
const missingSince = (since: string, now: string) => command('DeclareMissing', { since }, asOfficer(now));

export const withdrawnCase: History = after(bookedCase, withdraw());
export const asylumCase: History = after(bookedCase, claimAsylum());
export const referredCase: History = after(asylumCase, command('RecordAsylumReferral', { to: 'unhcr-tripoli' }, asOfficer(LATER_DAYS.verified)));
export const missingCase: History = after(
  preparingCase,
  lookFor('2026-03-12T09:00:00.000Z'),
  lookFor('2026-03-16T09:00:00.000Z'),
  lookFor('2026-03-19T09:00:00.000Z'),
  missingSince('2026-03-12', '2026-03-19T10:00:00.000Z'),
);
export const deceasedCase: History = after(
  preparingCase,
  command('RecordDeath', { diedOn: '2026-03-14', confirmedBy: PEOPLE.chief }, asSenior('2026-03-15T08:00:00.000Z')),
);

/** One closed case for each reason a case can end. */
export const ENDS = {
  returned_reintegrated: after(followUpCase, close()),
  returned_lost_contact: after(arrivedCase, followUp({ reached: false }), close({ reason: 'returned_lost_contact' })),
  withdrawn: after(withdrawnCase, close({ reason: 'withdrawn' })),
  asylum_pathway: after(referredCase, close({ reason: 'asylum_pathway' })),
  ineligible: after(screenedCase, close({ reason: 'ineligible' })),
  duplicate: after(
    registeredCase,
    command('FlagDuplicate', { otherCaseId: '3f1b0a52-6a0e-4d7e-9a55-0d6b2f7a9c10', score: 0.97 }, asOfficer(LATER_DAYS.prepared)),
    close({ reason: 'duplicate' }),
  ),
  died: after(deceasedCase, close({ reason: 'died' })),
  self_departed: after(missingCase, close({ reason: 'self_departed' })),
  transferred: after(after([], register()), consent(), close({ reason: 'transferred' })),
} as const satisfies Readonly<Record<string, History>>;

export const erasedCase: History = after(
  ENDS.withdrawn,
  command('ErasePerson', { reasonCode: 'person-request', keysDestroyed: 5 }, asSenior('2026-07-02T08:00:00.000Z')),
);
