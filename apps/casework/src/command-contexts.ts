import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@homeward/access';
import { EdgeProblem } from '@homeward/http';
import type { Clock } from '@homeward/platform';
import { calendarDateIn, type CommandContext, type Policy, type ReturnCase } from '@homeward/return-case';
import { CLOCK, POLICY, RuleSets } from '@homeward/wiring';
import { type Office, Offices } from './offices';

/** Says who asks, when, in which zone and under which policy and rules: all that a decision rests on beside the case. */
@Injectable()
export class CommandContexts {
  constructor(
    private readonly offices: Offices,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(POLICY) private readonly policy: Policy,
    private readonly ruleSets: RuleSets,
  ) {}

  get policyVersion(): string {
    return this.policy.version;
  }

  /** Days are counted where the case is, or where it is going to be registered. */
  contextOf({ actor, role, office }: Caller, state: ReturnCase): CommandContext {
    const caseOffice = state.phase === 'none' ? office : state.office;
    const zone = this.offices.zoneOf(caseOffice);
    const now = this.clock.now();
    const today = calendarDateIn(zone, now);
    return { actor, role, now, zone, policy: this.policy, ruleSet: this.ruleSets.on(today), calendar: this.offices.calendarOf(caseOffice, today) };
  }

  /** The office a new case belongs to. A token of the whole network opens none. */
  registeringOffice({ office }: Caller): Office {
    const found = this.offices.find(office);
    if (found === undefined) throw new EdgeProblem('NotAllowed', 'The office of the token is not one that opens cases.');
    return found;
  }
}
