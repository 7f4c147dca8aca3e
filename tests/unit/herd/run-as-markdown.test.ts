import { expect, test } from 'vitest';
import { HERD_DEFAULTS } from '../../../src/core/herd/config.ts';
import { runOne, viewsOf } from '../../../src/core/herd/run-herd.ts';
import { full30 } from '../../../src/core/peers/policy-choice.ts';
import { herd } from '../../../src/i18n/en/herd.ts';
import { herdKit } from '../../../src/i18n/en/herd-kit.ts';
import { defaultLanguage } from '../../../src/i18n/languages.ts';
import { format } from '../../../src/ui/format.ts';
import { runAsMarkdown } from '../../../src/widgets/herd/run-as-markdown.ts';

test('a run for a document says what was assumed, one line for each policy, and where it can be run again', () => {
  const views = viewsOf([
    runOne({ ...HERD_DEFAULTS, clients: 200, capacityPerSecond: 50, downMs: 2_000, policy: full30 }),
  ]);
  const words = { herd, kit: herdKit };
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
