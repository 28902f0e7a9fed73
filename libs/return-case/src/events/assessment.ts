import type { Message, Sealable } from '@homeward/decider';
import type { CooInformationItem, SimilarFinding } from '../assessment-parts';
import type { ActorId, CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type AssessmentFacts =
  | Message<'AssessmentOpened', { readonly areas: readonly v.AssessmentArea[] }>
  | Message<'AreaAssessed', {
      readonly area: v.AssessmentArea;
      /** 1 to 5 each. */
      readonly likelihood: number;
      readonly impact: number;
      readonly risk: v.RiskLevel;
      readonly sources: readonly { readonly ref: string; readonly asOf: CalendarDate; readonly district?: string }[];
      /** Other cases whose finding on this area reads the same. */
      readonly similarFindings?: readonly SimilarFinding[];
      readonly finding: Sealable<string>;
    }>
  | Message<'MitigationPlanSet', {
      readonly measures: readonly { readonly measureId: string; readonly area: v.AssessmentArea; readonly owner: ActorId; readonly dueOn: CalendarDate; readonly preDeparture: boolean }[];
      readonly descriptions: Sealable<Readonly<Record<string, string>>>;
    }>
  | Message<'MitigationMeasureDone', { readonly measureId: string; readonly evidenceRef: string }>
  | Message<'DdpSubmitted', { readonly risk: v.RiskLevel; readonly assessors: readonly ActorId[] }>
  | Message<'CooInformationRecorded', { readonly items: readonly CooInformationItem[] }>;
