import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ActName, offers } from '../../../../src/core/acts/acts.ts';
import { defaultRun } from '../../../../src/core/link/run.ts';
import { runFragment } from '../../../../src/core/link/run-link.ts';
import { scenario } from '../../../../src/scenarios/index.ts';
import { change, hasRoom, type State } from '../../../../src/widgets/connection-timeline/state.ts';

/** Chat and mail programs cut longer links. */
const linkMax = 2_000;
const page = 'https://close-codes.example.org/docs/ja/1001-vs-1006/#';
const start: State = {
  runs: ['going-away', 'cable-pulled'].map((id) => defaultRun(id, scenario(id)!)),
  nowMs: 0,
  playing: false,
  speed: 1,
};
const names = Object.keys(offers) as ActName[];

it('a link to whatever a reader may do stays under 2,000 characters', () => {
  let refused = 0;
  const acts = fc.array(
    fc.record({
      line: fc.integer({ min: 0, max: 1 }),
      waitMs: fc.integer({ min: 0, max: 600_000 }),
      name: fc.constantFrom(...names),
    }),
    { minLength: 60, maxLength: 160, size: 'max' },
  );
  fc.assert(
    fc.property(acts, (list) => {
      let state = start;
      let atMs = 0;
      for (const { line, waitMs, name } of list) {
        atMs += waitMs;
        const act = { kind: 'act', line, atMs, doing: offers[name] } as const;
        if (hasRoom(state, act, scenario)) state = change(state, act);
        else refused++;
      }
      expect((page + runFragment(state.runs, scenario)).length).toBeLessThan(linkMax);
    }),
    { numRuns: 60 },
  );
  // Else the lists were too short to prove anything.
  expect(refused).toBeGreaterThan(0);
});
