/** A coordinate to a tenth of a pixel: what is finer costs bytes and shows nothing. */
export const round = (px: number): number => Math.round(px * 10) / 10;
