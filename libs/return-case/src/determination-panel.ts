import type { ActorId } from './person';

/** Who sat on a best-interests determination panel, for whom, and what they said. */
export interface PanelMember {
  readonly member: ActorId;
  readonly organisation: string;
  readonly position: 'agree' | 'dissent';
}
