import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { layOut, type TracedLine } from '../../../src/core/timeline/lay-out.ts';
import type { Pane } from '../../../src/core/timeline/picture.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as labels } from '../../../src/i18n/en/timeline.ts';
import { story } from '../../../src/scenarios/base.ts';
import { format } from '../../../src/ui/format.ts';
import { outside, overlapping } from './measure.ts';

const idle = story('behind-a-proxy', { watchMs: 90_000, settings: { latencyMs: 40, proxyIdleMs: 60_000 } });
const timedOut: TracedLine = { id: 'a', facts: factsOfTrace(simulate(idle)) };
const calm: TracedLine = {
  id: 'a',
  facts: factsOfTrace(simulate({ ...idle, settings: { ...idle.settings, heartbeatMs: 25_000 } })),
};

const draw = (line: TracedLine, mode: 'wide' | 'narrow'): Pane =>
  layOut([line], { mode, labels, format: format('en') }).panes[0]!;
const has = (pane: Pane, mark: string): boolean => pane.shapes.some((shape) => shape.mark === mark);
const names = ({ words }: Pane): readonly string[] =>
  words.filter(({ role }) => role === 'lane').map(({ text }) => text);

describe.each(['wide', 'narrow'] as const)('a proxy in a %s picture', (mode) => {
  it('is a lane of its own where it has ended a connection', () => {
    const pane = draw(timedOut, mode);
    expect(has(pane, 'proxy')).toBe(true);
    expect(names(pane)).toContain('Proxy');
    expect([...overlapping(pane), ...outside(pane)]).toEqual([]);
  });

  it('is drawn where it only passes on, if the story has one', () => {
    expect(has(draw({ ...calm, hasProxy: true }, mode), 'proxy-open')).toBe(true);
    expect(names(draw(calm, mode))).toEqual(['Client', 'Server']);
    expect(has(draw(calm, mode), 'proxy')).toBe(false);
  });

  it('holds the connection open until its timer ends it', () => {
    const longest = (pane: Pane): number => {
      const { d } = pane.shapes.find((shape) => shape.mark === 'proxy-open')!;
      const [, x = '', y = '', right = '', bottom = ''] = /^M(\d+) (\d+)H(\d+)V(\d+)/.exec(d)!;
      return mode === 'wide' ? Number(right) - Number(x) : Number(bottom) - Number(y);
    };
    const length = (pane: Pane): number => (mode === 'wide' ? pane.width : pane.height);
    expect(longest(draw(timedOut, mode))).toBeLessThan(length(draw(timedOut, mode)) * 0.9);
  });
});
