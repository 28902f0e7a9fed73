import { daysBetween } from '../dates';
import type { EventData } from '../events';
import { consentTo, todayOf } from '../guards';
import { ensureDistinct, ensureNotFuture, ensureNotPast, ensureSome, ensureText } from '../input';
import { PREPARING_TO_VERIFIED, AFTER_DEPARTURE, PAUSED_PHASES } from '../phases';
import { ensure } from '../refusal';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import { ASSESSMENT_AREAS } from '../vocabulary';
import {
  allAreasAssessed,
  coolingOffIsOver,
  decidedToGo,
  highestRisk,
  informationIsCurrent,
  riskOf,
  risksAreMitigated,
  screeningIsCurrent,
} from './assessment-guards';

export type AssessmentCommand = 'OpenAssessment' | 'AssessArea' | 'SetMitigationPlan' | 'CompleteMitigationMeasure' | 'SubmitToDdp' | 'RecordCooInformation';

const MIN_SCORE = 1;
const MAX_SCORE = 5;

export const ASSESSMENT_RULES: Rules<AssessmentCommand> = {
  OpenAssessment: {
    phases: ['counselled'],
    guards: [decidedToGo, coolingOffIsOver, screeningIsCurrent, consentTo('assess')],
    repeats: (_command, state) => state.phase === 'assessing',
    decide: () => [{ type: 'AssessmentOpened', data: { areas: ASSESSMENT_AREAS } }],
  },
  AssessArea: { phases: ['assessing'], guards: [consentTo('assess')], decide: assessArea },
  SetMitigationPlan: { phases: ['assessing'], guards: [], decide: setMitigationPlan },
  CompleteMitigationMeasure: {
    /** Some measures are due after arrival. */
    phases: ['assessing', 'ddp-review', ...PREPARING_TO_VERIFIED, ...AFTER_DEPARTURE, ...PAUSED_PHASES],
    guards: [],
    decide({ data }, state) {
      const measure = state.assessment.measures.find(({ measureId }) => measureId === data.measureId);
      ensure(measure !== undefined, 'InvalidValue', 'measureId', 'The mitigation plan has no such measure.');
      ensureText('evidenceRef', data.evidenceRef);
      return measure.done ? [] : [{ type: 'MitigationMeasureDone', data }];
    },
  },
  SubmitToDdp: {
    phases: ['assessing'],
    guards: [allAreasAssessed, risksAreMitigated, informationIsCurrent, consentTo('assess')],
    repeats: (_command, state) => state.phase === 'ddp-review',
    decide({ context }, { assessment }) {
      const assessors = [...new Set([...assessment.assessors, context.actor])];
      return [{ type: 'DdpSubmitted', data: { risk: highestRisk(assessment), assessors } }];
    },
  },
  RecordCooInformation: {
    phases: ['screened', 'counselled', 'assessing', 'ddp-review', 'preparing', 'ready', ...PAUSED_PHASES],
    guards: [],
    decide: recordCooInformation,
  },
};

function assessArea({ data, context }: CommandOf<'AssessArea'>, state: RegisteredCase) {
  const { area, finding, likelihood, impact, sources, similarFindings } = data;
  const today = todayOf(context);
  const maxAgeDays = context.policy.validityDays.cooInformation;
  ensureText('finding', finding);
  ensureScore('likelihood', likelihood);
  ensureScore('impact', impact);
  ensureSome('sources', sources);
  for (const { ref, asOf, district } of sources) {
    ensureText('sources.ref', ref);
    if (district !== undefined) ensureText('sources.district', district);
    ensureNotFuture('sources.asOf', asOf, today);
    ensure(daysBetween(asOf, today) <= maxAgeDays, 'InformationTooOld', 'sources', `A source must not be older than ${maxAgeDays} days.`);
  }
  const risk = riskOf(likelihood * impact, context.policy.riskScore);
  const assessed: EventData<'AreaAssessed'> = { area, likelihood, impact, risk, sources, finding };
  const known = state.assessment.areas[area];
  if (known) {
    // Which other cases read the same is found anew each time, and is no word of the assessor's.
    const { assessor: _assessor, similarFindings: _similar, ...before } = known;
    if (sameContent(before, assessed)) return [];
  }
  const isCopied = similarFindings !== undefined && similarFindings.length > 0;
  return [{ type: 'AreaAssessed' as const, data: isCopied ? { ...assessed, similarFindings } : assessed }];
}

/** An item said again with the same words and day is no news; one that changed takes the place of its older word. */
function recordCooInformation({ data: { items }, context }: CommandOf<'RecordCooInformation'>, { assessment }: RegisteredCase) {
  const today = todayOf(context);
  const maxAgeDays = context.policy.validityDays.cooInformation;
  ensureSome('items', items);
  ensureDistinct('items', items.map(({ itemId }) => itemId));
  for (const { itemId, district, source, asOf } of items) {
    ensureText('items.itemId', itemId);
    ensureText('items.district', district);
    ensureText('items.source', source);
    ensureNotFuture('items.asOf', asOf, today);
    ensure(daysBetween(asOf, today) <= maxAgeDays, 'InformationTooOld', 'items.asOf', `An item must not be older than ${maxAgeDays} days.`);
  }
  const news = items.filter((item) => !sameContent(item, assessment.cooInformation[item.itemId]));
  return news.length === 0 ? [] : [{ type: 'CooInformationRecorded' as const, data: { items: news } }];
}

function ensureScore(subject: string, score: number): void {
  ensure(
    Number.isInteger(score) && score >= MIN_SCORE && score <= MAX_SCORE,
    'InvalidValue',
    subject,
    `The ${subject} is a whole number from ${MIN_SCORE} to ${MAX_SCORE}.`,
  );
}

function setMitigationPlan({ data, context }: CommandOf<'SetMitigationPlan'>, state: RegisteredCase) {
  const today = todayOf(context);
  ensureDistinct('measures', data.measures.map(({ measureId }) => measureId));
  for (const { measureId, description, owner, dueOn } of data.measures) {
    ensureText('measures.measureId', measureId);
    ensureText('measures.description', description);
    ensureText('measures.owner', owner);
    ensure(owner !== state.personRef, 'InvalidValue', 'measures.owner', 'The person returning cannot own a measure that protects them.');
    ensureNotPast('measures.dueOn', dueOn, today);
  }
  const plan: EventData<'MitigationPlanSet'> = {
    measures: data.measures.map(({ description: _description, ...measure }) => present(measure)),
    descriptions: Object.fromEntries(data.measures.map(({ measureId, description }) => [measureId, description])),
  };
  const known = {
    measures: state.assessment.measures.map(({ done: _done, ...measure }) => measure),
    descriptions: state.assessment.descriptions ?? {},
  };
  return sameContent(plan, known) ? [] : [{ type: 'MitigationPlanSet' as const, data: plan }];
}
