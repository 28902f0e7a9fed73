import type { Command } from '../command';
import type { CalendarDate } from '../person';
import type { Pregnancy } from '../pregnancy';
import type * as v from '../vocabulary';

export type MedicalCommands =
  | Command<'AssessFitness', {
      readonly outcome: v.FitnessOutcome;
      readonly escort: v.Escort;
      readonly specialServices: readonly v.SpecialService[];
      readonly reviewOn?: CalendarDate;
      readonly pregnancy?: Pregnancy;
      /** Days of medicine the person carries. */
      readonly medicationDays?: number;
      readonly findings?: string;
    }>
  | Command<'RecordPreEmbarkationCheck', { readonly result: 'pass' | 'fail'; readonly findings?: string }>
  | Command<'ReportMedicalDeterioration', { readonly severity: v.Severity; readonly findings?: string }>;
