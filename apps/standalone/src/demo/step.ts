import type { CommandData, Instant, ReturnCaseCommandType } from '@homeward/return-case';
import type { DemoActor } from './actors';
import { dayOf, type DemoCase } from './person';

/** One thing somebody does on one case. */
export interface Step<Type extends ReturnCaseCommandType = ReturnCaseCommandType> {
  readonly at: Instant;
  readonly actor: DemoActor;
  readonly type: Type;
  readonly data: CommandData<Type>;
}

/** `9:30` on the n-th day of the case's own way, UTC. */
export interface When {
  readonly day: number;
  readonly time?: string;
}

const OFFICE_OPENS = '08:00';

export function instantOf(demoCase: DemoCase, { day, time = OFFICE_OPENS }: When): Instant {
  return `${dayOf(demoCase, day)}T${time}:00.000Z`;
}

/** Makes the steps of one case, each checked against the shape of its command. */
export function stepsOf(demoCase: DemoCase) {
  return <Type extends ReturnCaseCommandType>(when: When, actor: DemoActor, type: Type, data: CommandData<Type>): Step => ({
    at: instantOf(demoCase, when),
    actor,
    type,
    data,
  });
}
