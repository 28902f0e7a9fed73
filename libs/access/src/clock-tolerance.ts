/** How far the issuer's clock and ours may be apart. */
export const CLOCK_TOLERANCE_SECONDS = 5;
