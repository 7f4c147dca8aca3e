import { expect, test } from 'vitest';
import { pictures } from '../../../src/components/home/endings.ts';
import { languages } from '../../../src/i18n/languages.ts';

/** The places of a mark's straight strokes along the time axis, px. */
const along = (d: string): readonly number[] => [...d.matchAll(/[MLH](-?\d+)/g)].map(([, x]) => Number(x));

for (const lang of languages) {
  const [goodbye] = pictures('goodbye', lang);
  const [silence, tall] = pictures('silence', lang);
  const shape = (of: typeof goodbye, mark: string) => of!.shapes.find((one) => one.mark === mark)!.d;

  test(`both endings start at the same place, to the pixel that the page counts on (${lang})`, () => {
    expect(Math.min(...along(shape(goodbye, 'flight-close')))).toBe(1_400);
    expect(along(shape(silence, 'wire-cut'))[0]).toBe(1_400);
  });

  test(`a goodbye is over after three trips of 40 ms, one px a millisecond (${lang})`, () => {
    const closed = along(shape(goodbye, 'lane-closed'));
    expect(closed[0]).toBe(1_400 + 3 * 40);
  });

  test(`silence reaches beyond the widest page (${lang})`, () => {
    expect(along(shape(silence, 'silence'))).toEqual([1_400, 4_000, 1_400]);
    expect(silence!.width).toBe(3_800);
  });

  test(`on a phone there is more room in the silence, and nothing else is different (${lang})`, () => {
    expect(tall!.height - silence!.height).toBe(104);
    expect(tall!.shapes.map(({ mark }) => mark)).toEqual(silence!.shapes.map(({ mark }) => mark));
  });

  test(`nothing is drawn that nobody can see (${lang})`, () => {
    for (const { shapes } of [goodbye!, silence!])
      for (const { mark, d } of shapes) expect(Math.min(...along(d)), mark).toBeLessThan(3_800);
  });
}
