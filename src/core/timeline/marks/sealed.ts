import type { Box } from '../../layout/place-labels.ts';
import { textWidth } from '../../layout/text-width.ts';
import type { LegendEntry, Scene } from '../scene.ts';
import type { By, Place } from '../sheet.ts';
import { fontOf, type Text } from '../text-roles.ts';

/** A record that was on the wire and whose content nobody can see: a closed box with its length. */
export const marks = ['sealed', 'sealed-slat'] as const;

export const legend: readonly LegendEntry[] = [
  {
    id: 'sealed',
    sign: [
      { mark: 'sealed', d: 'M1 2h34v14H1z' },
      { mark: 'sealed-slat', d: 'M6 2v14m5-14v14' },
    ],
  },
];

/** px; `slats`: the part of the box that they take. */
const box = { height: 17, slats: 16, margin: 6, away: 9 };

/** Beside its line where time runs to the right, else above or below it. */
const places: By<(ends: Ends, starts: boolean) => readonly Place[]> = {
  wide: ([u0, w0, u1, w1], starts) =>
    [0.36, 0.6, 0.2, 0.75].flatMap((part): readonly Place[] => {
      const [along, across] = [u0 + (u1 - u0) * part, w0 + (w1 - w0) * part];
      const left: Place = [along - box.away, across, 'end'];
      const right: Place = [along + box.away, across, 'start'];
      return starts ? [left, right] : [right, left];
    }),
  narrow: ([u0, w0, u1, w1]) =>
    [-1, 1].flatMap((side) =>
      [0.5, 0.35, 0.65].map(
        (part): Place => [u0 + (u1 - u0) * part + side * (box.height / 2 + 5), w0 + (w1 - w0) * part, 'middle'],
      ),
    ),
};

type Ends = readonly [along0: number, across0: number, along1: number, across1: number];

/** The box of one record at the first place that is free. False: there is no room. */
export function boxBeside({ sheet }: Scene, text: Text, ends: Ends, starts: boolean): boolean {
  const [size, bold] = fontOf(text);
  const width = Math.ceil(textWidth(text.text, size, bold)) + box.slats + 2 * box.margin;
  const boxAt = (place: Place): Box => {
    const [x, y, anchor] = sheet.spot(place);
    const left = Math.round(anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2);
    const top = Math.round(y - box.height / 2);
    return [left, top, left + width, top + box.height];
  };
  const found = sheet
    .of(places)(ends, starts)
    .map(boxAt)
    .find((one) => sheet.placer.isFree(one));
  if (!found) return false;
  const [left, top, , bottom] = found;
  sheet.placer.boxes.push(found);
  sheet.path('sealed', `M${left} ${top}h${width}v${box.height}h-${width}z`);
  // Across time, as all slats are.
  const slats: By<string> = {
    wide: `M${left + 6} ${top}V${bottom}m5 0V${top}`,
    narrow: `M${left} ${top + 6}h${box.slats - 3}m0 5h-${box.slats - 3}`,
  };
  sheet.path('sealed-slat', sheet.of(slats));
  sheet.write(text, [left + box.slats + box.margin, top + 13, 'start']);
  return true;
}
