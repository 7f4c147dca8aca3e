import { middleOf, type Scene } from '../scene.ts';
import type { Text } from '../text-roles.ts';

/** The code that script must have seen where no file holds the event, or `????` where nothing allows a conclusion. */
export const marks = ['code-concluded', 'code-unseen'] as const;

/** Half of the badge, along its lane and across it; px. */
const half = [20, 9] as const;

export function codes(scene: Scene): void {
  const { sheet, axis, labels, lanes, reading } = scene;
  for (const { atMs, code } of reading.observation?.concluded ?? []) {
    const rest = reading.bands.find(
      ({ side, ghost, kind, fromMs, toMs }) =>
        side === 'client' && !ghost && kind === 'closed' && fromMs <= atMs && atMs < toMs,
    );
    const start = axis.toPx(atMs);
    const room = rest ? axis.toPx(rest.toMs) - start : 0;
    if (room < 2 * half[0] + 5) continue;
    const across = middleOf(lanes.client);
    const at = Math.round(start + 3 + half[0]);
    sheet.boxAround(code === null ? 'code-unseen' : 'code-concluded', at, across, half, atMs);
    sheet.writeAlong(
      { role: 'code', ink: code === null ? 'muted' : code === 1006 ? 'hush' : 'bye', text: String(code ?? '????') },
      at,
      across,
      'middle',
      atMs,
    );
    const from = reading.notes.find(({ kind, toMs }) => kind === 'end' && toMs <= atMs)?.concluded;
    const texts = code === null ? [labels.codeUnseen] : (from ?? [labels.concluded]);
    const beside = sheet.of({ wide: [[at + half[0] + 6, across + 4, 'start'] as const], narrow: [] });
    const [place] = beside;
    const words = texts
      .map((text): Text => ({ role: 'label', ink: 'muted', text }))
      .find((one) => place && sheet.room(one, place)[2] < start + room);
    if (!place || !words) continue;
    // The line of the closed end would strike them through.
    const [left, , right] = sheet.room(words, place);
    sheet.box('unseen-chip', left - 3, across - half[1], right + 3, across + half[1], atMs);
    sheet.write(words, sheet.spot(place), atMs);
  }
}
