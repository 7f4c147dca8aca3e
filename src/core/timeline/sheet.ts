import { type Anchor, type Box, type Cover, LabelPlacer, type Spot } from '../layout/place-labels.ts';
import type { Bar, Direction, Passing, Popping, Shape, Words } from './picture.ts';
import { fontOf, isForSilence, roomOf, type Text } from './text-roles.ts';

/** What differs by the direction in which time runs. */
export type By<T> = Readonly<Record<Direction, T>>;

/** A place along time and across it, px, and how a text lies there. */
export type Place = readonly [along: number, across: number, anchor: Anchor];

/** Where a text could be, the best place first. `overLines`: rather across a line than nowhere. */
export type Candidates = { readonly places: readonly Place[]; readonly overLines?: boolean };

/** A moment, in ms, from which on something is shown over the playhead's cover; under it without one. */
type From = number | undefined;

/**
 * Draws on one SVG, along time and across it, so that one mark serves both directions: this is the only place that
 * maps them to x and y.
 */
export class Sheet {
  readonly direction: Direction;
  readonly placer: LabelPlacer;
  readonly words: Words[] = [];
  readonly bars: Bar[] = [];
  readonly passing: Passing[] = [];
  readonly #shapes = new Map<string, { mark: string; faint: boolean; d: string }>();
  readonly #over = new Map<number, { shapes: Shape[]; words: Words[] }>();

  constructor(direction: Direction, frame: Box) {
    this.direction = direction;
    this.placer = new LabelPlacer(frame);
  }

  of<T>(by: By<T>): T {
    return by[this.direction];
  }

  /** In whole px. */
  point(along: number, across: number): readonly [number, number] {
    const [u, w] = [Math.round(along), Math.round(across)];
    return this.of({ wide: [u, w], narrow: [w, u] });
  }

  spot([along, across, anchor]: Place): Spot {
    return this.of({ wide: [along, across, anchor], narrow: [across, along, anchor] });
  }

  rect(along0: number, across0: number, along1: number, across1: number): Box {
    return [...this.point(along0, across0), ...this.point(along1, across1)];
  }

  /** Where a box ends along time. */
  endOf([, , right, bottom]: Box): number {
    return this.of({ wide: right, narrow: bottom });
  }

  #pop(at: number): { shapes: Shape[]; words: Words[] } {
    const found = this.#over.get(at) ?? { shapes: [], words: [] };
    this.#over.set(at, found);
    return found;
  }

  /** Adds to the path of a mark. */
  path(mark: string, d: string, at?: From, faint = false): void {
    const shape = { mark, ...(faint ? { faint: true as const } : {}), d };
    if (at !== undefined) {
      this.#pop(at).shapes.push(shape);
      return;
    }
    const key = faint ? `${mark} faint` : mark;
    this.#shapes.set(key, { mark, faint, d: (this.#shapes.get(key)?.d ?? '') + d });
  }

  line(mark: string, along0: number, across0: number, along1: number, across1: number, faint = false): void {
    const [from, to] = [this.point(along0, across0), this.point(along1, across1)];
    this.path(mark, `M${from.join(' ')}L${to.join(' ')}`, undefined, faint);
  }

  /** A line of steps, each along and across from the one before. */
  zigzag(mark: string, along: number, across: number, steps: readonly (readonly [number, number])[]): void {
    const d = steps.map(([u, w]) => this.point(u, w).join(' ')).join(' ');
    this.path(mark, `M${this.point(along, across).join(' ')}l${d}`);
  }

  box(mark: string, along0: number, across0: number, along1: number, across1: number, at?: From): Box {
    const [x0, y0, x1, y1] = this.rect(along0, across0, along1, across1);
    this.path(mark, `M${x0} ${y0}H${x1}V${y1}H${x0}z`, at);
    return [x0, y0, x1, y1];
  }

  /** A box around a point, `half` as far along time and across it. Takes its room. */
  boxAround(mark: string, along: number, across: number, half: readonly [number, number], at?: From): void {
    const [x, y] = this.point(along, across);
    const [hx, hy] = this.point(...half);
    this.placer.boxes.push([x - hx, y - hy, x + hx, y + hy]);
    this.path(mark, `M${x - hx} ${y - hy}h${2 * hx}v${2 * hy}h-${2 * hx}z`, at);
  }

  /** A line with a head at its end. */
  arrow(mark: string, along0: number, across0: number, along1: number, across1: number, size: number, faint = false) {
    const [x0, y0] = this.point(along0, across0);
    const [x1, y1] = this.point(along1, across1);
    const angle = Math.atan2(y1 - y0, x1 - x0);
    const back = (turn: number): string =>
      `${Math.round(x1 - size * Math.cos(angle + turn))} ${Math.round(y1 - size * Math.sin(angle + turn))}`;
    this.path(mark, `M${x0} ${y0}L${x1} ${y1}M${back(-0.42)}L${x1} ${y1}L${back(0.42)}z`, undefined, faint);
  }

  /** Takes the room of a line. */
  keepLine(along0: number, across0: number, along1: number, across1: number): void {
    this.placer.lines.push(this.rect(along0, across0, along1, across1));
  }

  cross(mark: string, along: number, across: number, size = 4, faint = false): void {
    const [x, y] = this.point(along, across);
    const d = `M${x - size} ${y - size}l${2 * size} ${2 * size}m0-${2 * size}l-${2 * size} ${2 * size}`;
    this.path(mark, d, undefined, faint);
    this.placer.boxes.push([x - size, y - size, x + size, y + size]);
  }

  ring(mark: string, along: number, across: number, radius: number, at?: From): void {
    const [x, y] = this.point(along, across);
    const r = radius;
    this.path(mark, `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0-${2 * r} 0z`, at);
  }

  /** A bar that grows along time from `at` to `to`, ms. */
  bar(key: string, along: number, across: number, size: readonly [number, number], when: { at: number; to: number }) {
    const [x, y] = this.point(along, across);
    const [width, height] = this.point(...size);
    this.bars.push({ key, ...when, x, y, width, height });
  }

  /**
   * A line along time with heads at its ends: an open one goes on, and has none there. `gap` is half of what it leaves
   * free around `at`, its middle. Takes its room.
   */
  dimension(
    mark: string,
    [start, end]: readonly [number, number],
    across: number,
    gap: number,
    closed: boolean,
    at = (start + end) / 2,
  ) {
    const [x, y] = this.point(start, across);
    const far = Math.round(end);
    const half = Math.round(gap);
    const middle = Math.round(at) - half;
    const to = this.of({ wide: 'H', narrow: 'V' });
    const head = (at: string, sign: '' | '-'): string =>
      this.of({ wide: `M${at}l${sign}7-3v6z`, narrow: `M${at}l-3${sign || ' '}7h6z` });
    let d = `M${x} ${y}`;
    if (half) d += `${to}${middle}m${this.point(2 * half, 0).join(' ')}`;
    d += `${to}${far}${head(`${x} ${y}`, '')}`;
    if (closed) d += head(this.point(end, across).join(' '), '-');
    this.path(mark, d);
    this.placer.boxes.push(this.rect(start, across - 7, end, across + 7));
  }

  /** A text that is shown for a while only. */
  pass(key: string, text: Text, spot: Spot, when: { at: number; until: number; sinceMs: number }): void {
    this.passing.push({ key, ...when, words: Sheet.words(text, spot) });
  }

  /** A text as it stands at a spot that is known to be free. */
  static words({ role, ink, text }: Text, [x, y, anchor]: Spot, turn = 0): Words {
    return {
      role,
      ...(ink ? { ink } : {}),
      x: Math.round(x),
      y: Math.round(y * 2) / 2,
      ...(anchor === 'start' ? {} : { anchor }),
      text,
      ...(turn ? { turn: Math.round(turn) } : {}),
    };
  }

  #add(words: Words, at: From): void {
    (at === undefined ? this.words : this.#pop(at).words).push(words);
  }

  write(text: Text, spot: Spot, at?: From, turn = 0): void {
    this.#add(Sheet.words(text, spot, turn), at);
  }

  /** A text that runs along a lane whose middle is `across`. */
  writeAlong(text: Text, along: number, across: number, anchor: Anchor = 'start', at?: From): void {
    const level = Sheet.words(text, [along, across + 4, anchor]);
    const down: Words = { ...Sheet.words(text, [across, along, anchor]), down: true };
    this.#add(this.of({ wide: level, narrow: down }), at);
  }

  /** Writes a text at the first place that is free, or nowhere. Takes its room. */
  put(text: Text, { places, overLines = false }: Candidates, at?: From): Spot | undefined {
    const font = fontOf(text);
    const spots = places.map((place) => this.spot(place));
    // Words for a silence are light: where only the page has room for them, they are written in its ink.
    const inks: readonly (readonly [Text, NonNullable<Cover['holes']>])[] = isForSilence(text)
      ? [
          [text, 'within'],
          [{ ...text, ink: 'hush' }, false],
        ]
      : [[text, false]];
    for (const lines of overLines ? [false, true] : [false])
      for (const [inked, holes] of inks) {
        const spot = this.placer.place(text.text, font, spots, { holes, lines });
        if (!spot) continue;
        this.write(inked, spot, at);
        return spot;
      }
    return undefined;
  }

  /** The room that a text takes at a place. */
  room(text: Text, place: Place): Box {
    return roomOf(text, this.spot(place));
  }

  /** One path for each mark, from bottom to top. */
  shapes(order: readonly string[]): Shape[] {
    const height = new Map(order.map((mark, i) => [mark, i]));
    return [...this.#shapes.values()]
      .sort((a, b) => height.get(a.mark)! - height.get(b.mark)!)
      .map(({ mark, faint, d }) => ({ mark, ...(faint ? { faint: true as const } : {}), d }));
  }

  over(): Popping[] {
    return [...this.#over].map(([at, { shapes, words }]) => ({ at, shapes, words })).sort((a, b) => a.at - b.at);
  }
}
