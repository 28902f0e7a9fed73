import { Inject, Injectable } from '@nestjs/common';
import { SheetRefused, type IntakeContext } from '@homeward/intake';
import type { Clock } from '@homeward/platform';
import { calendarDateIn, type Policy } from '@homeward/return-case';
import { CLOCK, POLICY } from '@homeward/wiring';
import { Offices } from '../offices';
import type { ImportJob } from './import-job';
import { IntakeNamespace } from './intake-namespace';

/** What the rows of a job are read against: the sender's office, its day, and the secret behind the case ids. */
@Injectable()
export class ImportContexts {
  constructor(
    private readonly offices: Offices,
    private readonly namespace: IntakeNamespace,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(POLICY) private readonly policy: Policy,
  ) {}

  contextOf({ request: { caller, dateOrder } }: ImportJob): IntakeContext {
    const office = this.offices.find(caller.office);
    if (office === undefined) throw new SheetRefused('OfficeUnknown', 'The office of the token is not one that opens cases.');
    return {
      namespace: this.namespace.value,
      office: office.id,
      hostCountry: office.country,
      today: calendarDateIn(office.zone, this.clock.now()),
      maxAgeYears: this.policy.maxAgeYears,
      ...(dateOrder !== undefined && { dateOrder }),
    };
  }
}
