import type { Box } from '../../core/layout/place-labels.ts';
import type { Pane, Picture } from '../../core/timeline/picture.ts';
import { lengthOf, roomOf } from '../../core/timeline/text-roles.ts';

/** Px that stay free between a line and a word. */
const beside = 3;

/** The room that each word of a pane takes. */
export function roomsOf({ words, over }: Pane): readonly Box[] {
  return [...words, ...over.flatMap((one) => one.words)].map((one): Box => {
    const { x, y, anchor = 'start', down, turn } = one;
    if (!down) return roomOf(one, [x, y, anchor], turn);
    const long = lengthOf(one);
    const from = anchor === 'start' ? y : anchor === 'end' ? y - long : y - long / 2;
    return [x - 8, from, x + 8, from + long];
  });
}

/** What is left of a line once the stretches are taken out of it that others need. */
export function without(
  [from, to]: readonly [number, number],
  taken: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let at = from;
  for (const [start, end] of [...taken].sort((a, b) => a[0] - b[0])) {
    if (start > at) runs.push([at, Math.min(start, to)]);
    at = Math.max(at, end);
    if (at >= to) return runs;
  }
  return [...runs, [at, to]];
}

export type GoalLine = {
  readonly at: number;
  /** Across time, px of the picture: nowhere through a word. */
  readonly runs: readonly (readonly [number, number])[];
  /** Where the words of a narrow picture's line begin, and their middle: where they cover no others, if there is such a place. */
  readonly pillX: number;
  readonly pillY: number;
};

/** How far the words may be off their line, which still touches them; px. */
const off = [0, -6, 6, -12, 12, -18, 18];

/** The line of a moment through a picture's first pane, with a pill of `pillPx` for its words. */
export function goalLine(picture: Picture, atMs: number, pillPx: number): GoalLine {
  const pane = picture.panes[0]!;
  const { width } = picture;
  const at = Math.round(picture.axis.toPx(atMs));
  const wide = picture.mode === 'wide';
  const rooms = roomsOf(pane);
  const crossed = rooms.flatMap(([left, top, right, bottom]): (readonly [number, number])[] => {
    const [a, b, from, to] = wide ? [left, right, top, bottom] : [top, bottom, left, right];
    return a - beside < at && at < b + beside ? [[from - beside, to + beside]] : [];
  });
  // Above the lanes of a wide picture is its pill.
  const runs = without(wide ? [Math.min(...pane.cover.lanes) - 16, pane.height] : [40, width], crossed);
  const isFree = ([x, y]: readonly [number, number]): boolean => {
    const [left, top, right, bottom]: Box = [x, y - 11, x + pillPx, y + 11];
    return !rooms.some((room) => left < room[2] && room[0] < right && top < room[3] && room[1] < bottom);
  };
  const middle = Math.round((width + 40 - pillPx) / 2);
  const across = [width - pillPx, width - pillPx - 24, middle, 64, 40];
  const places = off.flatMap((far) => across.map((x) => [x, at + far] as const));
  const [pillX, pillY] = places.find(isFree) ?? [middle, at];
  return { at, runs, pillX, pillY };
}
