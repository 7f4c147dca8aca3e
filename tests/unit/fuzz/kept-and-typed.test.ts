import fc from 'fast-check';
import { vi } from 'vitest';
import { answerTo } from '../../../src/components/codes/close-answer.ts';
import { directHit } from '../../../src/components/search/direct-hit.ts';
import { readChain } from '../../../src/core/diagnose/hop-chain.ts';
import { hopsLink } from '../../../src/core/link/hops-link.ts';
import { openLink, writeLink } from '../../../src/core/link/keys.ts';
import { linkMsMax } from '../../../src/core/link/run.ts';
import { codesTable } from '../../../src/i18n/en/codes-table.ts';
import { tasks } from '../../../src/scenarios/learn.ts';
import { readPreferences } from '../../../src/widgets/connection-timeline/preferences.ts';
import { readProgress, writeProgress } from '../../../src/widgets/onboarding/progress.ts';
import { anyChain } from '../link/arbitrary.ts';
import { near, oddJson, readsWithinBounds } from './parser.ts';

/** Calls of this browser's storage that find `text` under every key. */
const withStored = <T>(text: string, run: () => T): T => {
  vi.stubGlobal('localStorage', { getItem: () => text });
  try {
    return run();
  } finally {
    vi.unstubAllGlobals();
  }
};

const habits = fc
  .record({ heartbeatMs: fc.nat(), profile: fc.constantFrom('chromium', 'firefox', 'x'), speed: fc.double() })
  .map((one) => JSON.stringify(one));
readsWithinBounds('remembered habits', {
  inputs: fc.oneof(habits, oddJson(habits), fc.json(), fc.string()),
  read: (text) => {
    const { heartbeatMs = 0, speed = 1 } = withStored(text, readPreferences);
    return { 'ms of a heartbeat': heartbeatMs, 'times the speed': speed };
  },
  most: { 'ms of a heartbeat': linkMsMax, 'times the speed': 4 },
});

const whole = writeProgress(
  Object.fromEntries(tasks.map(({ id, solution, prediction }) => [id, { guess: prediction.right, choices: solution }])),
);
readsWithinBounds('progress files', {
  // Each solution is run again, a herd among them; once for a file.
  few: 60,
  inputs: fc.oneof(
    near(fc.constant(whole), ['"', '{', '}', '1e308', '"__proto__":', ',']),
    oddJson(fc.constant(whole)),
  ),
  read: (text) => ({ steps: Object.keys(readProgress(text) ?? {}).length }),
  most: { steps: tasks.length },
});

readsWithinBounds('chains of hops in links', {
  inputs: near(
    anyChain.map((chain) => writeLink('', hopsLink, { chain }) ?? ''),
    ['~', '_', 'x', '0', '604800', '9e9', 'alb', 'other', '&hops='],
  ),
  read: (text) => {
    const linked = openLink(`#${text}`, 'hops', hopsLink);
    const answer = linked.kind === 'ok' ? readChain(linked.value.chain) : null;
    return { hops: linked.kind === 'ok' ? linked.value.chain.length : 0, seconds: answer?.heartbeatSeconds ?? 0 };
  },
  most: { hops: 12, seconds: 604_800 },
});

const calls = near(fc.constantFrom("socket.close(1001, 'bye')", 'close()', 'ws.close(4999, `x`);', 'close(1e3)'), [
  '(',
  ')',
  "'",
  ' '.repeat(500),
  'a.'.repeat(300),
  '1'.repeat(300),
  '.',
  ',',
]);
readsWithinBounds('calls of close()', {
  inputs: fc.oneof(
    calls,
    calls.map((text) => text.repeat(2_000)),
  ),
  read: (text) => ({ characters: answerTo(text, codesTable.checker).length }),
  most: { characters: 500 },
});

readsWithinBounds('words in the search', {
  inputs: near(fc.constantFrom('1006', 'close 1006 after 60 s', '$&', "$'", '1006 vs 1001'), [
    '$',
    '0',
    '9'.repeat(400),
    ' ',
  ]),
  read: (text) => ({ characters: directHit(text)?.path.length ?? 0 }),
  most: { characters: 16 },
});
