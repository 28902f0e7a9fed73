import type { Message, Sealable } from '@homeward/decider';
import type * as v from '../vocabulary';

export type FollowUpFacts =
  | Message<'FollowUpDone', { readonly month: v.FollowUpMonth; readonly reached: boolean; readonly needs: readonly string[]; readonly note?: Sealable<string> }>
  | Message<'ReintegrationScored', { readonly round: v.FollowUpMonth; readonly instrumentVersion: string; /** 0 to 1, null where too few answers. */ readonly economic: number | null; readonly social: number | null; readonly psychosocial: number | null; readonly composite: number | null }>
  | Message<'AssistanceProvided', { readonly assistance: v.AssistanceType; /** Minor units of the currency. */ readonly amountMinor: number; readonly currency: string; readonly budgetRef: string }>;
