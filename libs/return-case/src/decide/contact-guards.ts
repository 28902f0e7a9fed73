import { consentTo, todayOf } from '../guards';
import { PREPARING_TO_VERIFIED } from '../phases';
import { refusal } from '../refusal';
import type { Guard } from '../rule';
import type { Phase } from '../vocabulary';

/**
 * What must hold before anybody of the country of origin hears of the person. Once told they cannot be untold, so a claim
 * that is unclear, a consent that ended, or a claim for asylum each stop the contact.
 */

/** Asylum was claimed: nothing more goes to the consulate or the country of origin. */
export const NOT_FROZEN: Guard = ({ legal }) =>
  legal.asylumExpressedAt === null
    ? undefined
    : refusal('ConsularFrozen', 'asylum', 'The person expressed a claim for asylum; contact with the country of origin is frozen.');

const NON_REFOULEMENT_CLEAR: Guard = ({ ddp }, context) => {
  const check = ddp.checks.L1;
  const inDate = check?.validUntil === undefined || todayOf(context) <= check.validUntil;
  return check?.outcome === 'CLEAR' && inDate
    ? undefined
    : refusal('ChecklistIncomplete', 'ddp.L1', 'The check on non-refoulement and asylum must be clear and in date before any contact.');
};

/** Nobody is named to a government on a decision that is not taken, no longer holds, or must be taken again. */
const DECISION_IN_FORCE: Guard = ({ ddp }, context) => {
  const isPositive = ddp.result === 'CLEARED' || ddp.result === 'CONDITIONAL';
  const isOpen = ddp.voided || ddp.escalation !== null || ddp.stale !== null;
  return isPositive && !isOpen && ddp.validUntil !== null && todayOf(context) <= ddp.validUntil
    ? undefined
    : refusal('ChecklistIncomplete', 'ddp', 'The due diligence must be decided and in force before any contact.');
};

/** Every condition of a contact with the consulate or the country of origin. */
export const CONTACT_GUARDS: readonly Guard[] = [NOT_FROZEN, consentTo('contact_coo_authorities'), NON_REFOULEMENT_CLEAR, DECISION_IN_FORCE];

/** A halted case is named too: it is the freeze that must be answered there, not the phase. */
export const CONTACT_PHASES: readonly Phase[] = [...PREPARING_TO_VERIFIED, 'asylum-halt'];

/** Own papers and an answer on nationality feed the checks of the due diligence, so they may come before it. */
export const PAPER_PHASES: readonly Phase[] = ['assessing', 'ddp-review', ...CONTACT_PHASES];
