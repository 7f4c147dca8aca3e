import { type Format, fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import { herdTime, peakText } from '../../ui/herd/herd-words.ts';
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
  { herd, kit }: { readonly herd: HerdStrings; readonly kit: HerdKitStrings },
  format: Format,
): string {
  const { table } = herd;
  const first = views[0]?.config;
  if (!first) return '';
  const time = (ms: number | null): string => (ms === null ? table.never : herdTime(ms, format));
  const heads = [table.policy, table.peak, table.refused, table.wasted, table.half, table.most, table.all];
  const rows = views.map(({ peakOverCapacity, totals, wasted, backMs }, i) => [
    `${SLOTS[i]} ${names[i]}`,
    fill(herd.times, { n: peakText(peakOverCapacity, format) }),
    format.number(totals.refused),
    format.number(wasted),
    time(backMs.half),
    time(backMs.most),
    time(backMs.all),
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
