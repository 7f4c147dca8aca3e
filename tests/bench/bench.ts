/**
 * `npm run bench`: prints ratios against a floor or a peer in the same run, which mean the same on any machine (and a
 * time where one was promised), and fails when one is above its limit. A subject is a file beside this one that returns figures; add it to the list.
 */
import { diagnoseFigures } from './diagnose.ts';
import { herdFigures } from './herd.ts';
import type { Figure } from './measure.ts';

const subjects: readonly (readonly [string, () => readonly Figure[] | Promise<readonly Figure[]>])[] = [
  ['herd', herdFigures],
  ['diagnose', diagnoseFigures],
];

const only = process.argv[2];
let failed = false;
for (const [subject, figures] of subjects) {
  if (only && only !== subject) continue;
  for (const { name, value, most, note } of await figures()) {
    const isFine = value <= most;
    failed ||= !isFine;
    console.log(`${isFine ? '✓' : '✕'} ${name}: ${value.toFixed(2)} (at most ${most}; ${note})`);
  }
}
process.exitCode = failed ? 1 : 0;
