import type { Spot } from '../layout/place-labels.ts';
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

/** Along the line's slope: above it, or below it where it may cross other lines. */
const sloping: Writer = (sheet, text, [u0, w0, u1, w1], { at, far = false }) => {
  const [[x0, y0], [x1, y1]] = [sheet.point(u0, w0), sheet.point(u1, w1)];
  let angle = Math.atan2(y1 - y0, x1 - x0);
  if (Math.abs(angle) > Math.PI / 2) angle += Math.PI;
  const turn = (((angle * 180) / Math.PI + 540) % 360) - 180;
  for (const [away, overLines] of [
    [-5, true],
    // Clear of the ring of a recorder on the line.
    [-8, true],
    [14, false],
    ...(far ? ([24, 34, 44] as const).map((away) => [away, false] as const) : []),
  ] as const)
    for (const part of [0.5, 0.42, 0.58, 0.35, 0.65]) {
      const [x, y] = [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
      const spot: Spot = [x - Math.sin(angle) * away, y + Math.cos(angle) * away, 'middle'];
      const room = roomOf(text, spot, turn);
      if (!sheet.placer.isFree(room, { lines: overLines })) continue;
      sheet.placer.boxes.push(room);
      sheet.write(text, spot, at, turn);
      return true;
    }
  return false;
};

const writers: By<Writer> = { wide: level, narrow: sloping };

/** The name of a line, beside it or along its slope. False: there is no room. */
export const besideLine: Writer = (sheet, ...rest) => sheet.of(writers)(sheet, ...rest);
