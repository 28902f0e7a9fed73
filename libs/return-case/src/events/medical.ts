import type { Message, Sealable } from '@homeward/decider';
import type { CalendarDate, Instant } from '../person';
import type { Pregnancy } from '../pregnancy';
import type * as v from '../vocabulary';

export type MedicalFacts =
  | Message<'MedicalAssessed', {
      readonly outcome: v.FitnessOutcome;
      readonly validUntil: CalendarDate;
      readonly escort: v.Escort;
      readonly specialServices: readonly v.SpecialService[];
      readonly reviewOn?: CalendarDate;
      readonly pregnancy?: Sealable<Pregnancy>;
      readonly medicationDays?: number;
      readonly assessedOn?: CalendarDate;
      readonly findings?: Sealable<string>;
    }>
  | Message<'PreEmbarkationChecked', { readonly result: 'pass' | 'fail'; readonly checkedAt: Instant; readonly findings?: Sealable<string> }>
  | Message<'MedicalDeteriorated', { readonly severity: v.Severity; readonly findings?: Sealable<string> }>;
