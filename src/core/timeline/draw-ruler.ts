import { type Format, fill } from '../format.ts';
import type { Spot } from '../layout/place-labels.ts';
import type { Axis } from './axis.ts';
import { fontOf } from './fonts.ts';
import type { TimelineLabels } from './labels.ts';
import type { Sheet } from './sheet.ts';

/** Steps of the ruler, ms. */
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/**
 * The ruler: shaded where time runs slowly, ticks at a fixed step a chapter, the left-out time under each fold.
 * `edge` is where the ticks start, across the time axis: 0 in a wide ruler, the right edge of a narrow one.
 */
export function drawRuler(
  sheet: Sheet,
  axis: Axis,
  labels: TimelineLabels,
  format: Format,
  wide: boolean,
  edge: number,
  importantMs: readonly number[],
  eventsMs: readonly number[],
): void {
  const dir = wide ? 1 : -1;
  const tick = (u: number, length: number): void => sheet.line('T', u, edge, u, edge + dir * length);
  const spot = (u: number): Spot => (wide ? [u, 26, 'middle'] : [edge - 11, u + 4, 'end']);
  const said = new Set<string>();
  const label = (font: string, text: string, u: number): boolean => {
    if (said.has(text)) return false;
    if (!sheet.placer.place(text, fontOf(font), [spot(u)], { lines: true })) return false;
    sheet.write(font, text, spot(u));
    said.add(text);
    return true;
  };
  const time = (ms: number): string => (wide ? format.exact(ms) : format.figure(ms / 1000, 1));
  const folds = axis.chapters.filter((c) => c.pace === 'fold');
  for (const ms of importantMs) if (label('Q', time(ms), axis.toPx(ms))) tick(axis.toPx(ms), 9);
  for (const fold of folds) {
    const u = fold.tear;
    const left = fold.toMs - fold.fromMs;
    const n = format.exact(left, 0);
    const text = fill(wide ? labels.fold : labels.foldShort, { n });
    sheet.put(wide ? 'q' : 'e', text, wide ? [[u, 42, 'middle']] : [[edge - 1, u + 4, 'end']], undefined, false);
    if (wide) sheet.path('y', `M${Math.round(u) - 5} 3l3 5 4-9 3 5`);
  }
  for (const chapter of axis.chapters) {
    if (chapter.pace === 'fold') continue;
    const { fromMs, toMs, from, to } = chapter;
    const pxPerMs = (to - from) / (toMs - fromMs);
    if (chapter.pace === 'slow') sheet.box('e', from, edge, to, edge + dir * (wide ? 9 : 6));
    const roomy = chapter.pace === 'slow' ? 10 : wide ? 42 : 36;
    const step = steps.find((ms) => ms * pxPerMs >= roomy) ?? 60_000;
    const first = Math.ceil(fromMs / step - 1e-6) * step;
    for (let ms = first; ms <= toMs + 1e-6; ms += step) {
      const u = axis.toPx(ms);
      const named = chapter.pace === 'seconds' && label('q', time(ms), u);
      tick(u, named ? 9 : 5);
    }
    // A chapter in slow motion says at least when its first event is.
    const firstMs = chapter.pace === 'slow' ? eventsMs.find((ms) => ms >= fromMs && ms <= toMs) : undefined;
    if (firstMs !== undefined && label('q', time(firstMs), axis.toPx(firstMs))) tick(axis.toPx(firstMs), 9);
  }
}
