import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Answers, Code, Whole, YesNo } from '../values';

const MAX_NEEDS = 30;
const MAX_ANSWERS = 100;
/** Ten thousand million major units of a currency with two decimals; far beyond any assistance to one person. */
const MAX_AMOUNT_MINOR = 1_000_000_000_000;

export class RecordFollowUpBody implements CommandBody<'RecordFollowUp'> {
  @Code(v.FOLLOW_UP_MONTHS)
  readonly month!: v.FollowUpMonth;

  @YesNo()
  readonly reached!: boolean;

  @YesNo({ description: 'Whether somebody else answered for the person.' })
  readonly proxyRespondent!: boolean;

  @Texts('reference', MAX_NEEDS)
  readonly needs!: string[];

  @Text('narrative', { optional: true })
  readonly note?: string;
}

export class ScoreReintegrationBody implements CommandBody<'ScoreReintegration'> {
  @Code(v.FOLLOW_UP_MONTHS)
  readonly round!: v.FollowUpMonth;

  @Text('reference')
  readonly instrumentVersion!: string;

  @Answers(MAX_ANSWERS)
  readonly economic!: (number | null)[];

  @Answers(MAX_ANSWERS)
  readonly social!: (number | null)[];

  @Answers(MAX_ANSWERS)
  readonly psychosocial!: (number | null)[];
}

export class ProvideAssistanceBody implements CommandBody<'ProvideAssistance'> {
  @Code(v.ASSISTANCE_TYPES)
  readonly assistance!: v.AssistanceType;

  @Whole(1, MAX_AMOUNT_MINOR, { description: 'In minor units of the currency.' })
  readonly amountMinor!: number;

  @Text('currency')
  readonly currency!: string;

  @Text('reference')
  readonly budgetRef!: string;
}

export const FOLLOW_UP_COMMANDS: CommandEntries<'RecordFollowUp' | 'ScoreReintegration' | 'ProvideAssistance'> = {
  RecordFollowUp: command<'RecordFollowUp'>()(RecordFollowUpBody, 'Record a follow-up with the person after the return', {
    month: 1,
    reached: true,
    proxyRespondent: false,
    needs: ['vocational-training'],
  }),
  ScoreReintegration: command<'ScoreReintegration'>()(ScoreReintegrationBody, 'Score the reintegration', {
    round: 3,
    instrumentVersion: 'placeholder-1',
    economic: [0.5, 0.75, null],
    social: [0.5],
    psychosocial: [1],
  }),
  ProvideAssistance: command<'ProvideAssistance'>()(ProvideAssistanceBody, 'Record assistance given', {
    assistance: 'business',
    amountMinor: 120_000,
    currency: 'EUR',
    budgetRef: 'project-204/reintegration',
  }),
};
