import { type Format, formatWith, type PluralForms, type Unit } from '../core/format.ts';
import { type Lang, language } from '../i18n/languages.ts';

const symbols: Readonly<Record<Exclude<Unit, 'percent'>, string>> = {
  millisecond: 'ms',
  second: 's',
  minute: 'min',
  hour: 'h',
};

function build(lang: Lang): Format {
  const { locale, units, gap, percent, range, comma, segmented, brackets } = language(lang);
  const formats = new Map<string, Intl.NumberFormat>();
  const number = (value: number, most: number, least: number, useGrouping: 'auto' | 'min2'): string => {
    const key = `${most} ${least} ${useGrouping}`;
    let found = formats.get(key);
    if (!found) {
      found = new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least, useGrouping });
      formats.set(key, found);
    }
    return found.format(value);
  };
  /** The name alone: what Intl puts between number and name differs from engine to engine. */
  const nameOf = (unit: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
      .formatToParts(2)
      .find(({ type }) => type === 'unit')
      ?.value.trim() ?? '';
  const names = new Map<Unit, string>([['percent', percent]]);
  const unitName = (unit: Unit): string => {
    let name = names.get(unit);
    if (name === undefined) {
      name = units === 'symbols' ? symbols[unit as keyof typeof symbols] : nameOf(unit);
      names.set(unit, name);
    }
    return name;
  };
  return formatWith({
    number: (value, most = 3, least = 0) => number(value, most, least, 'auto'),
    figure: (value, most = 3, least = 0) => number(value, most, least, 'min2'),
    unit: (figure, unit) => figure + gap + unitName(unit),
    betweenUnits: gap,
    betweenSentences: segmented ? '' : ' ',
    // Ends that print alike are one value. Between quantities the sign needs the spaces that they have inside.
    range: (from, to) =>
      from === to || from === /^[\d.,]+/.exec(to)?.[0] ? to : from + (from.includes(' ') ? ` ${range} ` : range) + to,
    aside: (text, inside) => text + brackets[0] + inside + brackets[1],
    list: (items) => items.join(comma),
    and: (items) => new Intl.ListFormat(locale).format(items),
    plural: (count, forms) => {
      const category = new Intl.PluralRules(locale).select(count) as keyof PluralForms;
      return (forms[category] ?? forms.other).replace('{n}', number(count, 3, 0, 'auto'));
    },
  });
}

const built = new Map<Lang, Format>();

/** How a language writes numbers, durations, units, lists and plurals: by Intl, one for each language. */
export function format(lang: Lang): Format {
  let found = built.get(lang);
  if (!found) {
    found = build(lang);
    built.set(lang, found);
  }
  return found;
}
