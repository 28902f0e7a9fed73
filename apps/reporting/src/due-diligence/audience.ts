import type { Caller } from '@homeward/access';
import type { Audience } from '@homeward/due-diligence';
import { EdgeProblem } from '@homeward/http';

/** For whom an explanation is written: as asked, or for whoever asks. What officers need to know, a chief of mission does not. */
export function audienceFor({ role }: Caller, asked: Audience | undefined): Audience {
  const isChief = role === 'chief-of-mission';
  if (isChief && asked === 'officer') throw new EdgeProblem('NotAllowed', 'The explanation for an officer is not for a chief of mission.');
  return asked ?? (isChief ? 'chief-of-mission' : 'officer');
}
