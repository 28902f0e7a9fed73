import type { Standalone } from '../start-standalone';
import { DEMO_OFFICE, type DemoActor } from './actors';

/** One token for each person of the demonstration. */
export class Tokens {
  private readonly issued = new Map<string, Promise<string>>();

  constructor(private readonly system: Pick<Standalone, 'token'>) {}

  for({ subject, role, country }: DemoActor): Promise<string> {
    const known = this.issued.get(subject) ?? this.system.token({ role, office: DEMO_OFFICE, subject, ...(country !== undefined && { country }) });
    this.issued.set(subject, known);
    return known;
  }
}
