import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from '../../../../src/core/format.ts';
import { textWidth } from '../../../../src/core/layout/text-width.ts';
import { goalOf } from '../../../../src/core/learn/check.ts';
import { compose } from '../../../../src/core/learn/compose.ts';
import type { Choices, TraceTask } from '../../../../src/core/learn/task.ts';
import { simulate } from '../../../../src/core/sim/simulate.ts';
import { layOut } from '../../../../src/core/timeline/lay-out.ts';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { languages } from '../../../../src/i18n/languages.ts';
import { traceTasks } from '../../../../src/scenarios/learn.ts';
import { format } from '../../../../src/ui/format.ts';
import { goalLine, roomsOf, without } from '../../../../src/widgets/onboarding/goal-line.ts';
import { wordsIn } from '../../../support/words.ts';

const stretch = fc
  .tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: 1, max: 60 }))
  .map(([from, length]) => [from, from + length] as const);

test('a goal line leaves out what words take, and nothing else', () => {
  expect(without([0, 100], [[20, 30]])).toEqual([
    [0, 20],
    [30, 100],
  ]);
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), (taken) => {
      const runs = without([0, 200], taken);
      for (let at = 0; at < 200; at++) {
        const isDrawn = runs.some(([from, to]) => from <= at && at < to);
        const isTaken = taken.some(([from, to]) => from <= at && at < to);
        expect(isDrawn).toBe(!isTaken);
      }
    }),
  );
});

/** Where the dials stand at first, where they solve the step, and each other position of one dial. */
const choicesOf = ({ start, solution, dials }: TraceTask): readonly Choices[] => [
  start,
  ...dials.flatMap(({ id, options }) => options.map((option) => ({ ...solution, [id]: option }))),
];

test.each(languages)(
  "no step's goal is drawn through a word, and on a phone its own words cover none (%s)",
  async (lang) => {
    const [labels, words] = [await wordsIn(lang, 'timeline'), await wordsIn(lang, 'onboarding')];
    const written = format(lang);
    const seen = new Set<string>();
    for (const task of traceTasks)
      for (const choices of choicesOf(task)) {
        const facts = factsOfTrace(simulate(compose(task, choices)));
        const goal = goalOf(task, facts);
        if (!goal) continue;
        const lines = [{ id: 'a', facts, hasProxy: task.scenario.settings.proxyIdleMs > 0 }] as const;
        for (const mode of ['wide', 'narrow'] as const) {
          const picture = layOut(lines, { mode, labels, format: written, ...(mode === 'wide' && { width: 860 }) });
          if (goal.atMs > picture.endMs) continue;
          seen.add(`${task.id} ${mode}`);
          const pill = Math.ceil(textWidth(fill(words.goal, { t: written.setting(goal.afterMs) }), 12.5, true)) + 20;
          const { at, runs, pillX, pillY } = goalLine(picture, goal.atMs, pill);
          const told = `${task.id} ${mode} ${JSON.stringify(choices)}`;
          for (const [left, top, right, bottom] of roomsOf(picture.panes[0]!)) {
            const [start, end, from, to] = mode === 'wide' ? [left, right, top, bottom] : [top, bottom, left, right];
            const isCrossed = start < at && at < end && runs.some(([a, b]) => a < to && from < b);
            expect(isCrossed, told).toBe(false);
            const isCovered = left < pillX + pill && pillX < right && top < pillY + 11 && pillY - 11 < bottom;
            expect(mode === 'narrow' && isCovered, told).toBe(false);
          }
        }
      }
    expect(seen.size).toBeGreaterThan(4);
  },
);
