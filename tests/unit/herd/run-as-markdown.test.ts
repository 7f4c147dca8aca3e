import { expect, test } from 'vitest';
import { HERD_DEFAULTS } from '../../../src/core/herd/config.ts';
import { runOne, viewsOf } from '../../../src/core/herd/run-herd.ts';
import { full30 } from '../../../src/core/peers/policy-choice.ts';
import { herd } from '../../../src/i18n/en/herd.ts';
import { herdKit } from '../../../src/i18n/en/herd-kit.ts';
import { herdSwitches } from '../../../src/i18n/en/herd-switches.ts';
import { defaultLanguage } from '../../../src/i18n/languages.ts';
import { format } from '../../../src/ui/format.ts';
import { runAsMarkdown } from '../../../src/widgets/herd/run-as-markdown.ts';

test('a run for a document says what was assumed, one line for each policy, and where it can be run again', () => {
  const views = viewsOf([
    runOne({ ...HERD_DEFAULTS, clients: 200, capacityPerSecond: 50, downMs: 2_000, policy: full30 }),
  ]);
  const words = { herd, kit: herdKit, switches: herdSwitches };
  const measured = [['refused', 'refused, at most ×3']] as const;
  const text = runAsMarkdown(
    views,
    ['a | b [c]'],
    'https://example.com/herd/#x',
    measured,
    words,
    format(defaultLanguage),
  );
  const lines = text.split('\n');
  expect(lines[0]).toBe('## Reconnecting clients, simulated');
  expect(lines[2]).toContain('200 clients, 50 handshakes a second, server down for 2 s');
  expect(lines[6]).toMatch(/^\| A a \\\| b \\\[c\\\] \| ×/);
  expect(lines[4]!.split('|').length).toBe(lines[6]!.replaceAll('\\|', '').split('|').length);
  expect(text).toContain('\nYour monitoring: refused, at most ×3.\n\n');
  expect(text).toContain('[The same run in the simulator](https://example.com/herd/#x)');
});

test('a run that is cut off is not said to be never back, and what else happens is named', () => {
  const config = {
    ...HERD_DEFAULTS,
    clients: 500,
    capacityPerSecond: 20,
    downMs: 1_000,
    timeoutMs: 1_000,
    overflow: 'slow',
    batches: 2,
    gapMs: 30_000,
    gate: { atATime: null, closedFromMs: 0, closedUntilMs: 3_600_000 },
    policy: full30,
  } as const;
  const words = { herd, kit: herdKit, switches: herdSwitches };
  const text = runAsMarkdown(
    viewsOf([runOne(config)]),
    ['Full'],
    'https://example.com/',
    [],
    words,
    format(defaultLanguage),
  );
  expect(text).toContain('\nWhat else happens: An admission gate.\n\n|');
  expect(text).toMatch(/^\| A Full \(2 batches, one every 30 s\) \| .* \| not yet \| not yet \| not yet \|$/m);
});
