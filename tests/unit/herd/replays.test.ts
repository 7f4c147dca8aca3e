import { expect, test } from 'vitest';
import { BIN_MS } from '../../../src/core/herd/config.ts';
import { runOne } from '../../../src/core/herd/run-herd.ts';
import { herdLink } from '../../../src/core/link/herd-link.ts';
import { openLink } from '../../../src/core/link/keys.ts';
import { configsOf } from '../../../src/widgets/herd/state.ts';

/** Links that readers may have kept: each kind of policy, overload and deploy at least once. */
const links = [
  'herd=1~2000~80~20000~10~15000~1000~80~0.04~20000~0~~no-jitter-30~~fixed-1~~full-30~~first-wait&seed=7',
  'herd=1~2000~80~1000~10~3000~500~200~0.04~5000~1~~no-jitter-30~~full-30~~aws-decorrelated~~socket-io&seed=3',
  'herd=1~3000~200~5000~4~6000~2000~0~0.1~1500~0~15~~signalr~~phoenix~~full-30~~e500-1.5~c20000~jo500&seed=11',
  'herd=1~300~10~0~1~0~60000~1000000~1~2000~1~0~~full-30~~aws-equal~~graphql-ws~~e1000-2~jf~a5',
];

/** Attempts, accepted and connected, every tenth of them, so that a change of a single one is seen. */
const printed = (counts: Uint32Array): string =>
  Array.from({ length: 12 }, (_, i) => counts[Math.floor((i * (counts.length - 1)) / 11)] ?? 0).join(' ');

test('old links replay exactly', async () => {
  const lines = links.flatMap((link) => {
    const opened = openLink(`#${link}`, 'herd', herdLink);
    if (opened.kind !== 'ok') throw new Error(link);
    return [
      link,
      ...configsOf(opened.value).flatMap((config) => {
        const { series, totals, backMs, peakOverCapacity, overloadSeconds, lowestShare } = runOne(config);
        const { attempts, unanswered, refused, connected, gaveUp, truncated } = totals;
        return [
          `  attempts ${attempts} unanswered ${unanswered} refused ${refused} connected ${connected} gave up ${gaveUp}${truncated ? ' truncated' : ''}`,
          `    peak ${peakOverCapacity} overload ${overloadSeconds} s lowest ${lowestShare} back ${backMs.half} ${backMs.most} ${backMs.all} ms, ${series.connected.length * BIN_MS} ms`,
          ...(['attempts', 'accepted', 'connected'] as const).map((name) => `    ${name} ${printed(series[name])}`),
        ];
      }),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('replays.txt');
});
