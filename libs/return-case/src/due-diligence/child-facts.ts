import { determinationNeeded, isDeterminationOutdated } from '../determination-needed';
import type { CalendarDate } from '../person';
import type { RegisteredCase } from '../state';
import type { FactQuestion, Facts } from './fact-question';

/** The facts of the child track. They are unknown for an adult, to whom no check of theirs applies. */
export function childFacts({ state, today, isChild }: FactQuestion): Facts {
  return isChild ? { ...bestInterestsFacts(state, today), ...familyFacts(state) } : UNKNOWN;
}

function bestInterestsFacts(state: RegisteredCase, today: CalendarDate): Facts {
  const { bestInterests, determination, assent } = state.child;
  return {
    'child.bestInterests': [bestInterests?.result, 'BestInterestsAssessed'],
    'child.bestInterestsUntil': [bestInterests?.validUntil, 'BestInterestsAssessed'],
    'child.determinationNeeded': [determinationNeeded(state, today).length > 0, ...GROUNDS],
    'child.determination': [determination?.option, 'BestInterestsDetermined'],
    'child.determinationUntil': [determination?.validUntil, 'BestInterestsDetermined'],
    'child.determinationDissent': [determination?.dissent, 'BestInterestsDetermined'],
    'child.determinationOutdated': [determination && isDeterminationOutdated(state, today), 'BestInterestsDetermined', ...GROUNDS],
    'child.assent': [assent && (assent.given ? 'given' : 'refused'), 'AssentRecorded'],
  };
}

/** Events that can call for a panel. */
const GROUNDS = [
  'BestInterestsAssessed',
  'VulnerabilityScreened',
  'CustodyDisputeReported',
  'CustodyDisputeResolved',
  'GuardianVerified',
  'AssentRecorded',
  'TracingUpdated',
  'FamilyStandingNoted',
  'FamilySplitDecided',
] as const;

function familyFacts({ child }: RegisteredCase): Facts {
  const { guardian, custodyDispute, tracing, care, receptionAcceptedBy } = child;
  return {
    'child.guardianVerified': [guardian !== null, 'GuardianVerified'],
    'child.otherParent': [guardian?.otherParent, 'GuardianVerified'],
    'child.custodyDisputed': [custodyDispute !== null, 'CustodyDisputeReported', 'CustodyDisputeResolved'],
    // Before there was a track of its own, the arrangement of care said that the family was traced.
    'child.tracing': tracing ? [tracing.status, 'TracingUpdated'] : [care?.tracingVerified ? 'verified' : null, 'CareArranged'],
    'child.familyAssessment': [tracing?.familyAssessment, 'TracingUpdated'],
    'child.care': [care?.care, 'CareArranged'],
    'child.receptionAccepted': [receptionAcceptedBy !== null, 'ChildReceptionAccepted', 'CareArranged'],
  };
}

const NAMES = [
  'bestInterests',
  'bestInterestsUntil',
  'determinationNeeded',
  'determination',
  'determinationUntil',
  'determinationDissent',
  'determinationOutdated',
  'assent',
  'guardianVerified',
  'otherParent',
  'custodyDisputed',
  'tracing',
  'familyAssessment',
  'care',
  'receptionAccepted',
] as const;
const UNKNOWN: Facts = Object.fromEntries(NAMES.map((name): readonly [string, readonly [null]] => [`child.${name}`, [null]]));
