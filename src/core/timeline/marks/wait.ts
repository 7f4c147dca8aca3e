import { fill } from '../../format.ts';
import type { Box, Spot } from '../../layout/place-labels.ts';
import { textWidth } from '../../layout/text-width.ts';
import type { Wait } from '../../trace/waits.ts';
import { edgesOf, type LegendEntry, type Scene } from '../scene.ts';
import type { By, Place } from '../sheet.ts';
import type { Text } from '../text-roles.ts';

/** A wait before a new attempt: a dashed outline for the ceiling, filled as far as the wait was, and how it ended. */
export const marks = ['wait-ceiling', 'attempt-opened', 'attempt-failed'] as const;

export const legend: readonly LegendEntry[] = [
  {
    id: 'wait',
    sign: [
      { mark: 'wait-ceiling', d: 'M.5 3h35v11H.5z' },
      { mark: 'wait-drawn', d: 'M0 2.500h21v12H0z' },
    ],
  },
];

const tick = (x: number, y: number): string => `M${x - 5} ${y}l4 4 7-9`;
const cross = (x: number, y: number): string => `M${x - 4} ${y - 4}l8 8m0-8l-8 8`;

/** Where the row of a wait is, across time, and how high it is. Neighbours take turns outside of a wide lane. */
const rows: By<{ readonly from: (scene: Scene, index: number) => number; readonly height: number }> = {
  wide: { from: (scene, index) => edgesOf(scene, 'client').outer - (index % 2 ? 20 : 40), height: 12 },
  narrow: { from: ({ lanes }) => lanes.client[1] + 5, height: 9 },
};

type Drawn = { readonly wait: Wait; readonly start: number; readonly end: number; readonly row: number };

export function bars(scene: Scene): readonly Drawn[] {
  const { sheet, axis, reading, marked } = scene;
  const { from, height } = sheet.of(rows);
  return reading.waits.map((wait, index): Drawn => {
    const { seq, atMs, delayMs, ceilingMs } = wait;
    marked.add(seq);
    const start = axis.toPx(atMs);
    const end = axis.toPx(atMs + Math.max(delayMs, ceilingMs));
    const row = from(scene, index);
    if (end > start) sheet.placer.boxes.push(sheet.box('wait-ceiling', start, row, end, row + height, atMs));
    const length = Math.round(axis.toPx(atMs + delayMs) - start);
    if (length > 0) sheet.bar(`wait ${seq}`, start, row, [length, height], { at: atMs, to: atMs + delayMs });
    return { wait, start, end, row };
  });
}

/** Which attempt it was, in what is known of its delay. */
export function names(scene: Scene, drawn: readonly Drawn[]): void {
  const write = scene.sheet.of<(scene: Scene, one: Drawn) => void>({ wide: nameBeside, narrow: nameBelow });
  for (const one of drawn) write(scene, one);
}

const valuesOf = ({ format }: Scene, { retry, delayMs, ceilingMs }: Wait) => ({
  n: retry,
  delay: format.seconds(delayMs),
  figure: format.secondsFigure(delayMs),
  ceiling: format.exact(ceilingMs, 1),
});

function markEnd({ sheet }: Scene, { ok, endMs }: Wait, x: number, y: number): void {
  if (ok === null) return;
  const [px, py] = [Math.round(x), Math.round(y)];
  sheet.path(ok ? 'attempt-opened' : 'attempt-failed', (ok ? tick : cross)(px, py), endMs);
}

/** Room for the sign of how an attempt ended. */
const signPx = 16;

/** Behind the row, or before it: the sign and the words in one line. */
function nameBeside(scene: Scene, { wait, start, end, row }: Drawn): void {
  const { sheet, labels } = scene;
  const values = valuesOf(scene, wait);
  const sign = wait.ok === null ? 0 : signPx;
  const [long, short] = scene.reading.observation ? [labels.waited, labels.waited] : [labels.try, labels.tryShort];
  for (const words of [fill(long, values), fill(short, values)]) {
    const text: Text = { role: 'label', text: words };
    const width = textWidth(words, 12.5) + sign;
    const places: Place[] = [
      [end + 8, row + 10.5, 'start'],
      [start - 8 - width, row + 10.5, 'start'],
    ];
    const roomAt = ([x, y]: Spot): Box => [x - 2, y - 10, x + width + 2, y + 3];
    const spot = places.map((place) => sheet.spot(place)).find((one) => sheet.placer.isFree(roomAt(one)));
    if (!spot) continue;
    sheet.placer.boxes.push(roomAt(spot));
    const [x, y] = spot;
    sheet.write(text, [x + sign, y, 'start'], wait.atMs);
    markEnd(scene, wait, x + 5, y - 5);
    return;
  }
}

/** Beside the row: its number with the sign after it, and the delay below. */
function nameBelow(scene: Scene, { wait, start, row }: Drawn): void {
  const { sheet, labels } = scene;
  const values = valuesOf(scene, wait);
  const left = row + sheet.of(rows).height + 6;
  const head = fill(labels.tryShort, values);
  const places = [14, 20, 26, 6, 34, 44, 54].map((along): Place => [start + along, left, 'start']);
  const spot = sheet.put({ role: 'strong', text: head }, { places, overLines: true }, wait.atMs);
  if (!spot) return;
  const [, y] = spot;
  if (wait.ok !== null) {
    const right = Math.round(left + textWidth(head, 12.5, true) + 9);
    markEnd(scene, wait, right, y - 4);
    sheet.placer.boxes.push([right - 8, y - 12, right + 8, y + 3]);
  }
  const below = { places: [[y + 16, left, 'start']] as const, overLines: true };
  const [long, short] = scene.reading.observation ? [labels.waited, labels.waited] : [labels.tryOf, labels.tryOfShort];
  for (const words of [fill(long, values), fill(short, values)])
    if (sheet.put({ role: 'tick', text: words }, below, wait.atMs)) return;
}
