import type { ReturnCaseEvent } from '../../events';
import type { BirthDate } from '../../person';

/**
 * What an outsider who only reads the facts knows of a case: kept apart from the state of the rules, so that a mistake in the
 * one is not repeated by the other. Lives in memory for one life; it is changed in place.
 */
export interface Shadow {
  /** Last day the consent to travel covers; null without one. */
  travelConsentUntil: string | null;
  /** Last day of the decision in force; null without one. */
  decisionUntil: string | null;
  asylum: boolean;
  appeal: boolean;
  birthDate: BirthDate | null;
  assent: boolean | null;
  /** Why a panel must decide, and until when what it decided holds. */
  grounds: Set<string>;
  returnDeterminedUntil: string | null;
  died: boolean;
  erased: boolean;
  assessors: Set<string>;
  overriders: Set<string>;
  /** Open deadlines by step, and whether each was missed. */
  deadlines: Map<string, { missed: boolean }>;
}

export function newShadow(): Shadow {
  return {
    travelConsentUntil: null,
    decisionUntil: null,
    asylum: false,
    appeal: false,
    birthDate: null,
    assent: null,
    grounds: new Set(),
    returnDeterminedUntil: null,
    died: false,
    erased: false,
    assessors: new Set(),
    overriders: new Set(),
    deadlines: new Map(),
  };
}

type Readers = { readonly [Type in ReturnCaseEvent['type']]?: (shadow: Shadow, event: Extract<ReturnCaseEvent, { type: Type }>) => void };

const ground = (shadow: Shadow, name: string, isGiven: boolean): void => void (isGiven ? shadow.grounds.add(name) : shadow.grounds.delete(name));
const undecide = (shadow: Shadow): void => {
  shadow.decisionUntil = null;
};

const READERS: Readers = {
  CaseRegistered: (shadow, { data }) => {
    shadow.birthDate = data.birthDate as BirthDate;
  },
  IdentityCorrected: (shadow, { data }) => {
    if (data.birthDate !== undefined) shadow.birthDate = data.birthDate as BirthDate;
  },
  ConsentRecorded: (shadow, { data }) => {
    if (data.purposes.includes('travel')) shadow.travelConsentUntil = data.validUntil;
  },
  ConsentWithdrawn: (shadow, { data }) => {
    if (data.purposes.includes('travel')) shadow.travelConsentUntil = null;
  },
  ConsentRefused: (shadow, { data }) => {
    if (data.purposes.includes('travel')) shadow.travelConsentUntil = null;
  },
  DdpSignedOff: (shadow, { data }) => {
    shadow.decisionUntil = data.validUntil;
  },
  DdpBlocked: undecide,
  DdpEscalated: undecide,
  DdpMarkedStale: undecide,
  DdpReturnedForInformation: undecide,
  NewRiskReported: undecide,
  AsylumClaimExpressed: (shadow) => {
    shadow.asylum = true;
  },
  AppealFiled: (shadow) => {
    shadow.appeal = true;
  },
  AppealResolved: (shadow) => {
    shadow.appeal = false;
  },
  VulnerabilityScreened: (shadow, { data }) => ground(shadow, 'alone', data.flags.includes('unaccompanied_child') || data.flags.includes('separated_child')),
  BestInterestsAssessed: (shadow, { data }) => ground(shadow, 'assessment', data.result === 'determination-needed'),
  GuardianVerified: (shadow, { data }) => ground(shadow, 'other-parent', data.otherParent === 'consent-missing'),
  CustodyDisputeReported: (shadow) => ground(shadow, 'custody', true),
  CustodyDisputeResolved: (shadow) => ground(shadow, 'custody', false),
  AssentRecorded: (shadow, { data }) => {
    shadow.assent = data.given;
    // A child that said no goes back to the panel, whatever it says later.
    if (!data.given) {
      shadow.grounds.add('objection');
      shadow.returnDeterminedUntil = null;
    }
  },
  BestInterestsDetermined: (shadow, { data }) => {
    shadow.returnDeterminedUntil = data.option === 'return' ? data.validUntil : null;
    if (data.option === 'return' && shadow.assent === true) shadow.grounds.delete('objection');
  },
  AreaAssessed: (shadow, { by }) => void shadow.assessors.add(by),
  MitigationPlanSet: (shadow, { by }) => void shadow.assessors.add(by),
  DdpSubmitted: (shadow, { by }) => void shadow.assessors.add(by),
  DdpCheckOverridden: (shadow, { by }) => void shadow.overriders.add(by),
  DeathRecorded: (shadow) => {
    shadow.died = true;
  },
  PersonErased: (shadow) => {
    shadow.erased = true;
  },
  DeadlineSet: (shadow, { data }) => void shadow.deadlines.set(data.step, { missed: false }),
  DeadlineExtended: (shadow, { data }) => void shadow.deadlines.set(data.step, { missed: false }),
  DeadlineMissed: (shadow, { data }) => void shadow.deadlines.set(data.step, { missed: true }),
  DeadlineMet: (shadow, { data }) => void shadow.deadlines.delete(data.step),
  DeadlineWaived: (shadow, { data }) => void shadow.deadlines.delete(data.step),
  /** Everything that was found and decided for the earlier attempt is gone; the claim ended with its referral. */
  CaseReopened: (shadow) => {
    Object.assign(shadow, { ...newShadow(), birthDate: shadow.birthDate, appeal: shadow.appeal, deadlines: shadow.deadlines });
  },
};

export function read(shadow: Shadow, event: ReturnCaseEvent): void {
  (READERS[event.type] as ((shadow: Shadow, event: ReturnCaseEvent) => void) | undefined)?.(shadow, event);
}
