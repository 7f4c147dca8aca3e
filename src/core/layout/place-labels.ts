import { textWidth } from './text-width.ts';

/** left, top, right, bottom; px. */
export type Box = readonly [number, number, number, number];
export type Anchor = 'start' | 'middle' | 'end';
/** Where a text could be: x, baseline y, anchor; px. */
export type Spot = readonly [number, number, Anchor];
/** Size in px, and whether it is bold. */
export type Font = readonly [sizePx: number, bold: boolean];

/** The room that a line of text takes. `turn` is a rotation in degrees around its own point. */
export function textBox(text: string, [size, bold]: Font, [x, y, anchor]: Spot, turn = 0): Box {
  const width = textWidth(text, size, bold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  const slope = Math.abs(Math.sin((turn * Math.PI) / 180)) * width * 0.4;
  return [left - 1, y - size * 0.82 - slope, left + width + 1, y + size * 0.24 + slope];
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const holds = (a: Box, b: Box): boolean => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3];

/** Does a straight line pass through a box? Most lie wholly to one side of it; Liang–Barsky for the others. */
function crosses(line: Box, box: Box): boolean {
  // By index: this is asked more often than anything else of a crowded picture, and destructuring costs an iterator.
  const x0 = line[0];
  const y0 = line[1];
  const x1 = line[2];
  const y1 = line[3];
  if ((x0 < box[0] && x1 < box[0]) || (x0 > box[2] && x1 > box[2])) return false;
  if ((y0 < box[1] && y1 < box[1]) || (y0 > box[3] && y1 > box[3])) return false;
  // The share of the line that lies between the sides, and of that what lies between top and bottom.
  const dx = x1 - x0;
  const dy = y1 - y0;
  let from = 0;
  let to = 1;
  if (dx !== 0) {
    from = Math.max(from, (box[dx > 0 ? 0 : 2] - x0) / dx);
    to = Math.min(to, (box[dx > 0 ? 2 : 0] - x0) / dx);
  }
  if (dy !== 0) {
    from = Math.max(from, (box[dy > 0 ? 1 : 3] - y0) / dy);
    to = Math.min(to, (box[dy > 0 ? 3 : 1] - y0) / dy);
  }
  return from <= to;
}

const cellPx = 64;
/** No picture is longer; what is beyond shares the last cell. */
const farPx = 65_536;
const cell = (px: number): number => Math.floor(Math.max(0, Math.min(px, farPx)) / cellPx);

/** Boxes, or lines by their two ends, found by where they are: a crowded picture asks about its neighbours only. */
class Places {
  readonly #cells = new Map<number, Box[]>();

  push(...boxes: readonly Box[]): void {
    for (const box of boxes)
      this.#around(box, (key) => {
        const cell = this.#cells.get(key);
        if (cell) cell.push(box);
        else this.#cells.set(key, [box]);
        return false;
      });
  }

  /** Does one that may touch `box` pass the test? */
  some(box: Box, test: (other: Box) => boolean): boolean {
    return this.#around(box, (key) => this.#cells.get(key)?.some(test) ?? false);
  }

  /** Visits the cells that a box touches, whichever way round its corners are, until `visit` says true. */
  #around(box: Box, visit: (key: number) => boolean): boolean {
    const lastX = cell(Math.max(box[0], box[2]));
    const lastY = cell(Math.max(box[1], box[3]));
    for (let x = cell(Math.min(box[0], box[2])); x <= lastX; x++)
      for (let y = cell(Math.min(box[1], box[3])); y <= lastY; y++)
        if (visit(x * (farPx / cellPx + 1) + y)) return true;
    return false;
  }
}

/**
 * What a label may cover: lines that it would rather avoid, all of them or those that a test names; a hole that others
 * avoid. `within`: it must lie in one.
 */
export type Cover = {
  readonly lines?: boolean | ((line: Box) => boolean);
  readonly holes?: boolean | 'within';
};

/** Remembers what is taken and finds free places for labels. */
export class LabelPlacer {
  readonly boxes = new Places();
  readonly lines = new Places();
  /** Only labels that are made for them may cover these. */
  readonly holes = new Places();
  readonly #frame: Box;

  constructor(frame: Box) {
    this.#frame = frame;
  }

  /** Is nothing there? */
  isFree(box: Box, cover: Cover = {}): boolean {
    const [left, top, right, bottom] = this.#frame;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    if (!cover.holes && this.holes.some(box, (hole) => overlaps(box, hole))) return false;
    if (cover.holes === 'within' && !this.holes.some(box, (hole) => holds(hole, box))) return false;
    if (this.boxes.some(box, (other) => overlaps(box, other))) return false;
    const { lines = false } = cover;
    if (lines === true) return true;
    const mayCross = lines === false ? () => false : lines;
    return !this.lines.some(box, (line) => !mayCross(line) && crosses(line, box));
  }

  /** Does this line keep clear of all boxes? Its ends may touch them. */
  isClear([x0, y0, x1, y1]: Box): boolean {
    const inner: Box = [x0 + (x1 - x0) * 0.06, y0 + (y1 - y0) * 0.06, x1 - (x1 - x0) * 0.1, y1 - (y1 - y0) * 0.1];
    return !this.boxes.some(inner, (box) => crosses(inner, box));
  }

  /** The first spot that is free, which is then taken; undefined when there is none. */
  place(text: string, font: Font, spots: readonly Spot[], cover: Cover = {}): Spot | undefined {
    const spot = spots.find((one) => this.isFree(textBox(text, font, one), cover));
    if (spot) this.boxes.push(textBox(text, font, spot));
    return spot;
  }
}
