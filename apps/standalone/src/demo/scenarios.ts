import { DAY } from './calendar';
import { consenting, counselling, screening } from './parts/beginning';
import { preparing } from './parts/preparation';
import { assessing, submitting } from './parts/protection';
import { closing, followingUp } from './parts/reintegration';
import { arriving, booking, departing, getReady, verifying } from './parts/travel';
import * as ends from './other-ends';
import type { Scenario } from './scenario';

/** Every way a case goes in the demonstration, with its share. A journey test holds each to the rules and to its end. */
export const SCENARIOS: readonly Scenario[] = [
  // The main path, as far as it has come.
  { name: 'waiting for a first conversation', share: 7, suits: 'anybody', ends: 'registered', steps: () => [] },
  { name: 'consented', share: 3, suits: 'anybody', ends: 'consented', steps: consenting },
  { name: 'screened', share: 3, suits: 'anybody', ends: 'screened', steps: screening },
  { name: 'counselled', share: 3, suits: 'anybody', ends: 'counselled', steps: counselling },
  { name: 'being assessed', share: 3, suits: 'anybody', ends: 'assessing', steps: assessing },
  { name: 'in due diligence', share: 3, suits: 'anybody', ends: 'ddp-review', steps: submitting },
  { name: 'preparing to travel', share: 5, suits: 'anybody', ends: 'preparing', steps: preparing },
  { name: 'ready to travel', share: 4, suits: 'anybody', ends: 'ready', steps: getReady },
  { name: 'booked', share: 4, suits: 'anybody', ends: 'booked', steps: booking },
  { name: 'verified before departure', share: 2, suits: 'anybody', ends: 'verified', steps: verifying },
  { name: 'on the way', share: 2, suits: 'anybody', ends: 'in-transit', steps: departing },
  { name: 'arrived', share: 4, suits: 'anybody', ends: 'arrived', steps: arriving },
  { name: 'returned, first visit done', share: 6, suits: 'anybody', ends: 'follow-up', steps: (it) => followingUp(it, [1]) },
  { name: 'returned, three months after', share: 5, suits: 'anybody', ends: 'follow-up', steps: (it) => followingUp(it, [1, 3]) },
  { name: 'returned and settled after six months', share: 11, suits: 'anybody', ends: 'closed', steps: (it) => [...followingUp(it, [1, 3, 6]), closing(it, DAY.monthSix + 1, 'returned_reintegrated')] },
  { name: 'returned and settled after a year', share: 4, suits: 'anybody', ends: 'closed', steps: (it) => [...followingUp(it, [1, 3, 6, 12]), closing(it, DAY.monthTwelve + 1, 'returned_reintegrated')] },
  { name: 'returned, then out of reach', share: 1.5, suits: 'anybody', ends: 'closed', steps: ends.lostAfterReturn },
  // The person decides otherwise.
  { name: 'refused consent', share: 3, suits: 'anybody', ends: 'closed', steps: ends.refusedConsent },
  { name: 'decided to stay', share: 2, suits: 'anybody', ends: 'closed', steps: ends.decidedToStay },
  { name: 'withdrew before departure', share: 2.5, suits: 'anybody', ends: 'withdrawn', steps: ends.withdrew },
  { name: 'said no when asked alone', share: 1, suits: 'adults', ends: 'withdrawn', steps: ends.saidNoWhenAskedAlone },
  { name: 'withdrew, then came back', share: 1, suits: 'adults', ends: 'registered', steps: ends.reopened },
  { name: 'withdrew and had all data erased', share: 1, suits: 'adults', ends: 'closed', steps: ends.erased },
  // Protection stands before the return.
  { name: 'claimed asylum', share: 1.5, suits: 'adults', ends: 'asylum-halt', steps: ends.claimedAsylum },
  { name: 'on the asylum pathway', share: 1, suits: 'adults', ends: 'closed', steps: ends.asylumPathway },
  { name: 'blocked by due diligence', share: 1.5, suits: 'anybody', ends: 'ddp-review', steps: ends.blocked },
  { name: 'escalated and not yet decided', share: 1.5, suits: 'anybody', ends: 'ddp-review', steps: ends.escalated },
  { name: 'escalated and cleared by the chief of mission', share: 1, suits: 'adults', ends: 'preparing', steps: ends.clearedByChief },
  { name: 'sent back for information', share: 1, suits: 'anybody', ends: 'assessing', steps: ends.returnedForInformation },
  { name: 'new risk reported after the decision', share: 1, suits: 'anybody', ends: 'preparing', steps: ends.newRisk },
  { name: 'appeal pending', share: 1, suits: 'adults', ends: 'preparing', steps: ends.appealing },
  { name: 'return not in the best interests of the child', share: 6, suits: 'children-alone', ends: 'ddp-review', steps: ends.notInBestInterests },
  // Papers, health, transport.
  { name: 'document refused twice', share: 1.5, suits: 'adults', ends: 'preparing', steps: ends.documentRefusedTwice },
  { name: 'refused by the country of origin', share: 1, suits: 'adults', ends: 'preparing', steps: ends.refusedByCountry },
  { name: 'not fit to travel', share: 1.5, suits: 'adults', ends: 'preparing', steps: ends.unfit },
  { name: 'fell ill after booking', share: 1, suits: 'adults', ends: 'preparing', steps: ends.fellIll },
  { name: 'did not show up', share: 1.5, suits: 'adults', ends: 'preparing', steps: ends.noShow },
  { name: 'flight cancelled, booked again', share: 1, suits: 'anybody', ends: 'booked', steps: ends.bookedAgain },
  { name: 'on hold', share: 2, suits: 'anybody', ends: 'on-hold', steps: ends.onHold },
  { name: 'corridor suspended', share: 2.5, suits: 'anybody', ends: 'suspended', steps: ends.suspended },
  { name: 'corridor suspended and opened again', share: 1, suits: 'anybody', ends: 'preparing', steps: ends.resumed },
  // Every track of the protection core.
  { name: 'advisory on the country, decided again', share: 1, suits: 'adults', ends: 'ready', steps: ends.decidedAgainAfterAdvisory },
  { name: 'advisory on the country, seat lost', share: 1, suits: 'adults', ends: 'preparing', steps: ends.heldByAdvisory },
  { name: 'country unsettled, decided by the chief of mission', share: 0.7, suits: 'adults', ends: 'preparing', steps: ends.advised },
  { name: 'block set aside by the chief of mission', share: 1, suits: 'adults', ends: 'preparing', steps: ends.overridden },
  { name: 'evacuated, the rest checked after arrival', share: 1, suits: 'adults', ends: 'arrived', steps: ends.evacuated },
  { name: 'panel disagreed, decided above', share: 14, suits: 'children-alone', ends: 'preparing', steps: ends.panelDisagreed },
  { name: 'child said no, back to the panel', share: 14, suits: 'children-alone', ends: 'preparing', steps: ends.childSaidNo },
  { name: 'asked another unit', share: 1, suits: 'adults', ends: 'assessing', steps: ends.asked },
  { name: 'late, with a term put off', share: 1, suits: 'adults', ends: 'assessing', steps: ends.late },
  { name: 'passport kept for a debt, then recovered', share: 1, suits: 'adults', ends: 'ready', steps: ends.passportRecovered },
  { name: 'passport spelt otherwise, explained', share: 1, suits: 'adults', ends: 'ready', steps: ends.zoneExplained },
  { name: 'asked back by the country, no bed at first', share: 1, suits: 'adults', ends: 'preparing', steps: ends.askedBack },
  { name: 'pregnant, with a certificate for the carrier', share: 1, suits: 'adults', ends: 'ready', steps: ends.pregnant },
  // Other ends.
  { name: 'missing', share: 1.5, suits: 'adults', ends: 'missing', steps: ends.missing },
  { name: 'missing child', share: 5, suits: 'children-alone', ends: 'missing', steps: ends.missingChild },
  { name: 'left by own means', share: 1, suits: 'adults', ends: 'closed', steps: ends.selfDeparted },
  { name: 'died', share: 0.5, suits: 'adults', ends: 'closed', steps: ends.died },
  { name: 'registered twice', share: 0.7, suits: 'adults', ends: 'closed', steps: ends.duplicate },
  { name: 'not eligible', share: 0.7, suits: 'adults', ends: 'closed', steps: ends.ineligible },
  { name: 'handed to another mission', share: 0.7, suits: 'anybody', ends: 'closed', steps: ends.transferred },
];
