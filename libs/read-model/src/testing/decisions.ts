import { evaluate, type DdpDecision, type DdpInputs, type RuleSet, type Texts } from '@homeward/due-diligence';
import type { PlainData } from '@homeward/case-log';
import type { Told } from './facts';

const said = (en: string): Texts => ({ en, fr: en, es: en });

/** Two checks: one somebody answers, one the rules answer. */
export const SMALL_RULES: RuleSet = {
  id: 'small',
  version: 1,
  title: said('Small rules'),
  authority: said('The tests'),
  effectiveFrom: '2026-01-01',
  facts: {
    'consent.travelUntil': { type: 'date', label: said('Consent to travel until'), staleOn: 'outcome' },
    risk: { type: 'text', values: ['low', 'medium', 'high'], label: said('Risk'), staleOn: 'any-change' },
  },
  checks: [
    { id: 'V1', title: said('Free choice'), forPerson: said('You choose freely.'), answer: 'required', overridable: false, emergency: true, rules: [] },
    {
      id: 'V4',
      title: said('Live consent'),
      forPerson: said('You agree to travel.'),
      answer: 'rules',
      overridable: false,
      emergency: true,
      rules: [{ id: 'V4.over', then: 'BLOCK', when: { not: { fact: 'consent.travelUntil', notBefore: 'today' } }, because: said('The consent is over.') }],
    },
  ],
  signOff: [{ id: 'high', level: 'senior', when: { fact: 'risk', is: 'high' }, because: said('The risk is high.') }],
  validity: { days: 30, shorter: [] },
};

/** The same rules, and whoever is at a medium or high risk is blocked. */
export const STRICTER_RULES: RuleSet = {
  ...SMALL_RULES,
  version: 2,
  checks: [
    ...SMALL_RULES.checks,
    { id: 'P1', title: said('Threat'), forPerson: said('You are safe.'), answer: 'rules', overridable: true, emergency: false, rules: [{ id: 'P1.risk', then: 'BLOCK', when: { fact: 'risk', in: ['medium', 'high'] }, because: said('The risk is not low.') }] },
  ],
};

const CONSENT = '11111111-1111-4111-8111-111111111111';
const ANSWER = '22222222-2222-4222-8222-222222222222';
const SUBMISSION = '33333333-3333-4333-8333-333333333333';

/** What is known of somebody at a risk who consented to travel until a day. */
export function inputsOf(risk: string, travelUntil = '2026-08-30'): DdpInputs {
  return {
    facts: { 'consent.travelUntil': { value: travelUntil, source: CONSENT }, risk: { value: risk, source: SUBMISSION } },
    answers: { V1: { outcome: 'CLEAR', source: ANSWER } },
    overrides: {},
    escalations: {},
  };
}

export function decisionOf(inputs: DdpInputs = inputsOf('low'), asOf = '2026-03-16'): DdpDecision {
  return evaluate(SMALL_RULES, inputs, { asOf, scope: 'full' });
}

export const decided = (decision: DdpDecision = decisionOf(), at = '2026-03-16T07:59:59.000Z'): Told<'DdpDecided'> => ({ type: 'DdpDecided', at, data: { decision } });
export const markedStale = (causes: PlainData<'DdpMarkedStale'>['causes'], at = '2026-03-17T08:00:00.000Z'): Told<'DdpMarkedStale'> => ({ type: 'DdpMarkedStale', at, data: { causes } });
export const overridden = (check: PlainData<'DdpCheckOverridden'>['check'] = 'P2', at = '2026-03-15T08:00:00.000Z'): Told<'DdpCheckOverridden'> => ({
  type: 'DdpCheckOverridden',
  at,
  data: { check, outcome: 'BLOCK', reasonCode: 'only-safe-option' },
});
export const reopened = (at = '2026-04-02T08:00:00.000Z'): Told<'CaseReopened'> => ({ type: 'CaseReopened', at, data: { from: 'withdrawn', reasonCode: 'changed-mind' } });
export const areaAssessed = (at = '2026-03-10T08:00:00.000Z'): Told<'AreaAssessed'> => ({
  type: 'AreaAssessed',
  at,
  data: { area: 'service_access', likelihood: 1, impact: 1, risk: 'low', sources: [] },
});
/** The same fact by somebody else. */
export const by = <T extends Told>(actor: string, told: T): T => ({ ...told, by: actor });
