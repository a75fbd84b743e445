/** How large a scenario may be: far above any real one, low enough that a mistaken file cannot eat the memory. */
export const MAX_CANDIDATES = 60;
export const MAX_LOCATIONS = 500;
export const MAX_AGE_BANDS = 20;
export const MAX_GENDERS = 8;
export const MAX_SOURCES = 50;
export const MAX_NAME_CHARS = 120;
export const MAX_TEXT_CHARS = 4000;
export const MAX_VOTERS = 1_000_000_000;
/** Votes per second. */
export const MAX_RATE = 1_000_000;
export const MAX_GRID = 100;
export const MAX_WEIGHT = 1e12;
export const MAX_FILE_BYTES = 5_000_000;
/** Nobody in a simulated electorate is older, in years. */
export const MAX_AGE = 105;
