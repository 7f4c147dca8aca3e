import type { Box } from '../../layout/place-labels.ts';
import type { Note } from '../note.ts';
import { edgesOf, gapOf, middleOf, type Scene } from '../scene.ts';
import type { By, Place } from '../sheet.ts';
import { slide, type TextRow } from '../text-block.ts';
import { fontOf, lengthOf, type Text } from '../text-roles.ts';
import { tearsOf, wholeParts } from './fold.ts';

/* The numbers of facts that stand beside the picture, and the lines of those that are lengths. */

const radius = 9;
/** Between a number and its words, and how far both keep from what is around them; px. */
const [beside, around] = [6, 3];
/** What is left of a line that makes way for its words, on both sides together; px. */
const lineLeft = 32;
/** How far a line is from the lane above which it is, its ticks, and how far it keeps from what it lies between. */
const [away, tickFrom, tickBeyond, inset] = [16, 2, 7, 12];

/** A number on its disc. Takes its room. */
function number({ sheet }: Scene, { number }: Note, along: number, across: number): void {
  const [x, y] = sheet.point(along, across);
  sheet.ring('noted', along, across, radius);
  sheet.placer.boxes.push([x - radius, y - radius, x + radius, y + radius]);
  sheet.write({ role: 'tick-strong', ink: 'note', text: String(number) }, [x, y + 4.5, 'middle']);
}

const roomAt = ({ sheet }: Scene, along: number, across: number): Box => {
  const [x, y] = sheet.point(along, across);
  const half = radius + 1;
  return [x - half, y - half, x + half, y + half];
};

const words = (text: string): Text => ({ role: 'dimension', text });
/** A number and the words behind it, px. */
const longOf = (text: Text): number => 2 * radius + beside + lengthOf(text);

/** How long it was open: a line above the client's lane; where time runs down there is no room but on the lane. */
const open: By<(scene: Scene, note: Note) => void> = {
  wide(scene, note) {
    const { sheet, axis } = scene;
    const { outer } = edgesOf(scene, 'client');
    const stretch = [axis.toPx(note.fromMs), axis.toPx(note.toMs)] as const;
    const [[from, to]] = wholeParts(axis, stretch) as [readonly [number, number]];
    const text = note.words.map(words).find((one) => longOf(one) + lineLeft < to - from);
    if (!text) return nearby(scene, note);
    const half = longOf(text) / 2;
    const at = (from + to) / 2;
    sheet.dimension('noted-line', stretch, outer - away, half + around, true, at);
    for (const px of stretch) sheet.line('noted-line', px, outer - tickFrom, px, outer - away - tickBeyond);
    number(scene, note, at - half + radius, outer - away);
    sheet.write(text, [Math.round(at - half + 2 * radius + beside), outer - away + 4.5, 'start']);
  },
  narrow(scene, note) {
    const { axis, lanes } = scene;
    const [start, end] = [axis.toPx(note.fromMs), axis.toPx(note.toMs)];
    const tears = tearsOf(axis);
    let along = start + 8 + lengthOf({ role: 'open', text: 'OPEN' }) + radius + beside;
    while (tears.some((px) => Math.abs(px - along) < 2 * radius)) along += radius;
    if (along + radius > end) return nearby(scene, note);
    number(scene, note, along, middleOf(lanes.client));
  },
};

/** Where the line of a quiet stretch is between the lanes, as a part of the gap, the best place first. */
const quietAcross = [0.66, 0.8, 0.36, 0.5] as const;
const step = 8;

/** How long nothing came: a line between the lanes, with its words where nothing else is. */
const quiet: By<(scene: Scene, note: Note) => void> = {
  wide(scene, note) {
    const { sheet, axis } = scene;
    const [from, to] = gapOf(scene);
    const stretch = [axis.toPx(note.fromMs) + inset, axis.toPx(note.toMs) - inset] as const;
    const size = fontOf(words(''))[0];
    for (const text of note.words.map(words))
      for (const part of quietAcross) {
        const across = Math.round(from + (to - from) * part);
        const half = longOf(text) / 2;
        for (const at of middles(scene, stretch, half + lineLeft / 2)) {
          const room = sheet.rect(at - half - around, across - size, at + half + around, across + size);
          if (!sheet.placer.isFree(room)) continue;
          sheet.dimension('noted-line', stretch, across, half + around, true, at);
          number(scene, note, at - half + radius, across);
          sheet.write(text, [Math.round(at - half + 2 * radius + beside), across + 4.5, 'start']);
          return;
        }
      }
    nearby(scene, note);
  },
  narrow(scene, note) {
    const { sheet, axis } = scene;
    const across = middleOf(gapOf(scene));
    const stretch = [axis.toPx(note.fromMs) + inset, axis.toPx(note.toMs) - inset] as const;
    const short = note.words.at(-1) ?? '';
    const head: TextRow = { role: 'dimension', text: short, along: 2 * radius + 14, across: 0 };
    const more: TextRow = { role: 'label', text: note.below ?? '', along: 2 * radius + 30, across: 0 };
    // The number stands above the words; its row is as broad as its disc.
    const above: TextRow = { role: 'dimension', text: '00', along: radius + 4.5, across: 0 };
    for (const rows of [
      [above, head, more],
      [above, head],
    ]) {
      const height = rows.at(-1)!.along + 6;
      for (const at of middles(scene, stretch, height / 2 + lineLeft / 2)) {
        const top = at - height / 2;
        const found = slide(scene, rows, [top, top + height + step], { inSilence: false });
        if (!found) continue;
        const start = found.spots[0]![1] - 4.5;
        sheet.dimension('noted-line', stretch, across, height / 2 + around, true, start - radius + height / 2);
        number(scene, note, start, across);
        rows.slice(1).forEach((row, i) => {
          sheet.write(row, found.spots[i + 1]!);
        });
        return;
      }
    }
    nearby(scene, note);
  },
};

/** Where the middle of words may be along a line, from the middle of its longest whole part outwards. */
function middles({ axis }: Scene, stretch: readonly [number, number], half: number): readonly number[] {
  return wholeParts(axis, stretch).flatMap(([from, to]) => {
    const [first, last] = [from + half, to - half];
    if (first > last) return [];
    const middle = (first + last) / 2;
    const found = [middle];
    for (let off = step; middle - off >= first; off += step) found.push(middle - off, middle + off);
    return found;
  });
}

/** How far a number may be from its moment, along time; px. */
const farthest = 240;
const offsets = Array.from({ length: farthest / step }, (_, i) => radius + 6 + i * step).flatMap((px) => [px, -px]);

/** Across time, where the number of a moment could be, the best place first. */
const rows: By<(scene: Scene, note: Note) => readonly number[]> = {
  wide(scene, { kind }) {
    const { inner, outer } = edgesOf(scene, 'client');
    const inside = [inner + 14, inner + 36, middleOf(gapOf(scene))];
    const above = [outer - 34, outer - away];
    return kind === 'wait' ? [...above, ...inside] : [...inside, ...above];
  },
  narrow(scene) {
    const { inner } = edgesOf(scene, 'client');
    const far = edgesOf(scene, 'server').inner;
    return [inner + radius + 4, far - radius - 4, middleOf(gapOf(scene))];
  },
};

/** The number alone, as near to its moment as there is room; over a line rather than nowhere. */
function nearby(scene: Scene, note: Note): void {
  const { sheet, axis } = scene;
  const px = axis.toPx(note.kind === 'quiet' ? note.toMs : note.fromMs);
  const across = sheet.of(rows)(scene, note);
  const places = offsets.flatMap((off) => across.map((row): Place => [px + off, row, 'middle']));
  const found =
    places.find(([u, w]) => sheet.placer.isFree(roomAt(scene, u, w))) ??
    places.find(([u, w]) => sheet.placer.isFree(roomAt(scene, u, w), { lines: true }));
  const [along, row] = found ?? [px, across[0]!];
  number(scene, note, along, row);
}

/** The numbers of lengths, which need a long free stretch. */
function lengths(scene: Scene): void {
  const { sheet, reading } = scene;
  for (const note of reading.notes) if (note.kind === 'open') sheet.of(open)(scene, note);
  for (const note of reading.notes) if (note.kind === 'quiet') sheet.of(quiet)(scene, note);
}

/** The others, where names leave room. */
function moments(scene: Scene): void {
  for (const note of scene.reading.notes) if (note.kind !== 'open' && note.kind !== 'quiet') nearby(scene, note);
}

/** What a reading with notes brings along, so that pictures without them do not load it. */
export const drawing = { lengths, moments };
