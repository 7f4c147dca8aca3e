/** Where a text stands in the picture: `onVoid` decides its colour. Pixels. */
export type Place = { readonly x: number; readonly isLeft: boolean; readonly onVoid: boolean };

/** The edges that texts keep clear of: the loss, the server's return, the end of the axis. */
export type Edges = { readonly zeroX: number; readonly backX: number; readonly rightX: number };

const GAP = 10;

/** Beside its bar, before it if there is room, never half on the void and half on paper; null: nowhere. */
export function placeLabel(bar: { fromX: number; toX: number }, width: number, edges: Edges): Place | null {
  const { zeroX, backX, rightX } = edges;
  if (bar.fromX - zeroX > width + GAP + 4) return { x: bar.fromX - GAP, isLeft: true, onVoid: true };
  const beside = bar.toX + GAP + 8;
  const onVoid = beside + width < backX - 2;
  const x = onVoid ? beside : Math.max(beside, backX + GAP);
  return x + width > rightX ? null : { x, isLeft: false, onVoid };
}

/** What a row of the stairs covers from left to right, its text included. */
export type Extent = { readonly fromX: number; readonly toX: number };

/**
 * Which row the large words stand on: the second if the first two leave the room, else the last; null if neither does.
 * Rows beyond the extents are empty.
 */
export function placeWords(words: Extent, extents: readonly Extent[], rows: number): number | null {
  const isFree = (row: number): boolean => {
    const extent = extents[row];
    return !extent || extent.toX < words.fromX || extent.fromX > words.toX;
  };
  if (isFree(0) && isFree(1)) return 1;
  return isFree(rows - 1) && isFree(rows - 2) ? rows - 1 : null;
}
