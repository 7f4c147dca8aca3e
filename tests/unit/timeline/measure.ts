import type { Pane, Words } from '../../../src/core/timeline/picture.ts';
import { type Anchor, type Box, Placer } from '../../../src/core/timeline/place.ts';

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
  const level = ({ cls, turn }: Words): boolean => turn === undefined && !cls.includes(' R');
  return [...pane.words, ...pane.over.flatMap((over) => over.words)].filter(level).map(({ cls, x, y, text }) => {
    const anchor: Anchor = cls.endsWith(' E') ? 'end' : cls.endsWith(' M') ? 'middle' : 'start';
    return { text, box: Placer.box(cls, text, [x, y, anchor]) };
  });
}
