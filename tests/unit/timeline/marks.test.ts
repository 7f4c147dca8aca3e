import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { legend, marksFromBottom } from '../../../src/core/timeline/marks/order.ts';
import { fontOf, inks, textRoles } from '../../../src/core/timeline/text-roles.ts';
import { timeline as en } from '../../../src/i18n/en/timeline.ts';
import { timeline as ja } from '../../../src/i18n/ja/timeline.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const folder = 'src/core/timeline/marks';
/** What is set outside of media queries, which only come at the end of a sheet, and within them. */
const [everywhere, inSome] = ['recorded', 'playing', 'legend', 'timeline']
  .map((name) => read(`src/ui/timeline/${name}.css`).replace(/\/\*.*?\*\//gs, ''))
  .map((sheet) => [sheet.split('@media', 1)[0]!, sheet.slice(sheet.split('@media', 1)[0]!.length)] as const)
  .reduce(([outside, inside], [more, others]) => [outside + more, inside + others]);
const rules = [...everywhere.matchAll(/([^{}]+)\{([^}]*)\}/g)].map(([, selector, body]) => ({
  classes: [...selector!.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!),
  body: body!,
}));
const named = new Set([...(everywhere + inSome).matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!));

const roles = textRoles.map((role) => `text-${role}`);
/** What the component adds to the marks: playhead and cover, hatching, the parts of a picture. */
const parts = [
  ...['timeline', 'timeline-lines', 'timeline-ruler', 'timeline-cover', 'timeline-over', 'timeline-passing'],
  ...['timeline-knob', 'timeline-knob-down', 'timeline-legend'],
  ...[
    'cover-paper',
    'playhead',
    'text-asked',
    'lane-future',
    'hatch-ground',
    'hatch-stripe',
    'wait-drawn',
    'faint',
    'text-down',
  ],
];

describe('the marks of a picture', () => {
  it('have a name each, and a place from bottom to top', () => {
    expect(new Set(marksFromBottom).size).toBe(marksFromBottom.length);
    for (const mark of marksFromBottom) expect(mark).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('are coloured by the stylesheet, which colours nothing else', () => {
    const known = [...marksFromBottom, ...roles, ...inks.map((ink) => `ink-${ink}`), ...parts];
    expect(known.filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('have words as large and as bold as the places that were found for them', () => {
    for (const role of textRoles) {
      const own = rules
        .filter(({ classes }) => classes.includes(`text-${role}`))
        .map(({ body }) => body)
        .join(';');
      const size = [...own.matchAll(/font(?:-size)?:[^;]*?([\d.]+)px/g)].at(-1)?.[1] ?? '12.5';
      const weight = [...own.matchAll(/font(?:-weight)?: ?(\d{3})/g)].at(-1)?.[1] ?? '400';
      expect([role, Number(size), Number(weight) >= 600]).toEqual([role, ...fontOf({ role })]);
    }
  });

  it('explain themselves in a legend, in both languages', () => {
    for (const { id, sign } of legend) {
      expect(en.legend[id]).toBeTruthy();
      expect(ja.legend[id]).toBeTruthy();
      for (const { mark } of sign) expect([...marksFromBottom, ...parts]).toContain(mark);
    }
  });

  it('know no direction: only data says what differs by it', () => {
    for (const name of readdirSync(new URL(`../../../${folder}/`, import.meta.url)))
      expect([name, read(`${folder}/${name}`).match(/\bwide\s*\?/)]).toEqual([name, null]);
  });
});
