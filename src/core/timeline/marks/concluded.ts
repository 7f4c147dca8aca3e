import { middleOf, type Scene } from '../scene.ts';
import { lengthOf, type Text } from '../text-roles.ts';

/** The code that script must have seen where no file holds the event, or that it is not recorded. */
export const marks = ['code-concluded', 'code-unseen'] as const;

/** Half of the badge of a code, along its lane and across it; px. */
const half = [20, 9] as const;
/** Between the badge and what is around it, px. */
const around = 3;

/** What the badge says, the best first: where there is no room for words beside it, it says itself what it hides. */
function badgesOf({ sheet, labels }: Scene, code: number | null): readonly Text[] {
  if (code !== null) return [{ role: 'code', ink: code === 1006 ? 'hush' : 'bye', text: String(code) }];
  const hidden: Text = { role: 'code', ink: 'muted', text: '????' };
  const words = [labels.codeUnseen, labels.unseen].map((text): Text => ({ role: 'label', ink: 'muted', text }));
  return sheet.of({ wide: [hidden], narrow: [...words, hidden] });
}

export function codes(scene: Scene): void {
  const { sheet, axis, labels, lanes, reading } = scene;
  for (const { atMs, code } of reading.observation?.concluded ?? []) {
    const rest = reading.bands.find(
      ({ side, ghost, kind, fromMs, toMs }) =>
        side === 'client' && !ghost && kind === 'closed' && fromMs <= atMs && atMs < toMs,
    );
    const start = axis.toPx(atMs);
    const room = rest ? axis.toPx(rest.toMs) - start : 0;
    const halfOf = (text: Text): number => Math.max(half[0], Math.ceil(lengthOf(text) / 2) + around);
    const badge = badgesOf(scene, code).find((text) => 2 * halfOf(text) + around + 2 <= room);
    if (!badge) continue;
    const across = middleOf(lanes.client);
    const at = Math.round(start + around + halfOf(badge));
    const mark = code === null ? 'code-unseen' : 'code-concluded';
    sheet.boxAround(mark, at, across, [halfOf(badge), half[1]], atMs);
    sheet.writeAlong(badge, at, across, 'middle', atMs);
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
