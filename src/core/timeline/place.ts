import { textWidth } from './text-width.ts';

/** left, top, right, bottom; px. */
export type Box = readonly [number, number, number, number];
export type Anchor = 'start' | 'middle' | 'end';
/** Where a text could stand: x, baseline y, anchor. */
export type Spot = readonly [number, number, Anchor];

/** Font size and weight of each class of text. timeline.css sets the same. */
export const fonts: Readonly<Record<string, readonly [number, boolean]>> = {
  n: [13, true], // lane name
  O: [11.5, true], // on an OPEN lane
  D: [11.5, true], // on a dead one
  C: [11.5, false], // CONNECTING
  b: [12.5, false], // label
  B: [12.5, true], // label that matters
  h: [13, true], // dimension line
  V: [25, true], // in the void
  v: [13, false],
  q: [12, false], // ruler
  Q: [12, true],
  e: [11, false], // fold, narrow
  g: [11.5, true], // code of a close event
  N: [15, false], // note
};

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Does a straight line pass through a box? Liang–Barsky. */
function crosses([x0, y0, x1, y1]: Box, box: Box): boolean {
  let [from, to] = [0, 1];
  const clip = (delta: number, room: number): boolean => {
    if (delta === 0) return room >= 0;
    const at = room / delta;
    if (delta < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    return from <= to;
  };
  return (
    clip(x0 - x1, x0 - box[0]) && clip(x1 - x0, box[2] - x0) && clip(y0 - y1, y0 - box[1]) && clip(y1 - y0, box[3] - y0)
  );
}

/** Remembers what is taken and finds free places. */
export class Placer {
  readonly boxes: Box[] = [];
  readonly lines: Box[] = [];
  /** Holes, where only words that are made for them may stand. */
  readonly holes: Box[] = [];
  readonly #frame: Box;

  constructor(frame: Box) {
    this.#frame = frame;
  }

  static box(cls: string, text: string, [x, y, anchor]: Spot, turn = 0): Box {
    const [size, bold] = fonts[cls[0]!]!;
    const width = textWidth(text, size, bold);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const slope = Math.abs(Math.sin((turn * Math.PI) / 180)) * width * 0.4;
    return [left - 1, y - size * 0.82 - slope, left + width + 1, y + size * 0.24 + slope];
  }

  /** Is nothing there? `onHole`: made for a hole, where nothing else may stand. */
  free(box: Box, lines = true, onHole = false): boolean {
    const [left, top, right, bottom] = this.#frame;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    if (!onHole && this.holes.some((hole) => overlaps(box, hole))) return false;
    return (
      !this.boxes.some((other) => overlaps(box, other)) && !(lines && this.lines.some((line) => crosses(line, box)))
    );
  }

  /** Does this line keep clear of all boxes? Its ends may touch them. */
  clear([x0, y0, x1, y1]: Box): boolean {
    const inner: Box = [x0 + (x1 - x0) * 0.06, y0 + (y1 - y0) * 0.06, x1 - (x1 - x0) * 0.1, y1 - (y1 - y0) * 0.1];
    return !this.boxes.some((box) => crosses(inner, box));
  }

  /** The first spot that is free, which is then taken; undefined when there is none. */
  put(cls: string, text: string, spots: readonly Spot[], lines = true): Spot | undefined {
    const onHole = /c5|^[Vv]/.test(cls);
    const spot = spots.find((s) => this.free(Placer.box(cls, text, s), lines, onHole));
    if (spot) this.boxes.push(Placer.box(cls, text, spot));
    return spot;
  }
}
