import { fill } from '../../format.ts';
import type { Discovery } from '../read-trace.ts';
import { edgesOf, type Scene } from '../scene.ts';
import { lengthOf, type Text } from '../text-roles.ts';

/** The dimension line from a fault to the moment at which somebody's code detects it. A wide picture has room for it. */
export const marks = ['detection-clean', 'detection', 'detection-open'] as const;

/** How far the line is from its lane, how far the words on its far side are from it, and its ticks. */
const [away, wordsAbove, wordsBelow, tickFrom, tickBeyond] = [16, 12, 18, 2, 7];
/** What is shorter would be written as 0 ms. */
const leastMs = 0.5;
/** The line makes way for words that leave this much of it; px. */
const lineLeft = 60;

export function lines(scene: Scene): void {
  const ends = { client: Number.NEGATIVE_INFINITY, server: Number.NEGATIVE_INFINITY };
  for (const found of scene.reading.discoveries) {
    // An older connection may be missed while a newer one already is: there is one line for a lane.
    if (found.fromMs < ends[found.side]) continue;
    ends[found.side] = found.untilMs;
    // Who detects it in the same moment needs no measure.
    if (found.untilMs - found.fromMs >= leastMs) drawLine(scene, found);
  }
}

function drawLine(scene: Scene, found: Discovery): void {
  const { sheet, axis, labels, format } = scene;
  const { fromMs, toMs, untilMs, side, clean } = found;
  const [start, end] = [axis.toPx(fromMs), axis.toPx(untilMs)];
  const { outer } = edgesOf(scene, side);
  const out = side === 'server' ? 1 : -1;
  const across = outer + out * away;
  const mark = toMs === null ? 'detection-open' : clean ? 'detection-clean' : 'detection';
  const tick = (px: number): void =>
    sheet.line(clean ? 'detection-clean' : 'detection', px, outer + out * tickFrom, px, across + out * tickBeyond);
  tick(start);
  const n = format.time(untilMs - fromMs);
  const words = (text: string): Text => ({ role: 'dimension', ink: clean ? 'bye' : 'hush', text });
  const unaware = words(side === 'server' ? labels.serverUnaware : labels.clientUnaware);
  const long =
    toMs === null ? unaware : words(fill(side === 'server' ? labels.serverKnows : labels.clientKnows, { n }));
  const text = [long, words(n)].find((one) => lengthOf(one) + lineLeft < end - start);
  const middle = (start + end) / 2;
  // The line makes way for its words, or they are on its far side.
  if (text) sheet.write(text, [middle, across + 4.5, 'middle'], untilMs);
  else {
    const beside = across + (side === 'server' ? wordsBelow : -wordsAbove);
    sheet.put(
      words(n),
      {
        places: [
          [middle, beside, 'middle'],
          [start, beside, 'end'],
          [end, beside, 'start'],
        ],
        overLines: true,
      },
      untilMs,
    );
  }
  sheet.dimension(mark, [start, end], across, text ? lengthOf(text) / 2 + 4 : 0, toMs !== null);
  if (toMs !== null) tick(end);
  // Until then the same gap says that nobody knows yet.
  if (text && toMs !== null && lengthOf(unaware) < lengthOf(text))
    sheet.pass(`detection ${fromMs}`, unaware, [middle, across + 4.5, 'middle'], {
      at: axis.toMs(middle + lengthOf(text) / 2),
      until: toMs,
      sinceMs: fromMs,
    });
}
