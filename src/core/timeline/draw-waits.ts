import { fill } from '../format.ts';
import type { Spot } from '../layout/place-labels.ts';
import { textWidth } from '../layout/text-width.ts';
import type { Line } from './draw-line.ts';

const tick = (x: number, y: number): string => `M${x - 5} ${y}l4 4 7-9`;
const cross = (x: number, y: number): string => `M${x - 4} ${y - 4}l8 8m0-8l-8 8`;

/**
 * Waits before a new try: a dashed outline for the ceiling, filled as far as the wait was drawn. The returned function
 * writes which try it was and how it ended.
 */
export function drawWaits({ wide, sheet, axis, client, reading, labels, format, marked }: Line): () => void {
  const later: (() => void)[] = [];
  reading.waits.forEach((wait, index) => {
    marked.add(wait.seq);
    const { atMs, delayMs, ceilingMs, endMs, retry, ok } = wait;
    const u0 = axis.toPx(atMs);
    const u1 = axis.toPx(atMs + Math.max(delayMs, ceilingMs));
    const drawn = axis.toPx(atMs + delayMs) - u0;
    const w0 = wide ? client[0] - (index % 2 ? 20 : 40) : client[1] + 5;
    const size = wide ? 12 : 9;
    if (u1 > u0) sheet.placer.boxes.push(sheet.box('W', u0, w0, u1, w0 + size, atMs));
    const [x, y] = sheet.point(u0, w0);
    const long = Math.round(drawn);
    if (long > 0)
      sheet.bars.push({ at: atMs, to: atMs + delayMs, x, y, width: wide ? long : size, height: wide ? size : long });
    later.push(() => {
      const values = {
        n: retry,
        delay: format.seconds(delayMs),
        figure: format.secondsFigure(delayMs),
        ceiling: format.exact(ceilingMs, 1),
      };
      const mark = ok === null ? 0 : 16;
      if (wide) {
        for (const text of [fill(labels.try, values), fill(labels.tryShort, values)]) {
          const width = textWidth(text, 12.5) + mark;
          const start: Spot = [u1 + 8, w0 + 10.5, 'start'];
          const end: Spot = [u0 - 8 - width, w0 + 10.5, 'start'];
          const spot = [start, end].find(([a, b]) => sheet.placer.isFree([a - 2, b - 10, a + width + 2, b + 3]));
          if (!spot) continue;
          const [a, b] = spot;
          sheet.placer.boxes.push([a - 2, b - 10, a + width + 2, b + 3]);
          sheet.write('b', text, [a + mark, b, 'start'], atMs);
          if (ok !== null) sheet.path(ok ? 'A' : 'Z', (ok ? tick : cross)(Math.round(a + 5), Math.round(b - 5)), endMs);
          break;
        }
        return;
      }
      const left = w0 + size + 6;
      const head = fill(labels.tryShort, values);
      const spots = [14, 20, 26, 6, 34, 44, 54].map((dy): Spot => [left, u0 + dy, 'start']);
      const spot = sheet.put('B', head, spots, atMs, false);
      if (!spot) return;
      const width = textWidth(head, 12.5, true);
      if (ok !== null) {
        const right = Math.round(left + width + 9);
        sheet.path(ok ? 'A' : 'Z', (ok ? tick : cross)(right, Math.round(spot[1] - 4)), endMs);
        sheet.placer.boxes.push([right - 8, spot[1] - 12, right + 8, spot[1] + 3]);
      }
      const below: Spot[] = [[left, spot[1] + 16, 'start']];
      if (!sheet.put('q', fill(labels.tryOf, values), below, atMs, false))
        sheet.put('q', fill(labels.tryOfShort, values), below, atMs, false);
    });
  });
  return () => {
    for (const write of later) write();
  };
}
