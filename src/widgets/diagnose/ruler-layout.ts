import { type Timer, timers } from '../../core/diagnose/timers.ts';
import { type Format, fill } from '../../core/format.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { Expiry } from '../../core/peers/peer.ts';
import type { DiagnosePage } from '../../i18n/en/diagnose/page.ts';
import { log } from '../../ui/scale.ts';
import { timerName } from './timer-name.ts';

/** Timers that fire at the same time in the same way: one mark on the ruler. */
export type Group = {
  readonly seconds: number;
  readonly expiry: Expiry;
  /** Of the path and servers, or of a client itself. */
  readonly side: 'path' | 'own';
  readonly text: string;
};

export type Placed = Group & {
  readonly x: number;
  /** Rows count from the axis outwards. */
  readonly row: number;
  readonly anchor: 'start' | 'end';
};

/** The ends of the scale, in seconds. */
export const rulerFrom = 4;
export const rulerTo = 20_000;
const ruler = log([rulerFrom, rulerTo], [0, 1]);

/** Where a length lies between the ends, 0 to 1; beyond them it stays at the end. */
export const onRuler = ruler.toPlace;

export const majorTicks: readonly number[] = [5, 10, 20, 30, 60, 100, 200, 300, 600, 1000, 3600, 7200, 20_000];
export const minorTicks: readonly number[] = [
  ...[40, 50, 70, 80, 90],
  ...[400, 500, 700, 800, 900],
  ...[2000, 3000, 4000, 5000, 6000, 8000, 9000, 10_000],
];

export const fontPx = 13;
export const rowPx = 37;
const gapPx = 7;

/** 60 s, 10 min, 2 h: in minutes only where their neighbours are, too. */
export const lengthText = (seconds: number, format: Format): string => format.setting(seconds * 1000, 300_000);

/** What stands at a tick: the first has its unit, and the last ones are hours. */
export const tickText = (seconds: number, format: Format): string =>
  seconds === majorTicks[0] || seconds >= 3600 ? lengthText(seconds, format) : format.figure(seconds);

const ownKinds: readonly Timer['kind'][] = ['handshake', 'closing', 'keep-alive'];

/** In the order of their seconds. A name stands once, with its kinds where these are not plain idle limits. */
export function groupsOf(page: DiagnosePage, format: Format): readonly Group[] {
  const groups = new Map<string, Timer[]>();
  for (const timer of timers) {
    const key = `${timer.seconds} ${timer.expiry} ${ownKinds.includes(timer.kind)}`;
    groups.set(key, [...(groups.get(key) ?? []), timer]);
  }
  return [...groups.values()]
    .map((members): Group => {
      const [{ seconds, expiry, kind }] = members as [Timer];
      const kinds = new Map<string, string[]>();
      for (const one of members) {
        const name = timerName(one, format);
        kinds.set(name, [...(kinds.get(name) ?? []), ...(one.kind === 'idle' ? [] : [page.kinds[one.kind]])]);
      }
      const names = [...kinds].map(([name, all]) =>
        all.length > 0 ? fill(page.timerKinds, { name, kinds: format.list(all) }) : name,
      );
      return { seconds, expiry, side: ownKinds.includes(kind) ? 'own' : 'path', text: names.join(' · ') };
    })
    .sort((a, b) => a.seconds - b.seconds);
}

const margin = 34;

/** Where a length lies on a ruler of this width, in px. */
export const alongRuler = (seconds: number, widthPx: number): number =>
  Math.round(margin + onRuler(seconds) * (widthPx - 2 * margin));

type Candidate = {
  readonly row: number;
  readonly anchor: Placed['anchor'];
  readonly from: number;
  readonly to: number;
};
type Taken = Candidate & { readonly x: number };

/** A label lies on no other, and on no line that leads to one further out. */
const goesWith = (one: Taken, other: Taken): boolean =>
  !(one.row === other.row && one.from < other.to && other.from < one.to) &&
  !(other.row > one.row && other.x > one.from && other.x < one.to) &&
  !(other.row < one.row && one.x > other.from && one.x < other.to);

/** Where the label of a mark can be in so many rows. */
const optionsOf = (x: number, reach: number, rows: number, widthPx: number): readonly Taken[] =>
  Array.from({ length: rows }, (_, row) => row)
    .flatMap((row): Taken[] => [
      { x, row, anchor: 'start', from: x, to: x + reach },
      { x, row, anchor: 'end', from: x - reach, to: x },
    ])
    .filter(({ from, to }) => from >= 0 && to <= widthPx);

/**
 * Gives each mark of one side a row and a direction for its label, in as few rows as it takes: with one row more each
 * time, every arrangement is tried from the right until one fits. Neighbours alone can clash, so a search is short.
 */
export function placeLabels(groups: readonly Group[], widthPx: number, format: Format): readonly Placed[] {
  const marks = groups.map((group, i) => {
    // Marks of the same second stand beside each other.
    const beside = groups.slice(0, i).filter(({ seconds }) => seconds === group.seconds).length;
    const width = Math.max(textWidth(group.text, fontPx), textWidth(lengthText(group.seconds, format), fontPx, true));
    return { group, x: alongRuler(group.seconds, widthPx) + beside * 8, reach: width + 2 * gapPx };
  });
  for (let rows = 1; rows <= groups.length; rows++) {
    const options = marks.map(({ x, reach }) => optionsOf(x, reach, rows, widthPx));
    const all = options.flat();
    // Compared once: the search asks for the same two thousands of times.
    const goes = Uint8Array.from({ length: all.length ** 2 }, (_, at) =>
      Number(goesWith(all[Math.floor(at / all.length)]!, all[at % all.length]!)),
    );
    let before = 0;
    const numbers = options.map((some) => some.map(() => before++));
    const taken: number[] = [];
    // Without a bound, many marks close together would be tried in every order.
    let stepsLeft = 20_000;
    const search = (i: number): boolean => {
      if (i < 0) return true;
      if (stepsLeft-- <= 0) return false;
      for (const one of numbers[i]!) {
        if (!taken.every((other) => goes[one * all.length + other] === 1)) continue;
        taken.push(one);
        if (search(i - 1)) return true;
        taken.pop();
      }
      return false;
    };
    if (search(marks.length - 1))
      return taken
        .toReversed()
        .map((one, i) => ({ ...groups[i]!, x: all[one]!.x, row: all[one]!.row, anchor: all[one]!.anchor }));
  }
  throw new RangeError(`no room for ${groups.length} labels on ${widthPx} px`);
}

/** Words that fit into lines of this width, for the upright ruler. */
export function wrapWords(text: string, widthPx: number): readonly string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=[ 、：])|(?=（)/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + part, fontPx) <= widthPx) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}
