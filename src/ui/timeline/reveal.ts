import { type Format, fill } from '../../core/format.ts';
import type { Bar, Pane, Picture } from '../../core/timeline/picture.ts';
import { keys } from './keys.ts';

/** What is known about one SVG between two frames, so that a frame touches only what crosses its moment. */
type Scene = {
  readonly svg: Element;
  readonly pane: Pane;
  readonly knob: HTMLElement | null;
  /** What is driven, by the keys that TimelineSvg gave it. */
  readonly driven: ReadonlyMap<string, Element>;
  /** The first hidden one of `over`; each before it is shown. */
  shown: number;
  /** What was written last, so that the same is never written twice: a place in the pane, and its value. */
  readonly written: Map<string, string>;
  /** What glides, so that it can be stopped. */
  readonly running: Map<Element, Animation>;
};

const scenes = new WeakMap<Element, { readonly picture: Picture; readonly scenes: readonly Scene[] }>();

const show = (element: Element | undefined, on: boolean): void => {
  if (on) element?.removeAttribute('visibility');
  else element?.setAttribute('visibility', 'hidden');
};

function scenesOf(root: Element, picture: Picture): readonly Scene[] {
  const svgs = new Map(
    [...root.querySelectorAll<SVGElement>('svg[data-pane]')].map((svg) => [svg.dataset['pane'], svg]),
  );
  const known = scenes.get(root);
  if (known?.picture === picture && known.scenes.every(({ svg, pane }) => svg === svgs.get(pane.id)))
    return known.scenes;
  const made = picture.panes.flatMap((pane): Scene[] => {
    const svg = svgs.get(pane.id);
    if (!svg) return [];
    const driven = new Map(
      [...svg.querySelectorAll<SVGElement>('[data-key]')].map((element) => [element.dataset['key']!, element]),
    );
    for (const { at } of pane.over) show(driven.get(keys.over(at)), false);
    for (const { key } of pane.passing) show(driven.get(key), false);
    const isClock = pane.id === 'ruler' || pane.id === 'all';
    const knob = isClock ? root.querySelector<HTMLElement>('.timeline-knob') : null;
    return [{ svg, pane, knob, driven, shown: 0, written: new Map(), running: new Map() }];
  });
  scenes.set(root, { picture, scenes: made });
  return made;
}

function change({ written }: Scene, key: string, value: string, write: () => void): void {
  if (written.get(key) === value) return;
  written.set(key, value);
  write();
}

/** The first and the last place of something that follows the cursor, in px along the time axis. */
type Limits = readonly [number, number];

/** How far the cover and the knob go. */
function reach(pane: Pane, wide: boolean): { readonly long: number; readonly cover: Limits; readonly knob: Limits } {
  const long = wide ? pane.width : pane.height;
  return { long, cover: [0, long - 1], knob: wide ? [32, long - 32] : [0, long - 11] };
}

/** CSS that puts the knob at `px`: it is a square as wide as the picture, whatever width that has on the page. */
const knobAt =
  (pane: Pane, wide: boolean) =>
  (px: number): string =>
    `translate${wide ? 'X' : 'Y'}(${((100 * px) / pane.width).toFixed(3)}%)`;

const within = (px: number, [least, most]: Limits): number => Math.min(Math.max(px, least), most);

/** A move at one speed from `from` to `to`, in px along the time axis. */
type Move = { readonly from: number; readonly to: number; readonly pxPerMs: number };

/** `element` follows the cursor between the first and the last of `limits`, and rests outside of them. */
function follow(
  { running }: Scene,
  element: Element | null | undefined,
  { from, to, pxPerMs }: Move,
  limits: Limits,
  css: (px: number) => string,
): void {
  if (!element || running.has(element)) return;
  const turns = limits.map((px) => (px - from) / (to - from)).filter((offset) => offset > 0 && offset < 1);
  const frames = [0, ...turns, 1].map((offset) => ({
    offset,
    transform: css(within(from + offset * (to - from), limits)),
  }));
  running.set(element, element.animate(frames, { duration: (to - from) / pxPerMs, fill: 'forwards' }));
}

/** A bar as long as the cursor at `u` lets it be; one that grows while the cursor glides is left to the compositor. */
function drawBar(scene: Scene, bar: Bar, u: number, wide: boolean, pxPerMs: number): void {
  const { key, x, y, width, height } = bar;
  const element = scene.driven.get(key);
  const [from, long] = wide ? [x, width] : [y, height];
  const drawn = within(u - from, [0, long]);
  const grows = pxPerMs > 0 && drawn < long && u >= from;
  const shown = String(grows ? long : drawn);
  change(scene, key, shown, () => element?.setAttribute(wide ? 'width' : 'height', shown));
  if (!grows) return;
  const limits = [from, from + long] as const;
  follow(
    scene,
    element,
    { from: u, to: limits[1], pxPerMs },
    limits,
    (px) => `scale${wide ? 'X' : 'Y'}(${(px - from) / long})`,
  );
}

export type RevealOptions = {
  /** How clock and counters write their seconds. */
  readonly format: Format;
  /** While the picture glides this fast, what moves steadily is left alone. */
  readonly pxPerMs?: number;
  /** Whether clock and counters go on; otherwise they wait for the words around the picture. */
  readonly counting?: boolean;
};

/**
 * Shows a picture's run up to `nowMs`, on the SVGs that `PaneSvg live` made of it, in any element that holds them.
 * Moves one group a pane and touches only the marks that cross the moment: no rendering.
 */
export function reveal(
  root: Element,
  picture: Picture,
  nowMs: number,
  { format, pxPerMs = 0, counting = true }: RevealOptions,
): void {
  const wide = picture.mode === 'wide';
  const u = Math.round(picture.axis.toPx(nowMs));
  for (const scene of scenesOf(root, picture)) {
    const { svg, pane } = scene;
    const { over, passing } = pane;
    const { long, cover, knob } = reach(pane, wide);
    const say = (key: string, element: Element | null | undefined, text: string): void => {
      if (!counting && scene.written.has(key)) return;
      change(scene, key, text, () => {
        if (element) element.textContent = text;
      });
    };
    if (!wide) {
      // Downwards the picture grows a chapter at a time: room kept for the future would be a blank screen on a phone.
      const next = picture.axis.chapters.find((chapter) => chapter.to >= u + 80);
      const height = nowMs < picture.endMs && next ? Math.min(long, Math.round(next.to) + 14) : long;
      change(scene, 'height', String(height), () => {
        svg.setAttribute('viewBox', `0 0 ${pane.width} ${height}`);
        svg.setAttribute('height', String(height)); // the ratio comes from the attributes
      });
    }
    if (pxPerMs === 0) {
      const to = within(u, cover);
      change(scene, 'cover', String(to), () =>
        scene.driven.get(keys.cover)?.setAttribute('transform', wide ? `translate(${to})` : `translate(0 ${to})`),
      );
      const place = knobAt(pane, wide)(within(u, knob));
      change(scene, 'knob', place, () => scene.knob?.style.setProperty('transform', place));
    }
    for (const bar of pane.bars) drawBar(scene, bar, u, wide, pxPerMs);
    // As the ruler below it and the clock of the buttons write it.
    say('time', scene.knob?.lastElementChild, format.seconds(Math.min(nowMs, picture.endMs)));
    const { driven } = scene;
    while (scene.shown < over.length && over[scene.shown]!.at <= nowMs)
      show(driven.get(keys.over(over[scene.shown++]!.at)), true);
    while (scene.shown > 0 && over[scene.shown - 1]!.at > nowMs)
      show(driven.get(keys.over(over[--scene.shown]!.at)), false);
    for (const { key, at, until, sinceMs, words } of passing) {
      const on = at <= nowMs && nowMs < until;
      change(scene, key, String(on), () => show(driven.get(key), on));
      if (on && words.text.includes('{n}'))
        say(`count ${key}`, driven.get(key), fill(words.text, { n: format.running(nowMs - sinceMs) }));
    }
  }
}

/** When a mark of the picture appears, grows or goes next after `nowMs`; its end if none does. In ms. */
export function nextMomentMs({ panes, endMs }: Picture, nowMs: number): number {
  let nextMs = endMs;
  const consider = (ms: number): void => {
    if (ms > nowMs && ms < nextMs) nextMs = ms;
  };
  for (const { over, bars, passing } of panes) {
    for (const { at } of over) consider(at);
    for (const { at } of bars) consider(at);
    for (const { at, until } of passing) {
      consider(at);
      consider(until);
    }
  }
  return nextMs;
}

/**
 * Lets what moves steadily go from `fromPx` on the time axis to the picture's end at `pxPerMs`. The browser's compositor
 * moves it: between two marks a frame costs the page nothing. `reveal` does the rest. Returns what stops it.
 */
export function glide(root: Element, picture: Picture, fromPx: number, pxPerMs: number): () => void {
  const wide = picture.mode === 'wide';
  const move = { from: fromPx, to: picture.axis.toPx(picture.endMs), pxPerMs };
  const css = (px: number): string => (wide ? `translateX(${px}px)` : `translateY(${px}px)`);
  const moving = scenesOf(root, picture);
  for (const scene of moving) {
    const { cover, knob } = reach(scene.pane, wide);
    follow(scene, scene.driven.get(keys.cover), move, cover, css);
    follow(scene, scene.knob, move, knob, knobAt(scene.pane, wide));
  }
  return () => {
    for (const { running } of moving) {
      for (const animation of running.values()) animation.cancel();
      running.clear();
    }
  };
}
