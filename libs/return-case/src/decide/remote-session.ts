import { calendarDateIn } from '../dates';
import type { EventData } from '../events';
import { consentTo } from '../guards';
import { ensureDistinct, ensureSome, ensureText } from '../input';
import type { CommandOf, Rules } from '../rule';
import { present, sameContent } from '../same-content';
import type { RegisteredCase } from '../state';
import type { Phase } from '../vocabulary';
import { ensureFreeToSpeak } from './interpreted-talk';

export type RemoteSessionCommand = 'RecordRemoteSession';

/** From the counselling on, for as long as somebody over there can still answer a question before the departure. */
const SESSION_PHASES: readonly Phase[] = ['counselled', 'assessing', 'ddp-review', 'preparing', 'ready', 'booked', 'verified'];

export const REMOTE_SESSION_RULES: Rules<RemoteSessionCommand> = {
  RecordRemoteSession: {
    phases: SESSION_PHASES,
    guards: [consentTo('counsel')],
    repeats: (command, state) => isLastSession(command, state),
    decide(command, state) {
      const { data } = command;
      ensureFreeToSpeak(data, state);
      ensureText('cooStaffRef', data.cooStaffRef);
      ensureSome('topics', data.topics);
      ensureDistinct('topics', data.topics);
      data.topics.forEach((topic) => ensureText('topics', topic));
      return [{ type: 'RemoteSessionHeld', data: sessionOf(command) }];
    },
  },
};

function sessionOf({ data }: CommandOf<'RecordRemoteSession'>): EventData<'RemoteSessionHeld'> {
  const { authoritiesPresent: _authoritiesPresent, ...session } = data;
  return present(session);
}

/** The same words on the same day are one session sent twice. */
function isLastSession(command: CommandOf<'RecordRemoteSession'>, { remoteSession }: RegisteredCase): boolean {
  if (remoteSession === null) return false;
  const { heldAt, ...last } = remoteSession;
  const { zone, now } = command.context;
  return calendarDateIn(zone, heldAt) === calendarDateIn(zone, now) && !command.data.authoritiesPresent && sameContent(last, sessionOf(command));
}
