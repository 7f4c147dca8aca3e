import { type Format, fill } from '../../core/format.ts';
import { type HerdSwitches, switchesOf } from '../../core/herd/switches.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import type { HerdSwitchStrings } from '../../i18n/en/herd-switches.ts';
import { backTime, batchesText, herdTime, peakText } from '../../ui/herd/herd-words.ts';
import type { behindInWords } from './behind.ts';
import { SLOTS } from './state.ts';

/** A cell ends at a bar, and a link at a bracket. */
const cell = (text: string): string => text.replace(/[\\|[\]]/g, (mark) => `\\${mark}`);

/** The runs as a section of a document: what was assumed, what came of it, and where it can be run again. */
export function runAsMarkdown(
  views: readonly HerdView[],
  names: readonly string[],
  address: string,
  measured: ReturnType<typeof behindInWords>,
  {
    herd,
    kit,
    switches,
  }: { readonly herd: HerdStrings; readonly kit: HerdKitStrings; readonly switches: HerdSwitchStrings },
  format: Format,
): string {
  const { table } = herd;
  const first = views[0]?.config;
  if (!first) return '';
  const happens = Object.keys(switchesOf(first)) as (keyof HerdSwitches)[];
  const heads = [table.policy, table.peak, table.refused, table.wasted, table.half, table.most, table.all];
  const named = (slot: string, inBatches: string | null): string =>
    inBatches === null ? slot : format.aside(slot, inBatches);
  const rows = views.map(({ config, peakOverCapacity, totals, wasted, backMs }, i) => [
    named(`${SLOTS[i]} ${names[i]}`, batchesText(config, herd, format)),
    fill(herd.times, { n: peakText(peakOverCapacity, format) }),
    format.number(totals.refused),
    format.number(wasted),
    ...[backMs.half, backMs.most, backMs.all].map((ms) => backTime(ms, totals.truncated, table, format)),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const assumed = fill(kit.markdown.assumed, {
    clients: format.number(first.clients),
    capacity: format.number(first.capacityPerSecond),
    down: herdTime(first.downMs, format),
    timeout: herdTime(first.timeoutMs, format),
    overflow: herd.fields.overflows[first.overflow],
    queue: format.number(first.queue),
  });
  const lines = [
    `## ${kit.markdown.title}`,
    '',
    assumed,
    '',
    ...(happens.length === 0
      ? []
      : [fill(kit.markdown.happens, { list: format.list(happens.map((name) => switches[name].label)) }), '']),
    line(heads),
    `|${' --- |'.repeat(heads.length)}`,
    ...rows.map(line),
    '',
    ...(measured.length === 0
      ? []
      : [fill(kit.behind.alt, { label: kit.behind.label, list: format.list(measured.map(([, text]) => text)) }), '']),
    `[${kit.markdown.again}](${address})`,
    '',
  ];
  return lines.join('\n');
}
