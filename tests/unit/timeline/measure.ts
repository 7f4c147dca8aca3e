import type { Box } from '../../../src/core/layout/place-labels.ts';
import type { Coverage, Pane, Words } from '../../../src/core/timeline/picture.ts';
import { isForSilence, roomOf } from '../../../src/core/timeline/text-roles.ts';
import type { Trace } from '../../../src/core/trace/trace.ts';

/** Every point that a pane's paths and words name, in px. Understands the commands that the drawing uses. */
export function numbersOf(pane: Pane): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  const shapes = [...pane.shapes, ...pane.over.flatMap((over) => over.shapes)];
  for (const { d } of shapes) {
    let [x, y] = [0, 0];
    for (const [, command, rest] of d.matchAll(/([MLHVlmhvaz])([^MLHVlmhvaz]*)/g)) {
      const n = [...rest!.matchAll(/-?[\d.]+/g)].map(Number);
      const step =
        command === 'a' ? 7 : command === 'H' || command === 'V' || command === 'h' || command === 'v' ? 1 : 2;
      for (let i = 0; i < n.length; i += step) {
        const [a, b] = [n[i + step - 2] ?? 0, n[i + step - 1]!];
        if (command === 'M' || command === 'L') [x, y] = [a, b];
        else if (command === 'l' || command === 'm' || command === 'a') [x, y] = [x + a, y + b];
        else if (command === 'H') x = b;
        else if (command === 'h') x += b;
        else if (command === 'V') y = b;
        else y += b;
        points.push([x, y]);
      }
    }
  }
  for (const { x, y } of [...pane.words, ...pane.over.flatMap((over) => over.words)]) points.push([x, y]);
  for (const { x, y, width, height } of pane.bars) points.push([x, y], [x + width, y + height]);
  return points;
}

/** The boxes of all level words of a pane. Words along a slope or down a lane stand where nothing else does. */
export function boxesOf(pane: Pane): { readonly text: string; readonly box: Box }[] {
  const level = ({ turn, down }: Words): boolean => turn === undefined && !down;
  return [...pane.words, ...pane.over.flatMap((over) => over.words)].filter(level).map((words) => {
    const { x, y, anchor = 'start', text } = words;
    return { text, box: roomOf(words, [x, y, anchor]) };
  });
}

const slack = 1.5;
const overlaps = (a: Box, b: Box): boolean =>
  a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] + slack < b[3] && b[1] + slack < a[3];

/** Pairs of words of a pane that stand on each other. */
export function overlapping(pane: Pane): string[] {
  const boxes = boxesOf(pane);
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => (overlaps(a.box, b.box) ? [`“${a.text}” on “${b.text}”`] : [])),
  );
}

/** What travels, and dimension lines: from, to. */
function linesOf({ shapes }: Pane): (readonly [number, number, number, number])[] {
  return shapes
    .filter(({ mark, faint }) => /^(flight-(?!transport)|noted-line)/.test(mark) && !faint)
    .flatMap(({ d }) => [...d.matchAll(/M(-?\d+) (-?\d+)L(-?\d+) (-?\d+)(?=M|$)/g)])
    .map(([, ...ends]) => ends.map(Number) as [number, number, number, number]);
}

/** Does a line pass through a box that is not turned? Looks at points of it, half a px apart. */
function passes([x0, y0, x1, y1]: readonly [number, number, number, number], [l, t, r, b]: Box): boolean {
  const steps = Math.ceil(2 * Math.hypot(x1 - x0, y1 - y0));
  for (let i = 0; i <= steps; i++) {
    const [x, y] = [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps];
    if (x > l + slack && x < r - slack && y > t + slack && y < b - slack) return true;
  }
  return false;
}

/** Names of lines that a line runs through, level or along a slope. */
export function struckThrough(pane: Pane): string[] {
  const lines = linesOf(pane);
  return [...pane.words, ...pane.over.flatMap((over) => over.words)]
    .filter(({ role, down }) => role === 'label' && !down)
    .filter((words) => {
      const { x, y, anchor = 'start', turn = 0 } = words;
      const box = roomOf(words, [0, 0, anchor]);
      const angle = (-turn * Math.PI) / 180;
      const turned = (px: number, py: number): [number, number] => [
        (px - x) * Math.cos(angle) - (py - y) * Math.sin(angle),
        (px - x) * Math.sin(angle) + (py - y) * Math.cos(angle),
      ];
      return lines.some(([x0, y0, x1, y1]) => passes([...turned(x0, y0), ...turned(x1, y1)], box));
    })
    .map(({ text }) => `a line through “${text}”`);
}

/** Words in the light ink of a silence that lie on the page's own paper. */
export function lightOnPaper(pane: Pane): string[] {
  const silences = pane.shapes
    .filter(({ mark }) => mark === 'silence')
    .flatMap(({ d }) => [...d.matchAll(/M(\S+) (\S+)H(\S+)V(\S+)H\S+z/g)].map(([, ...box]) => box.map(Number)));
  return [...pane.words, ...pane.over.flatMap((over) => over.words)]
    .filter((words) => isForSilence(words) && words.turn === undefined)
    .filter((words) => {
      const [left, top, right, bottom] = roomOf(words, [words.x, words.y, words.anchor ?? 'start']);
      return !silences.some(
        ([x0, y0, x1, y1]) =>
          x0! <= left + slack && y0! <= top + slack && x1! >= right - slack && y1! >= bottom - slack,
      );
    })
    .map(({ text }) => `“${text}” is not in a silence`);
}

/** Points of a pane that its frame cuts off; strokes and heads may reach a little beyond. */
export function outside(pane: Pane): string[] {
  const out = numbersOf(pane).filter(
    ([x, y]) => !(x >= -4 && x <= pane.width + 8 && y >= -14 && y <= pane.height + 14),
  );
  return out.slice(0, 3).map((point) => `${pane.id}: ${point.join(' ')} outside of ${pane.width} × ${pane.height}`);
}

/** Events that a reader can see happening and that have neither a mark nor a group. */
export function unseen(trace: Trace, { marked, grouped }: Coverage): string[] {
  const visible = ['sent', 'act', 'gives-up', 'retry-scheduled', 'path'];
  return trace.events
    .filter((e) => visible.includes(e.kind) || (e.kind === 'event' && e.event === 'close'))
    .filter((e) => !marked.has(e.seq) && !grouped.has(e.seq))
    .map((e) => `no mark for ${e.kind} at ${e.atMs} ms (seq ${e.seq})`);
}
