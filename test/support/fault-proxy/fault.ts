/** What happens to the bytes of one direction. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Nothing is delivered any more, not even that a side has gone: a network that went silent. */
  | { readonly kind: 'stall' }
  /** Delivered in pieces of one to seven bytes. */
  | { readonly kind: 'slice' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** The next message is delivered by half, then both sides are reset. */
  | { readonly kind: 'reset' }
  /** After so many more bytes both sides are reset. */
  | { readonly kind: 'cut'; readonly afterBytes: number };

/** From the client to the server, and back. */
export type Direction = 'requests' | 'answers';

/** What happens to who connects: they are let in, reset at once, or find nobody listening. */
export type Door = 'open' | 'resetting' | 'closed';

export const PASS: Fault = { kind: 'pass' };
export const STALL: Fault = { kind: 'stall' };
export const SLICE: Fault = { kind: 'slice' };
export const RESET: Fault = { kind: 'reset' };
