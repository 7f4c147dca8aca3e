export { fill } from './fill.ts';

/** What a duration is measured in, and shares. */
export type Unit = 'millisecond' | 'second' | 'minute' | 'hour' | 'percent';

/** How a language writes. Core has no Intl: whoever calls it passes this in (`format(lang)` of src/ui/format.ts). */
export type Writing = {
  /** A number with at most `most` digits after the point (3 if not given) and at least `least` (0). */
  readonly number: (value: number, most?: number, least?: number) => string;
  /** The same as part of a quantity: four digits have no separator between them. */
  readonly figure: (value: number, most?: number, least?: number) => string;
  /** A number in writing, with its unit: `38.6 s`. */
  readonly unit: (figure: string, unit: Unit) => string;
  /** Between the units of one duration: `7 min 30 s`. */
  readonly betweenUnits: string;
  /** Between one sentence and the next. */
  readonly betweenSentences: string;
  /** A text with a second one in brackets: `Chromium (Linux)`. */
  readonly aside: (text: string, inside: string) => string;
  /** From one text to another: `3–5 s`, `3 s – 5 min`. */
  readonly range: (from: string, to: string) => string;
  /** One after another, with commas alone. */
  readonly list: (items: readonly string[]) => string;
  /** As a sentence lists them: `a, b, and c`. */
  readonly and: (items: readonly string[]) => string;
  /** The form that goes with a count. `{n}` in it becomes the count. */
  readonly plural: (count: number, forms: PluralForms) => string;
};

/** The forms of a phrase by the categories of Unicode's plural rules. Only `other` exists in every language. */
export type PluralForms = { readonly one?: string; readonly few?: string; readonly many?: string } & {
  readonly other: string;
};

/** Everything that the site writes in numbers. Times are in milliseconds. */
export type Format = Writing & {
  /** Measured seconds with about three figures: `0.12 s`, `38.6 s`, `925 s`. */
  readonly seconds: (ms: number) => string;
  /** The same without the unit, where a second quantity has it. */
  readonly secondsFigure: (ms: number) => string;
  /** How long something took: measured seconds, `40 ms` below a tenth of one, `7 min 30 s` from two minutes on. */
  readonly time: (ms: number) => string;
  /** The same while it still runs, in seconds from its start. */
  readonly running: (ms: number) => string;
  /** Seconds without zeros at the end: `30 s`, `51.6 s`. */
  readonly exact: (ms: number, most?: number, least?: number) => string;
  /** The largest unit in which a setting is a whole number: `50 ms`, `0.5 s`, `90 s`, `5 min`, `2 h`. */
  readonly setting: (ms: number, minutesFromMs?: number) => string;
  /** Hours, minutes and seconds, as people say them: `0.31 s`, `45 s`, `7 min 30 s`, `2 h 11 min 15 s`. */
  readonly duration: (ms: number, options?: DurationOptions) => string;
  /** Seconds in short, as a chart writes them: `0.001 s`, `0.6 s`, `5.9 s`, `13 s`. */
  readonly shortSeconds: (ms: number) => string;
  /** The same without the unit. */
  readonly shortFigure: (ms: number) => string;
  /** A share between 0 and 1: `42 %`. */
  readonly percent: (share: number, most?: number) => string;
};

export type DurationOptions = {
  /** Digits after the point below ten seconds, where they are the story. 2 if not given. */
  readonly most?: number;
  /** Keeps zeros there: `1.0 s`. */
  readonly least?: number;
  /** From here on in minutes; anything above one minute if not given. */
  readonly minutesFromMs?: number;
};

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** All the styles, on top of what a language brings. */
export function formatWith(writing: Writing): Format {
  const { figure, unit, betweenUnits } = writing;
  const inSeconds = (ms: number, most: number, least = 0): string => unit(figure(ms / 1000, most, least), 'second');
  const whole = (value: number, of: Unit): string => unit(figure(value, 0), of);

  const secondsFigure = (ms: number): string => {
    const s = ms / 1000;
    const digits = s < 1 && s > 0 ? 2 : s < 99.95 ? 1 : 0;
    return figure(s, digits, digits);
  };
  const seconds = (ms: number): string => unit(secondsFigure(ms), 'second');
  const setting = (ms: number, minutesFromMs = 2 * minuteMs): string => {
    if (ms > 0 && ms < 1000 && ms % 500 !== 0) return unit(figure(ms), 'millisecond');
    if (ms >= hourMs && ms % hourMs === 0) return whole(ms / hourMs, 'hour');
    if (ms >= minutesFromMs && ms % minuteMs === 0) return whole(ms / minuteMs, 'minute');
    return inSeconds(ms, 3);
  };
  const duration = (
    ms: number,
    { most = 2, least = 0, minutesFromMs = minuteMs + 1 }: DurationOptions = {},
  ): string => {
    if (ms < 10_000) return inSeconds(ms, most, least);
    const total = Math.round(ms / 1000);
    if (total * 1000 < minutesFromMs) return whole(total, 'second');
    const parts = [
      [Math.floor(total / 3_600), 'hour'],
      [Math.floor(total / 60) % 60, 'minute'],
      [total % 60, 'second'],
    ] as const;
    return parts.flatMap(([count, of]) => (count === 0 ? [] : [whole(count, of)])).join(betweenUnits);
  };
  const running = (ms: number): string =>
    Math.round(ms / 1000) < 120 ? seconds(ms) : duration(ms, { minutesFromMs: 2 * minuteMs });
  const shortFigure = (ms: number): string => {
    const s = ms / 1000;
    if (s < 0.0005) return figure(0);
    return figure(s, s < 0.005 ? 3 : s < 0.095 ? 2 : s < 9.95 ? 1 : 0);
  };

  return {
    ...writing,
    seconds,
    secondsFigure,
    running,
    time: (ms) => (ms < 99.5 ? whole(ms, 'millisecond') : running(ms)),
    exact: (ms, most = 2, least = 0) => inSeconds(ms, most, least),
    setting,
    duration,
    shortSeconds: (ms) => unit(shortFigure(ms), 'second'),
    shortFigure,
    percent: (share, most = 0) => unit(figure(share * 100, most), 'percent'),
  };
}
