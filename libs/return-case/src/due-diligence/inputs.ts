import type { Answer, DdpInputs } from '@homeward/due-diligence';
import type { CommandContext } from '../command';
import type { RegisteredCase } from '../state';
import { factsOf } from './facts';
import { escalatedBy } from './sources';

/** In the place of an event id where there is none: histories folded without their ids. */
const UNRECORDED = 'unrecorded';

/** Everything a decision rests on, as the case stands. Two states that say the same give the same inputs. */
export function ddpInputs(state: RegisteredCase, context: CommandContext): DdpInputs {
  const { checks, overrides, everEscalated } = state.ddp;
  const sourceOf = (name: string) => state.sources[name] ?? UNRECORDED;
  return {
    facts: factsOf(state, context),
    answers: Object.fromEntries(
      Object.entries(checks).flatMap(([check, answer]): (readonly [string, Answer])[] =>
        answer === undefined ? [] : [[check, answerOf(answer, sourceOf(`DdpCheckRecorded:${check}`))]],
      ),
    ),
    overrides: Object.fromEntries(Object.keys(overrides).map((check) => [check, sourceOf(`DdpCheckOverridden:${check}`)])),
    escalations: Object.fromEntries(everEscalated.map((check) => [check, sourceOf(escalatedBy({ check }))])),
  };
}

function answerOf({ outcome, validUntil }: Omit<Answer, 'source'>, source: string): Answer {
  return validUntil === undefined ? { outcome, source } : { outcome, validUntil, source };
}
