/** Shades of a cell of a map: each stands for twice the time of the one before (map-cells.css). */
const LEVELS = 6;

/** The shade for a time until all clients are back, 0 to 5. The first reaches to `firstLevelMs`, the last has no end. */
export const levelOf = (ms: number, firstLevelMs: number): number =>
  Math.min(LEVELS - 1, Math.max(0, Math.ceil(Math.log2(Math.max(1, ms) / firstLevelMs))));
