import { expect, test } from 'vitest';
import { runOne, viewsOf } from '../../../../src/core/herd/run-herd.ts';
import { scaleHerd } from '../../../../src/core/herd/scale.ts';
import type { HerdView } from '../../../../src/core/herd/view.ts';
import { type Box, textBox } from '../../../../src/core/layout/place-labels.ts';
import { composeHerd } from '../../../../src/core/learn/compose.ts';
import { languages } from '../../../../src/i18n/languages.ts';
import { deploy } from '../../../../src/scenarios/learn.ts';
import { format } from '../../../../src/ui/format.ts';
import { layRidge, TOP } from '../../../../src/ui/herd/ridge-layout.ts';
import { wordsIn } from '../../../support/words.ts';

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The step's herd for every position of its dials, a hundred times smaller; its words as of the whole herd. */
const views = deploy.dials
  .reduce<readonly Record<string, number>[]>(
    (made, { id, options }) => made.flatMap((one) => options.map((option) => ({ ...one, [id]: Number(option) }))),
    [{}],
  )
  .map((choices) => {
    const config = composeHerd(deploy, choices);
    const [view] = viewsOf([runOne(scaleHerd(config, 100, 1))]);
    return { choices, view: { ...view!, config } satisfies HerdView };
  });

const sizes = [
  { width: 344, height: 150 },
  { width: 860, height: 150 },
  { width: 584, height: 150 },
  { width: 344, height: 92 },
  { width: 850, height: 106 },
];

test.each(languages)('in the picture of a herd no words cover others, wherever its dials stand (%s)', async (lang) => {
  const words = await wordsIn(lang, 'herd');
  const written = format(lang);
  let flags = 0;
  // As the step draws a run in which all fits, and as everything else is drawn.
  // When nearly all are back, and at any other moment.
  for (const { choices, view } of views)
    for (const size of sizes)
      for (const top of view.peakOverCapacity <= 1 && size.height === 150 ? [TOP, 1.4] : [TOP])
        for (const all of [view.backMs.all, ...Array.from({ length: 12 }, (_, i) => (view.spanMs * i) / 12)]) {
          const asked = { view: { ...view, backMs: { ...view.backMs, all } }, size, top, words, format: written };
          const { capacity, flag, tears, back, base } = layRidge(asked);
          const told = JSON.stringify({ choices, size, top, all });
          const boxes = [
            textBox(capacity.text, [12.5, false], capacity.spot),
            ...tears.flatMap(({ text, spot }) => (spot ? [textBox(text, [13, true], spot)] : [])),
          ];
          if (flag) {
            flags += 1;
            boxes.push(flag.room);
            const words = textBox(back, [12.5, true], flag.spot);
            expect(words[0] < flag.room[0] - 1 || words[2] > flag.room[2] + 1, told).toBe(false);
            const pole: Box = [flag.x - 1, flag.top, flag.x + 1, base];
            expect(overlap(boxes[0]!, pole), told).toBe(false);
          }
          for (const [i, one] of boxes.entries()) {
            expect(one[0], told).toBeGreaterThanOrEqual(-2);
            expect(one[2], told).toBeLessThanOrEqual(size.width + 2);
            for (const other of boxes.slice(i + 1)) expect(overlap(one, other), told).toBe(false);
          }
        }
  expect(flags).toBeGreaterThan(500);
});
