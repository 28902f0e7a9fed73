import type { Machine } from './machine';
import type { World } from './world';

/** The place of the relay, the broker and another system behind it. */
export class Relaying {
  processes(_: World): readonly (readonly [string, (machine: Machine) => Promise<void>])[] {
    return [];
  }

  /** What does not hold of who learns of the log from the relay, given the ids of the log in order. */
  broken(_: readonly string[]): readonly string[] {
    return [];
  }
}
