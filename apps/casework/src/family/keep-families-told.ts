import { Injectable } from '@nestjs/common';
import type { TraceContext } from '@homeward/http';
import { type FamilyMember, FamilyMembers } from '@homeward/read-model';
import { type CommandData, MAX_FAMILY_MEMBERS, partedFrom } from '@homeward/return-case';
import { ReadMember, type Touched } from './read-member';
import { TellMember } from './tell-member';

type Told = CommandData<'NoteFamilyStanding'>;

/** One more than a family can have, so that a group that is too large is told of itself and holds everybody. */
const MAX_TOLD = MAX_FAMILY_MEMBERS + 1;

/**
 * Tells the members of a family how one of them stands, and that one how the others do. It compares with what was told
 * before, so it may be asked about a case any number of times.
 */
@Injectable()
export class KeepFamiliesTold {
  constructor(
    private readonly members: FamilyMembers,
    private readonly reader: ReadMember,
    private readonly cases: TellMember,
  ) {}

  /** @param before what the others were last told of the case, if it was of a family. */
  async about(caseId: string, before: FamilyMember | undefined, trace: TraceContext): Promise<void> {
    const touched = await this.reader.read(caseId, trace);
    if (touched === undefined) return;
    const { state } = touched;
    if (before !== undefined && before.groupId !== state.groupId) await this.tellOfParting(touched, before);
    if (state.groupId === null) return;
    const member = memberOf(touched, state.groupId);
    const others = await this.members.othersOf(member, MAX_TOLD);
    const isNews = before === undefined || !sameFamilyNews(before, member);
    const told = await Promise.all([
      ...(isNews ? others.map((other) => this.cases.tell(other.caseId, wordOf(member, other.caseId), trace)) : []),
      this.tellOfOthers(touched, others),
    ]);
    if (isNews && !told.includes(false)) await this.members.save(member);
  }

  private async tellOfParting({ caseId, state, revision, trace }: Touched, before: FamilyMember): Promise<void> {
    for (const other of await this.members.othersOf(before, MAX_TOLD)) {
      await this.cases.tell(other.caseId, { memberCaseId: caseId, asOfRevision: revision, ...partedFrom(state) }, trace);
    }
  }

  /** One after another, because they are all told to the same case. */
  private async tellOfOthers({ caseId, state, trace }: Touched, others: readonly FamilyMember[]): Promise<boolean> {
    if (state.phase === 'closed') return true;
    let told = true;
    for (const other of others) {
      const word = wordOf(other, caseId);
      if (!sameWord(state.family.members[other.caseId], word)) told = (await this.cases.tell(caseId, word, trace)) && told;
    }
    return told;
  }
}

function memberOf({ caseId, state, revision, standing }: Touched, groupId: string): FamilyMember {
  return { caseId, office: state.office, groupId, told: { asOfRevision: revision, ...standing }, splitFrom: state.family.splitFrom };
}

/** What a member says to another: how it stands, or that it left, when the two were parted. */
function wordOf({ caseId, told, splitFrom }: FamilyMember, to: string): Told {
  if (!splitFrom.includes(to)) return { memberCaseId: caseId, ...told };
  const { asOfRevision, relation } = told;
  return { memberCaseId: caseId, asOfRevision, ...(relation && { relation }), standing: 'left', gates: [] };
}

function sameFamilyNews(before: FamilyMember, now: FamilyMember): boolean {
  return before.groupId === now.groupId && sameWord({ memberCaseId: '', ...before.told }, { memberCaseId: '', ...now.told }) && sameText(before.splitFrom, now.splitFrom);
}

/** The revision something was read at is no part of what it says. */
function sameWord(known: Told | undefined, word: Told): boolean {
  return known !== undefined && sameText(contentOf(known), contentOf(word));
}

function contentOf({ relation, standing, travelDate, gates }: Told): unknown {
  return [relation ?? '', standing, travelDate ?? '', gates.map(({ gate, reason }) => [gate, reason])];
}

function sameText(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
