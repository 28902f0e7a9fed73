/** The lock that whoever builds a projection anew holds for as long as its half-built table is theirs; $1 is the projection. */
export const REBUILD_LOCK = "hashtextextended('homeward rebuild ' || $1, 0)";
