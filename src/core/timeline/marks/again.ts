import { fill } from '../../format.ts';
import type { Scene } from '../scene.ts';
import type { By } from '../sheet.ts';
import { slide, type TextRow } from '../text-block.ts';
import type { TextRole } from '../text-roles.ts';

const rows: By<{ readonly role: TextRole; readonly place: (i: number) => { along: number; across: number } }> = {
  wide: { role: 'note', place: (i) => ({ along: 24, across: i * 21 - 4 }) },
  narrow: { role: 'label', place: (i) => ({ along: 20 + i * 18, across: 0 }) },
};

/** The recovery note in the space after reconnecting, where there is room for it. */
export function sentence(scene: Scene): void {
  const { sheet, axis, labels, format, reading } = scene;
  const { againMs, discovery, discoveries } = reading;
  if (againMs === null || !discovery?.faulty) return;
  const values = { at: format.exact(againMs), after: format.time(againMs - discovery.fromMs) };
  const { role, place } = sheet.of(rows);
  const block = labels.again.map((text, i): TextRow => ({ role, ink: 'muted', text: fill(text, values), ...place(i) }));
  const end = axis.toPx(discoveries[1]?.fromMs ?? axis.endMs);
  const found = slide(scene, block, [axis.toPx(againMs), end], { inSilence: false });
  if (!found) return;
  block.forEach((row, i) => {
    sheet.write(row, found.spots[i]!, found.readMs);
  });
}
