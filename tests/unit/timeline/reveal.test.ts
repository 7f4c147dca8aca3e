import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as en } from '../../../src/i18n/en/timeline.ts';
import { format } from '../../../src/ui/format.ts';
import { keys } from '../../../src/ui/timeline/keys.ts';
import { glide, nextMomentMs, reveal } from '../../../src/ui/timeline/reveal.ts';
import { goodbye, silence } from './fixtures.ts';

/** As much of an element as `reveal` touches, and how often it was touched. */
class Mark {
  readonly dataset: Readonly<Record<string, string>>;
  readonly attributes = new Map<string, string>();
  children: Mark[];
  textContent = '';
  writes = 0;
  constructor(dataset: Record<string, string> = {}, children: Mark[] = []) {
    this.dataset = dataset;
    this.children = children;
  }
  get lastElementChild(): Mark {
    return this.children.at(-1)!;
  }
  readonly style = { setProperty: (name: string, value: string): void => this.setAttribute(name, value) };
  setAttribute(name: string, value: string): void {
    this.writes++;
    this.attributes.set(name, value);
  }
  readonly animations: { readonly frames: Keyframe[]; readonly ms: number; cancelled: boolean }[] = [];
  animate(frames: Keyframe[], { duration }: { readonly duration: number }) {
    const animation = { frames, ms: duration, cancelled: false };
    this.animations.push(animation);
    return { cancel: () => Object.assign(animation, { cancelled: true }) };
  }
  removeAttribute(name: string): void {
    this.writes++;
    this.attributes.delete(name);
  }
  querySelectorAll(): readonly Mark[] {
    return this.children;
  }
  get isHidden(): boolean {
    return this.attributes.has('visibility');
  }
}

function stage(mode: 'wide' | 'narrow') {
  const lines = [
    { id: 'a' as const, facts: factsOfTrace(goodbye()) },
    { id: 'b' as const, facts: factsOfTrace(silence()) },
  ];
  const picture = layOut(lines, { mode, labels: en, format: format('en') });
  // In no order that could pair them: names do.
  const panes = picture.panes.map((pane) => {
    const named = [
      keys.cover,
      ...pane.passing.map(({ key }) => key),
      ...pane.bars.map(({ key }) => key),
      ...pane.over.map(({ at }) => keys.over(at)),
    ];
    const marks = new Map(named.map((key) => [key, new Mark({ key })]));
    return { pane, marks, svg: new Mark({ pane: pane.id }, [...marks.values()].reverse()) };
  });
  const knob = new Mark({}, [new Mark()]);
  const svgs = panes.map(({ svg }) => svg).reverse();
  // The only thing that a test can stand in for here is the document itself.
  const root = { querySelectorAll: () => svgs, querySelector: () => knob } as unknown as Element;
  const all = (): Mark[] => [knob, ...svgs].flatMap((mark) => [mark, ...mark.children]);
  /** The marks of a kind in all panes, with what the picture says of each. */
  const over = () =>
    panes.flatMap(({ pane, marks }) => pane.over.map((one) => [one, marks.get(keys.over(one.at))!] as const));
  const bars = () => panes.flatMap(({ pane, marks }) => pane.bars.map((one) => [one, marks.get(one.key)!] as const));
  const passing = () =>
    panes.flatMap(({ pane, marks }) => pane.passing.map((one) => [one, marks.get(one.key)!] as const));
  return {
    root,
    picture,
    panes,
    all,
    over,
    bars,
    passing,
    show: (ms: number, pxPerMs = 0) =>
      reveal(root, picture, ms, { format: format('en'), pxPerMs, counting: pxPerMs === 0 }),
  };
}

describe('playing a picture', () => {
  it('shows nothing that has not happened', () => {
    const { over, show } = stage('wide');
    show(40_500);
    for (const [{ at }, mark] of over()) expect([at, mark.isHidden]).toEqual([at, at > 40_500]);
  });

  it.each(['wide', 'narrow'] as const)('is the static picture at the end, when %s', (mode) => {
    const { picture, panes, over, bars, passing, show } = stage(mode);
    for (const ms of [10_000, 95_000, 52_000, Number.POSITIVE_INFINITY]) show(Math.min(ms, picture.endMs));
    expect(over().filter(([, mark]) => mark.isHidden)).toEqual([]);
    expect(passing().filter(([, mark]) => !mark.isHidden)).toEqual([]);
    const side = mode === 'wide' ? 'width' : 'height';
    for (const [bar, mark] of bars()) expect(mark.attributes.get(side)).toBe(String(bar[side]));
    if (mode === 'narrow')
      for (const { pane, svg } of panes) expect(svg.attributes.get('viewBox')).toBe(`0 0 ${pane.width} ${pane.height}`);
  });

  it('counts the silence while it lasts', () => {
    const { passing, show } = stage('wide');
    show(78_000);
    expect(passing().map(([, mark]) => mark.textContent)).toContain('26.4 s of silence');
  });

  it('touches only what crosses the moment: a frame in which nothing happens moves the cover and the clock', () => {
    const { all, show } = stage('wide');
    show(40_000);
    const before = all().map((mark) => mark.writes);
    show(41_000);
    const touched = all().filter((mark, i) => mark.writes > before[i]!);
    expect(touched.length).toBeLessThanOrEqual(4);
  });

  it('hides again what has not happened yet when the reader goes back', () => {
    const { over, show } = stage('wide');
    const hidden = () => over().filter(([, mark]) => mark.isHidden).length;
    show(20_000);
    const once = hidden();
    show(90_500);
    show(20_000);
    expect(hidden()).toBe(once);
  });

  it('glides at one speed: the browser moves the cover to the end, and the page may look away', () => {
    const { root, picture, panes, all, show } = stage('wide');
    const fromPx = picture.axis.toPx(40_000);
    const stop = glide(root, picture, fromPx, 0.1);
    const endPx = picture.axis.toPx(picture.endMs);
    for (const { pane, marks } of panes) {
      const [moved] = marks.get(keys.cover)!.animations;
      expect(moved!.ms).toBeCloseTo((endPx - fromPx) / 0.1);
      expect(moved!.frames[0]!['transform']).toBe(`translateX(${fromPx}px)`);
      expect(moved!.frames.at(-1)!['transform']).toBe(`translateX(${Math.min(endPx, pane.width - 1)}px)`);
    }
    show(41_000, 0.1);
    const before = all().map((mark) => mark.writes);
    show(41_050, 0.1);
    expect(all().filter((mark, i) => mark.writes > before[i]!).length).toBeLessThanOrEqual(1);
    stop();
    expect(
      all()
        .flatMap((mark) => mark.animations)
        .every(({ cancelled }) => cancelled),
    ).toBe(true);
  });

  it('grows a bar while the cursor glides through it, and no other', () => {
    const { root, picture, panes, show } = stage('wide');
    const { pane, marks } = panes.find((one) => one.pane.bars.length > 1)!;
    const [bar, ...others] = pane.bars;
    const middleMs = (bar!.at + bar!.to) / 2;
    glide(root, picture, picture.axis.toPx(middleMs), 0.1);
    show(middleMs, 0.1);
    const growing = marks.get(bar!.key)!;
    expect(growing.animations[0]!.frames.at(-1)!['transform']).toBe('scaleX(1)');
    expect(growing.attributes.get('width')).toBe(String(bar!.width));
    for (const { key } of others) {
      expect(marks.get(key)!.animations).toEqual([]);
      expect(marks.get(key)!.attributes.get('width')).toBe('0');
    }
  });

  it('names the next moment at which a mark appears, grows or goes', () => {
    const { picture } = stage('wide');
    const moments: number[] = [];
    for (let ms = 0; ms < picture.endMs; ms = nextMomentMs(picture, ms)) moments.push(ms);
    const appearing = picture.panes.flatMap(({ over, bars }) => [...over, ...bars]).map(({ at }) => at);
    for (const at of appearing) expect([...moments, picture.endMs]).toContain(at);
    expect(nextMomentMs(picture, picture.endMs)).toBe(picture.endMs);
  });
});
