import type { Box, Spot } from '../layout/place-labels.ts';
import type { By, Place, Sheet } from './sheet.ts';
import { roomOf, type Text } from './text-roles.ts';

type Ends = readonly [along0: number, across0: number, along1: number, across1: number];
type Options = {
  /** Shown from here on, ms. */
  readonly at: number;
  /** The line starts at the client. */
  readonly starts: boolean;
  /** It answers another one. */
  readonly answers: boolean;
  readonly overLines: boolean;
  /** Rather below its neighbours than nowhere. */
  readonly far?: boolean;
};
type Writer = (sheet: Sheet, text: Text, ends: Ends, options: Options) => boolean;

/** Beside the line: outside of the V that an exchange makes, what starts it to its left, what answers to its right. */
const level: Writer = (sheet, text, [u0, w0, u1, w1], { at, starts, answers, overLines }) => {
  const left: Place[] = [];
  const right: Place[] = [];
  for (const part of starts ? [0.36, 0.6, 0.2, 0.75] : [0.36, 0.6, 0.75, 0.2]) {
    const [along, across] = [u0 + (u1 - u0) * part, w0 + (w1 - w0) * part + 4];
    left.push([along - 9, across, 'end']);
    right.push([along + 9, across, 'start']);
  }
  return sheet.put(text, { places: answers ? [...right, ...left] : [...left, ...right], overLines }, at) !== undefined;
};

/** Where on a line the middle of its name is, as a part of it, the best place first; the last clear of what crosses it. */
const alongLine = [0.5, 0.42, 0.58, 0.35, 0.65, 0.27, 0.73, 0.2, 0.8] as const;
/** Along its slope: how far above a line its name is, or below it, and whether it may cross other lines; px. */
const away: readonly (readonly [px: number, overLines: boolean])[] = [
  [-5, false],
  // Clear of the ring of a recorder on the line.
  [-8, false],
  [14, false],
];
/** Rather over other lines than nowhere. */
const awayOverLines = [
  [-5, true],
  [-8, true],
] as const;
const awayFar = [
  [24, false],
  [34, false],
  [44, false],
] as const;

/** Along the line's slope. It keeps clear of other lines: one that runs through a word looks like the line it names. */
const sloping: Writer = (sheet, text, [u0, w0, u1, w1], { at, overLines, far = false }) => {
  const own = sheet.rect(u0, w0, u1, w1);
  const [x0, y0, x1, y1] = own;
  let angle = Math.atan2(y1 - y0, x1 - x0);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  const turn = (((angle * 180) / Math.PI + 540) % 360) - 180;
  const isOwn = (line: Box): boolean => line.every((px, i) => px === own[i]);
  for (const [px, isOver] of [...away, ...(far ? awayFar : []), ...(overLines ? awayOverLines : [])])
    for (const part of alongLine) {
      const [x, y] = [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
      const spot: Spot = [x - Math.sin(angle) * px, y + Math.cos(angle) * px, 'middle'];
      const room = roomOf(text, spot, turn);
      if (!sheet.placer.isFree(room, { lines: isOver || isOwn })) continue;
      sheet.placer.boxes.push(room);
      sheet.write(text, spot, at, turn);
      return true;
    }
  return false;
};

const writers: By<Writer> = { wide: level, narrow: sloping };

/** The name of a line, beside it or along its slope. False: there is no room. */
export const besideLine: Writer = (sheet, ...rest) => sheet.of(writers)(sheet, ...rest);
