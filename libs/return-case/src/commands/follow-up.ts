import type { Command } from '../command';
import type * as v from '../vocabulary';

export type FollowUpCommands =
  | Command<'RecordFollowUp', { readonly month: v.FollowUpMonth; readonly reached: boolean; readonly proxyRespondent: boolean; readonly needs: readonly string[]; readonly note?: string }>
  | Command<'ScoreReintegration', {
      readonly round: v.FollowUpMonth;
      readonly instrumentVersion: string;
      /** Answers from 0 to 1, null for a refusal. */
      readonly economic: readonly (number | null)[];
      readonly social: readonly (number | null)[];
      readonly psychosocial: readonly (number | null)[];
    }>
  | Command<'ProvideAssistance', { readonly assistance: v.AssistanceType; readonly amountMinor: number; readonly currency: string; readonly budgetRef: string }>;
