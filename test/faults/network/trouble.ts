import { systemTimers } from '@homeward/platform';
import { type FaultProxy, RESET, SLICE, STALL } from '../../support/fault-proxy';

const isLong = process.env['HOMEWARD_FAULTS'] === 'long';
const SHORT_TROUBLE_MS = 300;
/** Longer than any answer may take, so that whoever waited for the silent network has been told. */
const SILENCE_MS = isLong ? 20_000 : 4_000;

/** What a network does for a while. */
export interface Trouble {
  readonly name: string;
  readonly begin: (wire: FaultProxy) => Promise<void> | void;
  readonly lastsMs: number;
}

export const SILENCE: Trouble = { name: 'goes silent', begin: (wire) => wire.set(STALL), lastsMs: SILENCE_MS };

export const SLICES: Trouble = { name: 'delivers in pieces', begin: (wire) => wire.set(SLICE), lastsMs: 2 * SHORT_TROUBLE_MS };

/** Trouble that is noticed by itself. */
export const NOISE: readonly Trouble[] = [
  { name: 'breaks messages in two', begin: (wire) => wire.set(RESET), lastsMs: SHORT_TROUBLE_MS },
  { name: 'loses answers to what went through', begin: (wire) => wire.set({ kind: 'cut', afterBytes: 0 }, ['answers']), lastsMs: SHORT_TROUBLE_MS },
  { name: 'resets who connects', begin: (wire) => shut(wire, 'resetting'), lastsMs: SHORT_TROUBLE_MS },
  { name: 'has nobody listen', begin: (wire) => shut(wire, 'closed'), lastsMs: SHORT_TROUBLE_MS },
  SLICES,
];

async function shut(wire: FaultProxy, door: 'resetting' | 'closed'): Promise<void> {
  await wire.setDoor(door);
  wire.resetAll();
}

/** Puts a wire through trouble. */
export async function suffer(wire: FaultProxy, { begin, lastsMs }: Trouble): Promise<void> {
  await begin(wire);
  await systemTimers.sleep(lastsMs);
  await wire.heal();
}
