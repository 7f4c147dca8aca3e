import { fill, secondsText } from '../../core/timeline/labels.ts';
import type { Pane, Picture } from '../../core/timeline/picture.ts';

/** What is known about one SVG between two frames, so that a frame touches only what crosses its moment. */
type Scene = {
  readonly svg: Element;
  readonly pane: Pane;
  readonly cover: Element | null;
  readonly knob: Element | null;
  readonly over: ArrayLike<Element>;
  readonly bars: ArrayLike<Element>;
  readonly passing: ArrayLike<Element>;
  /** The first hidden one of `over`; each before it is shown. */
  shown: number;
  /** What was written last, so that the same is never written twice: a place in the pane, and its value. */
  readonly written: Map<string, string>;
};

const scenes = new WeakMap<Element, { readonly picture: Picture; readonly scenes: readonly Scene[] }>();

const show = (element: Element | undefined, on: boolean): void => {
  if (on) element?.removeAttribute('visibility');
  else element?.setAttribute('visibility', 'hidden');
};

function scenesOf(root: Element, picture: Picture): readonly Scene[] {
  const known = scenes.get(root);
  const svgs = root.querySelectorAll('svg.tl');
  if (known?.picture === picture && known.scenes.every((scene, i) => scene.svg === svgs[i])) return known.scenes;
  const made = picture.panes.flatMap((pane, i): Scene[] => {
    const svg = svgs[i];
    if (!svg) return [];
    const part = (name: string): Element | null => svg.querySelector(`.tl-${name}`);
    const over = part('o')?.children ?? [];
    const passing = part('t')?.children ?? [];
    for (const element of [...Array.from(over), ...Array.from(passing)]) show(element, false);
    const bars = part('b')?.children ?? [];
    return [{ svg, pane, cover: part('c'), knob: part('k'), over, bars, passing, shown: 0, written: new Map() }];
  });
  scenes.set(root, { picture, scenes: made });
  return made;
}

/**
 * Shows a picture's run up to `nowMs`, on the SVGs that `PaneSvg live` made of it, in any element that holds them.
 * Moves one group a pane and touches only the marks that cross the moment: no rendering. `counting: false` leaves the
 * numbers that grow as they are, as new words cost a layout: between two frames nobody reads them.
 */
export function reveal(root: Element, picture: Picture, nowMs: number, seconds = '{n}', counting = true): void {
  const wide = picture.mode === 'wide';
  const u = Math.round(picture.axis.toPx(nowMs));
  for (const scene of scenesOf(root, picture)) {
    const { svg, pane, written } = scene;
    const { over, bars, passing } = pane;
    const long = wide ? pane.width : pane.height;
    const change = (key: string, value: string, write: () => void): void => {
      if (written.get(key) === value) return;
      written.set(key, value);
      write();
    };
    const move = (key: string, element: Element | null, to: number): void =>
      change(key, String(to), () =>
        element?.setAttribute('transform', wide ? `translate(${to})` : `translate(0 ${to})`),
      );
    const say = (key: string, element: Element | null | undefined, template: string, ms: number): void => {
      if (!counting && written.has(key)) return;
      const text = fill(template, { n: secondsText(ms) });
      change(key, text, () => {
        if (element) element.textContent = text;
      });
    };
    if (!wide) {
      // Downwards the picture grows a chapter at a time: room kept for the future would be a blank screen on a phone.
      const next = picture.axis.chapters.find((chapter) => chapter.to >= u + 80);
      const height = nowMs < picture.endMs && next ? Math.min(long, Math.round(next.to) + 14) : long;
      change('height', String(height), () => {
        svg.setAttribute('viewBox', `0 0 ${pane.width} ${height}`);
        svg.setAttribute('height', String(height)); // the ratio comes from the attributes
      });
    }
    move('cover', scene.cover, Math.min(u, long - 1));
    if (scene.knob) {
      move('knob', scene.knob, wide ? Math.min(Math.max(u, 32), long - 32) : Math.min(u, long - 11));
      say('time', scene.knob.lastElementChild, seconds, Math.min(nowMs, picture.endMs));
    }
    while (scene.shown < over.length && over[scene.shown]!.at <= nowMs) show(scene.over[scene.shown++], true);
    while (scene.shown > 0 && over[scene.shown - 1]!.at > nowMs) show(scene.over[--scene.shown], false);
    bars.forEach(({ x, y, width, height }, i) => {
      const drawn = String(Math.max(0, Math.min(wide ? width : height, u - (wide ? x : y))));
      change(`bar${i}`, drawn, () => scene.bars[i]?.setAttribute(wide ? 'width' : 'height', drawn));
    });
    passing.forEach(({ at, until, sinceMs, words }, i) => {
      const on = at <= nowMs && nowMs < until;
      change(`passing${i}`, String(on), () => show(scene.passing[i], on));
      if (on && words.text.includes('{n}')) say(`count${i}`, scene.passing[i], words.text, nowMs - sinceMs);
    });
  }
}
