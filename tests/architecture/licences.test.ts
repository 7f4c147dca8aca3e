import { expect, test } from 'vitest';
import { packages, shipped } from '../support/licences.ts';

/** Licences that let anybody build, change and host the site. */
const allowed = new Set(
  ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0'].concat(
    // Tools, data and fonts of the build, unchanged; nothing of them stands in a script of ours.
    ['MPL-2.0', 'LGPL-3.0-or-later', 'CC-BY-4.0', 'OFL-1.1'],
  ),
);
const forReaders = new Set(['MIT', 'ISC', '0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause']);

const parts = (licence: string): readonly string[] => licence.replace(/[()]/g, '').split(/ AND | OR /);

test('every package has a licence that lets anybody build and host the site', () => {
  const others = packages().filter(({ licence }) => !parts(licence).every((one) => allowed.has(one)));
  expect(others).toEqual([]);
});

test('what reaches readers asks for no more than its notice', () => {
  const inPages = packages().filter(({ name }) => shipped.includes(name));
  expect(inPages.length).toBeGreaterThan(3);
  expect(inPages.filter(({ licence }) => !forReaders.has(licence))).toEqual([]);
});
