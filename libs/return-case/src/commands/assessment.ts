import type { Command } from '../command';
import type { CooInformationItem, SimilarFinding } from '../assessment-parts';
import type { ActorId, CalendarDate } from '../person';
import type * as v from '../vocabulary';

export type AssessmentCommands =
  | Command<'OpenAssessment'>
  | Command<'AssessArea', {
      readonly area: v.AssessmentArea;
      readonly finding: string;
      readonly likelihood: number;
      readonly impact: number;
      readonly sources: readonly { readonly ref: string; readonly asOf: CalendarDate; readonly district?: string }[];
      /** Other cases whose finding on this area reads the same; filled in by the handler. */
      readonly similarFindings?: readonly SimilarFinding[];
    }>
  | Command<'SetMitigationPlan', {
      readonly measures: readonly { readonly measureId: string; readonly area: v.AssessmentArea; readonly description: string; readonly owner: ActorId; readonly dueOn: CalendarDate; readonly preDeparture: boolean }[];
    }>
  | Command<'CompleteMitigationMeasure', { readonly measureId: string; readonly evidenceRef: string }>
  | Command<'SubmitToDdp'>
  /** What is known of the district of return, item by item, each with its own source and age. */
  | Command<'RecordCooInformation', { readonly items: readonly CooInformationItem[] }>;
