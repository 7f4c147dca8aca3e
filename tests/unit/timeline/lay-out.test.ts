import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import type { Pane, Picture } from '../../../src/core/timeline/picture.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as en } from '../../../src/i18n/en/timeline.ts';
import { timeline as ja } from '../../../src/i18n/ja/timeline.ts';
import { format } from '../../../src/ui/format.ts';
import { goodbye, silence } from './fixtures.ts';
import { outside, overlapping, unseen } from './measure.ts';

const both = [
  { id: 'a' as const, facts: factsOfTrace(goodbye()) },
  { id: 'b' as const, facts: factsOfTrace(silence()) },
];
const wide = layOut(both, { mode: 'wide', labels: en, format: format('en') });
const narrow = layOut(both, { mode: 'narrow', labels: en, format: format('en') });
const texts = (picture: Picture): string[] =>
  picture.panes.flatMap((pane) => [...pane.words, ...pane.over.flatMap((o) => o.words)]).map((words) => words.text);
const pane = (picture: Picture, id: Pane['id']): Pane => picture.panes.find((p) => p.id === id)!;

describe('the picture of a goodbye and a silence', () => {
  it('says how long each client stays ignorant', () => {
    expect(texts(wide)).toContain('0.12 s');
    expect(texts(wide)).toContain('38.4 s until your code detects it');
    expect(texts(wide)).toContain('38.4 s of silence');
  });

  it('names what travels, and what both ends see', () => {
    for (const word of ['Upgrade', '101', 'heartbeat', 'answer', 'Close 1001', 'FIN', 'refused', '1001', '1006'])
      expect(texts(wide)).toContain(word);
  });

  it('names the cut, the giving up, the attempts and the repair', () => {
    for (const word of ['cable pulled', 'no answer: your code gives up', 'plugged back in', 'still OPEN'])
      expect(texts(wide)).toContain(word);
    expect(texts(wide).filter((text) => text.startsWith('attempt '))).toHaveLength(4);
    expect(texts(narrow)).toEqual(expect.arrayContaining(['cable pulled', 'echo']));
  });

  it('has a pane for each line and the ruler when wide, and one pane when narrow', () => {
    expect(wide.panes.map((p) => p.id)).toEqual(['a', 'b', 'ruler']);
    expect(narrow.panes.map((p) => p.id)).toEqual(['all']);
    expect(narrow.panes[0]!.height).toBeGreaterThan(narrow.panes[0]!.width);
  });

  it('puts the same moment of both lines at the same place', () => {
    const at = (id: 'a' | 'b'): number => {
      const open = pane(wide, id).shapes.find(({ mark }) => mark === 'lane-open')!;
      return Number(/^M(\d+)/.exec(open.d)![1]);
    };
    expect(at('a')).toBe(at('b'));
  });

  it('draws the silent stretch as dead, not as open', () => {
    const marks = pane(wide, 'b').shapes.map(({ mark }) => mark);
    const silent = ['silence', 'lane-dead', 'wire-cut', 'wire-silent', 'flight-silent', 'lost-silent', 'detection'];
    expect(marks).toEqual(expect.arrayContaining(silent));
    expect(pane(wide, 'a').shapes.map(({ mark }) => mark)).not.toContain('silence');
  });

  it('puts the picture into words for those who do not see it', () => {
    expect(pane(wide, 'b').summary).toBe(
      'Second connection. The connection is open from 0.08 s. The fault happens at 51.6 s. ' +
        'The client detects it after 38.4 s. Its close event says 1006. It is connected again at 93.98 s.',
    );
  });

  it('is the same for the same traces', () => {
    const again = layOut(both, { mode: 'wide', labels: en, format: format('en') });
    expect(JSON.stringify(again)).toBe(JSON.stringify(wide));
  });
});

describe.each([
  ['wide', 'en', en, 1224],
  ['wide', 'ja', ja, 1224],
  ['wide', 'en', en, 560],
  ['narrow', 'en', en, 346],
  ['narrow', 'ja', ja, 346],
] as const)('a %s picture in %s', (mode, lang, labels, width) => {
  for (const lines of [both, both.slice(0, 1), both.slice(1)]) {
    const picture = layOut(lines, { mode, labels, width, format: format(lang) });

    it(`keeps its ${lines.length} line(s) inside of the frame`, () => {
      expect(picture.panes.flatMap(outside)).toEqual([]);
    });

    it(`lets no two words of its ${lines.length} line(s) overlap`, () => {
      expect(picture.panes.flatMap(overlapping)).toEqual([]);
    });

    it(`marks or groups every event of its ${lines.length} line(s) that a reader can see`, () => {
      expect(lines.flatMap(({ facts }, i) => unseen(facts.trace, picture.coverage[i]!))).toEqual([]);
    });
  }
});
