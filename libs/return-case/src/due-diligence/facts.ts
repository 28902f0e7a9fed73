import { digestOf, type Input } from '@homeward/due-diligence';
import type { CommandContext } from '../command';
import { isChildOn } from '../dates';
import { todayOf } from '../guards';
import type { RegisteredCase } from '../state';
import { ASSESSMENT_AREAS } from '../vocabulary';
import { childFacts } from './child-facts';
import { countryFacts } from './country-facts';
import type { FactQuestion, Facts, Known } from './fact-question';
import { newestAmong, type NewestOf } from './sources';

/**
 * Every fact a rule set may ask about, each with the event it came from. The names are the contract with the rule sets:
 * never rename one. Sealed flags are not among them; what they mean reaches a decision through its checks.
 */
export function factsOf(state: RegisteredCase, context: CommandContext): Readonly<Record<string, Input>> {
  const today = todayOf(context);
  const question: FactQuestion = { state, policy: context.policy, today, isChild: isChildOn(state.birthDate, today) };
  const newest = newestAmong(state.sources);
  const inputs: Record<string, Input> = {};
  for (const group of GROUPS) {
    for (const [name, [value, ...from]] of Object.entries(group(question))) inputs[name] = { value: value ?? null, source: sourceOf(from, newest) };
  }
  return inputs;
}

const POLICY = 'policy:';

/** A policy is its own source; everything else was said by an event. */
function sourceOf(from: readonly string[], newest: NewestOf): string | null {
  const [first] = from;
  return first?.startsWith(POLICY) ? first : newest(from);
}

function personFacts({ state, isChild }: FactQuestion): Facts {
  return {
    'person.isChild': [isChild, 'CaseRegistered', 'IdentityCorrected:birthDate', 'AgeOfMajorityReached'],
    'person.flags': [state.screening && [...state.screening.flags].sort(), 'VulnerabilityScreened'],
    'screening.until': [state.screening?.validUntil, 'VulnerabilityScreened'],
    'legal.asylumExpressed': [state.legal.asylumExpressedAt !== null, 'AsylumClaimExpressed'],
    'legal.appealPending': [state.legal.appealPending, 'AppealFiled', 'AppealResolved'],
  };
}

function voluntarinessFacts({ state: { consent, counselling } }: FactQuestion): Facts {
  const until = (purpose: 'assess' | 'travel' | 'contact_coo_authorities'): Known => [
    consent.purposes[purpose],
    `ConsentRecorded:${purpose}`,
    `ConsentWithdrawn:${purpose}`,
  ];
  const isCarried = consent.purposes.assess !== undefined && consent.purposes.travel !== undefined;
  return {
    'consent.assess.until': until('assess'),
    'consent.travel.until': until('travel'),
    'consent.contact.until': until('contact_coo_authorities'),
    // A withdrawal of another purpose takes nothing from the return.
    'consent.withdrawn': [consent.withdrawnAt !== null && !isCarried, 'ConsentRecorded', 'ConsentWithdrawn'],
    'counselling.held': [counselling !== null, 'CounsellingHeld'],
    'counselling.attendance': [counselling && (counselling.attendance ?? 'individual'), 'CounsellingHeld'],
    'counselling.remoteOnly': [counselling && counselling.mode !== 'in-person', 'CounsellingHeld'],
    'counselling.decision': [counselling?.decision, 'CounsellingHeld'],
    'counselling.cooInformationFrom': [counselling?.cooInformationFrom, 'CounsellingHeld'],
  };
}

function assessmentFacts({ state: { assessment, ddp }, policy }: FactQuestion): Facts {
  const copied = Object.values(assessment.areas).filter(({ similarFindings = [] }) => similarFindings.some(({ share }) => share >= policy.copiedFindingShare));
  return {
    'assessment.risk': [assessment.risk, 'DdpSubmitted'],
    'assessment.copiedAreas': [copied.length, ...AREAS],
    'risk.reported': [ddp.risksReported, 'NewRiskReported'],
  };
}

const IDENTITY = ['name', 'birthDate', 'sex', 'claimedNationality'].map((field) => `IdentityCorrected:${field}`);
const AREAS = ASSESSMENT_AREAS.map((area) => `AreaAssessed:${area}`);

function documentFacts({ state: { consular } }: FactQuestion): Facts {
  return {
    'nationality.confirmed': [consular.nationality && true, 'NationalityConfirmed'],
    'nationality.refusals': [consular.refusals, 'TravelDocumentRefused'],
    'document.mismatch': [consular.mismatches.length > 0, 'TravelDocumentIssued', 'PassportRecovered', 'DocumentMismatchExplained', ...IDENTITY],
  };
}

function careFacts({ state: { medical, clearance } }: FactQuestion): Facts {
  const { fitness, deteriorated } = medical;
  const { reception, declined } = clearance;
  const answered = declined === null ? reception && 'confirmed' : 'declined';
  return {
    'medical.outcome': [fitness?.outcome, 'MedicalAssessed'],
    'medical.fitUntil': [fitness?.validUntil, 'MedicalAssessed'],
    'medical.deteriorated': [deteriorated, 'MedicalAssessed', 'MedicalDeteriorated', 'PreEmbarkationChecked'],
    'reception.status': [answered, 'ReceptionConfirmed', 'ReceptionDeclined'],
    'reception.treatment': [reception?.treatment, 'ReceptionConfirmed', 'ReceptionDeclined'],
  };
}

function routeFacts({ state: { ddp } }: FactQuestion): Facts {
  const { route } = ddp;
  return {
    'route.planned': [route !== null, 'RoutePlanned'],
    'route.digest': [route && digestOf(route), 'RoutePlanned'],
    'route.loneOvernight': [route?.legs.some(({ overnight, accompanied }) => overnight && !accompanied), 'RoutePlanned'],
  };
}

const GROUPS: readonly ((question: FactQuestion) => Facts)[] = [
  personFacts,
  voluntarinessFacts,
  assessmentFacts,
  childFacts,
  documentFacts,
  careFacts,
  countryFacts,
  routeFacts,
];
