import { fill } from '../../format.ts';
import { gapOf, type Scene } from '../scene.ts';
import type { By } from '../sheet.ts';
import { slide, type TextRow } from '../text-block.ts';

/** A hole between the lanes: a side relies on a connection, and nothing can reach it. */
export const marks = ['silence'] as const;

export function holes(scene: Scene): void {
  const { sheet, axis, reading } = scene;
  const [from, to] = gapOf(scene);
  for (const [fromMs, toMs] of reading.silences)
    sheet.placer.holes.push(sheet.box('silence', axis.toPx(fromMs), from, axis.toPx(toMs), to));
}

/** After the cut. */
const margin = 12;

/** The only large text: how long the silence lasts. It needs a free stretch of the hole. */
export function words(scene: Scene): void {
  const { sheet, axis, labels, format, reading } = scene;
  for (const [nth, [fromMs, toMs]] of reading.silences.entries()) {
    const time = format.time(toMs - fromMs);
    const [long, short] =
      reading.facts.silences[nth]!.side === 'server'
        ? [labels.serverSilence, labels.serverSilenceShort]
        : [labels.silenceWords, labels.silenceWordsShort];
    const rowsOf: By<{ head: TextRow[]; more: TextRow[]; bare: TextRow[]; small: TextRow[] }> = {
      wide: {
        head: [{ role: 'time', text: fill(labels.silence, { n: time }), along: 0, across: -16 }],
        more: long.map((text, i) => ({ role: 'aside', text, along: 0, across: 24 + i * 18 })),
        bare: [{ role: 'time', text: time, along: 26, across: -16 }],
        small: [{ role: 'strong', ink: 'void', text: time, along: 14, across: -8 }],
      },
      narrow: {
        head: [
          { role: 'time', text: time, along: 26, across: 0 },
          { role: 'strong', ink: 'void', text: labels.ofSilence, along: 46, across: 0 },
        ],
        more: short.map((text, i) => ({ role: 'aside', text, along: 74 + i * 19, across: 0 })),
        bare: [{ role: 'time', text: time, along: 26, across: 0 }],
        small: [{ role: 'strong', ink: 'void', text: time, along: 14, across: 0 }],
      },
    };
    const { head, more, bare, small } = sheet.of(rowsOf);
    // The whole story where there is room for it, or less of it, or the bare time.
    for (const rows of [[...head, ...more], head, bare, small]) {
      const found = slide(scene, rows, [axis.toPx(fromMs) + margin, axis.toPx(toMs)], { inSilence: true });
      if (!found) continue;
      rows.forEach((row, i) => {
        const counts = row.text.includes(time);
        sheet.write(row, found.spots[i]!, counts ? toMs : found.readMs);
        if (!counts) return;
        sheet.pass(`silence ${fromMs} ${i}`, { ...row, text: row.text.replace(time, '{n}') }, found.spots[i]!, {
          at: found.readMs,
          until: toMs,
          sinceMs: fromMs,
        });
      });
      break;
    }
  }
}
