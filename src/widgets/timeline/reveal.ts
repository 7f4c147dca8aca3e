import { fill, secondsText } from '../../core/timeline/labels.ts';
import type { Pane, Picture } from '../../core/timeline/picture.ts';

/** What is known about one SVG between two frames, so that a frame touches only what crosses its moment. */
type Scene = {
  readonly pane: Pane;
  readonly cover: Element | null;
  readonly head: Element | null;
  readonly knob: Element | null;
  readonly over: ArrayLike<Element>;
  readonly bars: ArrayLike<Element>;
  readonly passing: ArrayLike<Element>;
  /** The first hidden one of `over`; each before it is shown. */
  shown: number;
  text: string;
};

const scenes = new WeakMap<Element, Scene>();
const show = (element: Element | undefined, on: boolean): void => {
  if (on) element?.removeAttribute('visibility');
  else element?.setAttribute('visibility', 'hidden');
};

function sceneOf(svg: Element, pane: Pane): Scene {
  const known = scenes.get(svg);
  if (known?.pane === pane) return known;
  const part = (name: string): Element | null => svg.querySelector(`.tl-${name}`);
  const scene: Scene = {
    pane,
    cover: part('c'),
    head: part('h'),
    knob: part('k'),
    over: part('o')?.children ?? [],
    bars: part('b')?.children ?? [],
    passing: part('t')?.children ?? [],
    shown: 0,
    text: '',
  };
  for (const element of Array.from(scene.over)) show(element, false);
  scenes.set(svg, scene);
  return scene;
}

/**
 * Shows a picture's run up to `nowMs`, on the SVGs that `PaneSvg live` made of it, in any element that holds them.
 * Moves one group and touches only the marks that cross the moment: no rendering, no layout outside of the SVG.
 */
export function reveal(root: Element, picture: Picture, nowMs: number, seconds = '{n}'): void {
  const wide = picture.mode === 'wide';
  const u = Math.round(picture.axis.toPx(nowMs) * 10) / 10;
  const move = (element: Element | null, to: number): void => {
    element?.setAttribute('transform', wide ? `translate(${to})` : `translate(0 ${to})`);
  };
  const svgs = root.querySelectorAll('svg.tl');
  picture.panes.forEach((pane, index) => {
    const svg = svgs[index];
    if (!svg) return;
    const scene = sceneOf(svg, pane);
    const long = wide ? pane.width : pane.height;
    if (!wide) {
      // Downwards the picture grows a chapter at a time: room kept for the future would be a blank screen on a phone.
      const next = picture.axis.chapters.find((chapter) => chapter.to >= u + 80);
      const height = nowMs < picture.endMs && next ? Math.min(long, Math.round(next.to) + 14) : long;
      const box = `0 0 ${pane.width} ${height}`;
      if (svg.getAttribute('viewBox') !== box) {
        svg.setAttribute('viewBox', box);
        svg.setAttribute('height', String(height)); // the ratio comes from the attributes
      }
    }
    move(scene.cover, nowMs >= picture.endMs ? long + 9 : u);
    move(scene.head, Math.min(u, long - 1));
    if (scene.knob) {
      move(scene.knob, wide ? Math.min(Math.max(u, 32), long - 32) : Math.min(u, long - 11));
      const text = fill(seconds, { n: secondsText(nowMs) });
      if (text !== scene.text) scene.knob.lastElementChild!.textContent = scene.text = text;
    }
    const { over, bars, passing } = pane;
    while (scene.shown < over.length && over[scene.shown]!.at <= nowMs) show(scene.over[scene.shown++], true);
    while (scene.shown > 0 && over[scene.shown - 1]!.at > nowMs) show(scene.over[--scene.shown], false);
    bars.forEach(({ x, y, width, height }, i) => {
      const [full, name] = wide ? [width, 'width'] : [height, 'height'];
      const now = String(Math.max(0, Math.min(full, Math.round((u - (wide ? x : y)) * 10) / 10)));
      const bar = scene.bars[i];
      if (bar && bar.getAttribute(name) !== now) bar.setAttribute(name, now);
    });
    passing.forEach(({ at, until, sinceMs, words }, i) => {
      const element = scene.passing[i];
      const on = at <= nowMs && nowMs < until;
      if (element && element.hasAttribute('visibility') === on) show(element, on);
      else if (element && !on && !element.hasAttribute('visibility')) show(element, false);
      if (!on || !element || !words.text.includes('{n}')) return;
      const text = fill(words.text, { n: secondsText(nowMs - sinceMs) });
      if (element.textContent !== text) element.textContent = text;
    });
  });
}
