import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

test('stories are built in src/scenarios alone: nothing else says when one connects or how long it is watched', () => {
  const others = sourceFiles().filter(
    ({ path, text }) =>
      !path.startsWith('src/scenarios/') && !path.startsWith('src/core/sim/') && /\b(connectAtMs|watchMs)\b/.test(text),
  );
  expect(others.map(({ path }) => path)).toEqual([]);
});
