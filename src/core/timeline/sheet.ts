import { type Anchor, type Box, LabelPlacer, type Spot } from '../layout/place-labels.ts';
import { fontOf, isForHole } from './fonts.ts';
import type { Bar, Passing, Popping, Shape, Words } from './picture.ts';

/** From bottom to top. Classes are one letter because every drawing repeats them; timeline.css says what each is. */
const order = [...'eVodfckKzwGiIJtmprxlaXYyjEWuUT'];

/** Draws on one SVG. `u` runs along time and `w` across it, so that one drawing serves both directions. Px. */
export class Sheet {
  readonly #across: boolean;
  readonly placer: LabelPlacer;
  readonly words: Words[] = [];
  readonly bars: Bar[] = [];
  readonly passing: Passing[] = [];
  readonly #shapes = new Map<string, string>();
  readonly #over = new Map<number, { shapes: Shape[]; words: Words[] }>();

  constructor(wide: boolean, frame: Box) {
    this.#across = wide;
    this.placer = new LabelPlacer(frame);
  }

  point(u: number, w: number): readonly [number, number] {
    const [a, b] = [Math.round(u), Math.round(w)];
    return this.#across ? [a, b] : [b, a];
  }

  #pop(at: number): { shapes: Shape[]; words: Words[] } {
    const found = this.#over.get(at) ?? { shapes: [], words: [] };
    this.#over.set(at, found);
    return found;
  }

  /** Adds to the path of a class, under the cover; with `at` over it, from that moment on. */
  path(cls: string, d: string, at?: number): void {
    if (at === undefined) this.#shapes.set(cls, (this.#shapes.get(cls) ?? '') + d);
    else this.#pop(at).shapes.push({ cls, d });
  }

  line(cls: string, u0: number, w0: number, u1: number, w1: number): void {
    this.path(cls, `M${this.point(u0, w0).join(' ')}L${this.point(u1, w1).join(' ')}`);
  }

  rect(u0: number, w0: number, u1: number, w1: number): Box {
    const [a, b] = [this.point(u0, w0), this.point(u1, w1)];
    return [a[0], a[1], b[0], b[1]];
  }

  box(cls: string, u0: number, w0: number, u1: number, w1: number, at?: number): Box {
    const [x0, y0, x1, y1] = this.rect(u0, w0, u1, w1);
    this.path(cls, `M${x0} ${y0}H${x1}V${y1}H${x0}z`, at);
    return [x0, y0, x1, y1];
  }

  /** A line with a head at its end. */
  arrow(cls: string, u0: number, w0: number, u1: number, w1: number, size: number): void {
    const [x0, y0] = this.point(u0, w0);
    const [x1, y1] = this.point(u1, w1);
    const angle = Math.atan2(y1 - y0, x1 - x0);
    const back = (turn: number): string =>
      `${Math.round(x1 - size * Math.cos(angle + turn))} ${Math.round(y1 - size * Math.sin(angle + turn))}`;
    this.path(cls, `M${x0} ${y0}L${x1} ${y1}M${back(-0.42)}L${x1} ${y1}L${back(0.42)}z`);
    // The handshake below WebSocket is a faint background: words may cross it.
    if (cls !== 't') this.placer.lines.push([x0, y0, x1, y1]);
  }

  cross(cls: string, u: number, w: number, size = 4): void {
    const [x, y] = this.point(u, w);
    this.path(cls, `M${x - size} ${y - size}l${2 * size} ${2 * size}m0-${2 * size}l-${2 * size} ${2 * size}`);
    this.placer.boxes.push([x - size, y - size, x + size, y + size]);
  }

  /** Text at a place that is known to be free. `at` as for `path`. */
  write(cls: string, text: string, [x, y, anchor]: Spot, at?: number, turn?: number): void {
    const mark = {
      cls: cls + anchorClass[anchor],
      x: Math.round(x),
      y: Math.round(y * 2) / 2,
      text,
      ...(turn ? { turn: Math.round(turn) } : {}),
    };
    (at === undefined ? this.words : this.#pop(at).words).push(mark);
  }

  /** Text at the first of these places that is free, or nowhere. `lines: false`: over lines rather than nowhere. */
  put(cls: string, text: string, spots: readonly Spot[], at?: number, lines = true): Spot | undefined {
    const holes = isForHole(cls);
    const font = fontOf(cls);
    const spot =
      this.placer.place(text, font, spots, { holes }) ??
      (lines ? undefined : this.placer.place(text, font, spots, { holes, lines: true }));
    if (spot) this.write(cls, text, spot, at);
    return spot;
  }

  shapes(): Shape[] {
    return [...this.#shapes]
      .map(([cls, d]) => ({ cls, d }))
      .sort((a, b) => order.indexOf(a.cls[0]!) - order.indexOf(b.cls[0]!));
  }

  over(): Popping[] {
    return [...this.#over].map(([at, { shapes, words }]) => ({ at, shapes, words })).sort((a, b) => a.at - b.at);
  }
}

const anchorClass: Readonly<Record<Anchor, string>> = { start: '', middle: ' M', end: ' E' };
