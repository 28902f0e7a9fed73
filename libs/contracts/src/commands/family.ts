import * as v from '@homeward/return-case';
import { command, type CommandBody, type CommandEntries } from '../command-entry';
import { Text, Texts } from '../texts';
import { Code, Parts, Whole } from '../values';

const MAX_FAMILY_MEMBERS = 50;

export class HeldGatePart {
  @Code(v.GATES)
  readonly gate!: v.Gate;

  @Text('line')
  readonly reason!: string;
}

export class NoteFamilyStandingBody implements CommandBody<'NoteFamilyStanding'> {
  @Text('id')
  readonly memberCaseId!: string;

  @Whole(0, Number.MAX_SAFE_INTEGER, { description: 'The revision of the member’s case this was read at.' })
  readonly asOfRevision!: number;

  @Code(v.FAMILY_RELATIONS, { optional: true })
  readonly relation?: v.FamilyRelation;

  @Code(v.FAMILY_STANDINGS)
  readonly standing!: v.FamilyStanding;

  @Text('day', { optional: true, description: 'The day of travel the member’s gates were judged for.' })
  readonly travelDate?: string;

  @Parts(() => HeldGatePart, v.GATES.length)
  readonly gates!: HeldGatePart[];
}

export class DecideFamilySplitBody implements CommandBody<'DecideFamilySplit'> {
  @Texts('id', MAX_FAMILY_MEMBERS, { description: 'The cases of the members the person does not travel with.' })
  readonly fromCaseIds!: string[];

  @Code(v.FAMILY_SPLIT_REASONS)
  readonly reasonCode!: v.FamilySplitReason;

  @Text('reference')
  readonly decisionRef!: string;

  @Text('narrative', { optional: true })
  readonly reason?: string;
}

export const FAMILY_COMMANDS: CommandEntries<'NoteFamilyStanding' | 'DecideFamilySplit'> = {
  NoteFamilyStanding: command<'NoteFamilyStanding'>()(NoteFamilyStandingBody, 'Homeward itself tells how another member of the family stands', {
    memberCaseId: '0197f3a2-5d0e-7c1b-9a44-3f2b8c6d1e91',
    asOfRevision: 41,
    relation: 'head',
    standing: 'closed',
    travelDate: '2026-05-20',
    gates: [{ gate: 'MEDICAL', reason: 'The person is not fit to travel.' }],
  }),
  DecideFamilySplit: command<'DecideFamilySplit'>()(DecideFamilySplitBody, 'Decide that the person does not travel with some of the family', {
    fromCaseIds: ['0197f3a2-5d0e-7c1b-9a44-3f2b8c6d1e91'],
    reasonCode: 'medical',
    decisionRef: 'split-12',
    reason: 'He needs treatment first; they wish to go ahead.',
  }),
};
