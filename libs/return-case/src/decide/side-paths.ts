import type { Rules } from '../rule';
import { CONTACT_LOSS_RULES, type ContactLossCommand } from './contact-loss';
import { ENDING_RULES, type EndingCommand } from './ending';
import { LEGAL_RULES, type LegalCommand } from './legal';
import { PAUSE_RULES, type PauseCommand } from './pause';
import { WITHDRAWAL_RULES, type WithdrawalCommand } from './withdrawal';

export type SidePathsCommand = WithdrawalCommand | PauseCommand | LegalCommand | ContactLossCommand | EndingCommand;

/** What can happen to a case at any point: a changed mind, a pause, a claim for protection, a lost person, an end. */
export const SIDE_PATHS_RULES: Rules<SidePathsCommand> = {
  ...WITHDRAWAL_RULES,
  ...PAUSE_RULES,
  ...LEGAL_RULES,
  ...CONTACT_LOSS_RULES,
  ...ENDING_RULES,
};
