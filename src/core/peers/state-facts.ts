import type { Format } from '../format.ts';
import { type FactId, fact } from './index.ts';

/** How a fact is written: seconds unless it says otherwise; `figure` is the number of seconds or pieces without a unit. */
const styles = {
  s: (ms, { exact }) => exact(ms, 3),
  ms: (ms, { unit, figure }) => unit(figure(ms), 'millisecond'),
  min: (ms, { unit, figure }) => unit(figure(ms / 60_000), 'minute'),
  h: (ms, { unit, figure }) => unit(figure(ms / 3_600_000), 'hour'),
  duration: (ms, { duration }) => duration(ms),
  figure: (ms, { figure }) => figure(ms / 1_000),
} as const satisfies Readonly<Record<string, (ms: number, format: Format) => string>>;

const units = { kibibyte: 'KiB', mebibyte: 'MiB', kilobyte: 'KB' } as const;

const placeholder = /\{fact:([\w.-]+)(?:\|(\w+))?\}/g;

/** A text with its facts: `{fact:chromium.idle-detection}` becomes `450 s`, `{fact:envoy.idle|min}` `5 min`. Throws on one that does not exist. */
export const stateFacts = (text: string, format: Format): string =>
  text.replace(placeholder, (_, id: string, style?: string) => {
    const { value, unit } = fact(id as FactId);
    if (style !== undefined && !Object.hasOwn(styles, style)) throw new Error(`no style "${style}" for facts`);
    if (unit === 'millisecond') return styles[(style ?? 's') as keyof typeof styles](value, format);
    return unit === 'count' || style === 'figure' ? format.figure(value) : `${format.figure(value)} ${units[unit]}`;
  });
