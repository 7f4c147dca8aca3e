import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as en } from '../../../src/i18n/en/timeline.ts';
import { format } from '../../../src/ui/format.ts';
import { glide, nextMomentMs, reveal } from '../../../src/widgets/timeline/reveal.ts';
import { goodbye, silence } from './fixtures.ts';

/** As much of an SVG element as `reveal` touches, and how often it was touched. */
class Mark {
  readonly attributes = new Map<string, string>();
  readonly parts = new Map<string, Mark>();
  children: Mark[] = [];
  textContent = '';
  writes = 0;
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
  querySelector(selector: string): Mark | null {
    return this.parts.get(selector) ?? null;
  }
}

const marks = (count: number): Mark => {
  const group = new Mark();
  group.children = Array.from({ length: count }, () => new Mark());
  return group;
};

function stage(mode: 'wide' | 'narrow') {
  const lines = [
    { id: 'a' as const, facts: factsOfTrace(goodbye()) },
    { id: 'b' as const, facts: factsOfTrace(silence()) },
  ];
  const picture = layOut(lines, { mode, labels: en, format: format('en') });
  const svgs = picture.panes.map((pane) => {
    const svg = new Mark();
    svg.parts.set('.tl-c', new Mark());
    svg.parts.set('.tl-o', marks(pane.over.length));
    svg.parts.set('.tl-b', marks(pane.bars.length));
    svg.parts.set('.tl-t', marks(pane.passing.length));
    return svg;
  });
  const knob = marks(1);
  // The only thing that a test can stand in for here is the document itself.
  const root = { querySelectorAll: () => svgs, querySelector: () => knob } as unknown as Element;
  const all = (): Mark[] =>
    [knob, ...svgs].flatMap((mark) => [
      mark,
      ...mark.children,
      ...[...mark.parts.values()].flatMap((part) => [part, ...part.children]),
    ]);
  const hidden = (name: string): number =>
    svgs.flatMap((svg) => svg.parts.get(name)!.children).filter((mark) => mark.attributes.has('visibility')).length;
  return {
    root,
    picture,
    svgs,
    all,
    hidden,
    show: (ms: number, pxPerMs = 0) =>
      reveal(root, picture, ms, { format: format('en'), pxPerMs, counting: pxPerMs === 0 }),
  };
}

describe('playing a picture', () => {
  it('shows nothing that has not happened', () => {
    const { picture, svgs, show } = stage('wide');
    show(40_500);
    picture.panes.forEach((pane, i) => {
      const over = svgs[i]!.parts.get('.tl-o')!.children;
      pane.over.forEach(({ at }, k) => {
        expect(over[k]!.attributes.has('visibility')).toBe(at > 40_500);
      });
    });
  });

  it.each(['wide', 'narrow'] as const)('is the static picture at the end, when %s', (mode) => {
    const { picture, svgs, hidden, show } = stage(mode);
    for (const ms of [10_000, 95_000, 52_000, Number.POSITIVE_INFINITY]) show(Math.min(ms, picture.endMs));
    expect(hidden('.tl-o')).toBe(0);
    expect(hidden('.tl-t')).toBe(picture.panes.reduce((count, pane) => count + pane.passing.length, 0));
    const side = mode === 'wide' ? 'width' : 'height';
    picture.panes.forEach((pane, i) => {
      const bars = svgs[i]!.parts.get('.tl-b')!.children.map((bar) => bar.attributes.get(side));
      expect(bars).toEqual(pane.bars.map((bar) => String(bar[side])));
      if (mode === 'narrow') expect(svgs[i]!.attributes.get('viewBox')).toBe(`0 0 ${pane.width} ${pane.height}`);
    });
  });

  it('counts the silence while it lasts', () => {
    const { picture, svgs, show } = stage('wide');
    show(78_000);
    const line = picture.panes.findIndex((pane) => pane.id === 'b');
    const texts = svgs[line]!.parts.get('.tl-t')!.children.map((mark) => mark.textContent);
    expect(texts).toContain('26.4 s of silence');
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
    const forth = stage('wide');
    forth.show(20_000);
    const once = forth.hidden('.tl-o');
    forth.show(90_500);
    forth.show(20_000);
    expect(forth.hidden('.tl-o')).toBe(once);
  });

  it('glides at one speed: the browser moves the cover to the end, and the page may look away', () => {
    const { root, picture, svgs, all, show } = stage('wide');
    const fromPx = picture.axis.toPx(40_000);
    const stop = glide(root, picture, fromPx, 0.1);
    const endPx = picture.axis.toPx(picture.endMs);
    for (const [i, svg] of svgs.entries()) {
      const [moved] = svg.parts.get('.tl-c')!.animations;
      expect(moved!.ms).toBeCloseTo((endPx - fromPx) / 0.1);
      expect(moved!.frames[0]!['transform']).toBe(`translateX(${fromPx}px)`);
      expect(moved!.frames.at(-1)!['transform']).toBe(`translateX(${Math.min(endPx, picture.panes[i]!.width - 1)}px)`);
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
    const { root, picture, svgs, show } = stage('wide');
    const line = picture.panes.findIndex(({ bars }) => bars.length > 1);
    const [bar] = picture.panes[line]!.bars;
    const middleMs = (bar!.at + bar!.to) / 2;
    glide(root, picture, picture.axis.toPx(middleMs), 0.1);
    show(middleMs, 0.1);
    const [growing, ...others] = svgs[line]!.parts.get('.tl-b')!.children;
    expect(growing!.animations[0]!.frames.at(-1)!['transform']).toBe('scaleX(1)');
    expect(growing!.attributes.get('width')).toBe(String(bar!.width));
    expect(
      others.every(({ animations, attributes }) => animations.length === 0 && attributes.get('width') === '0'),
    ).toBe(true);
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
