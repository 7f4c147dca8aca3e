import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { layerOrder } from '../../src/layouts/layer-order.ts';
import { importsOf, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const sheets = files.filter(({ path }) => path.endsWith('.css'));
const imports = files.flatMap(importsOf).filter(({ to }) => to.endsWith('.css'));

/** The layer of all that a sheet of this folder says. */
const layerOf = (path: string): string => {
  const [, folder = ''] = path.split('/');
  if (folder === 'styles') return path.endsWith('/tokens.css') ? 'tokens' : 'base';
  return { ui: 'ui', widgets: 'widget', components: 'page' }[folder] ?? `none for ${folder}`;
};

/** What stands at the top of a sheet: each rule up to its brace, each statement up to its semicolon. */
function topOf(css: string): readonly string[] {
  let depth = 0;
  let top = '';
  for (const letter of css.replace(/\/\*[\s\S]*?\*\//g, '')) {
    if (letter === '}') depth -= 1;
    else if (depth === 0) top += letter === '{' ? ';' : letter;
    if (letter === '{') depth += 1;
  }
  expect(depth).toBe(0);
  return top
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/** In no layer, since no layer may override them: what is hidden from sight, and that paper does not scroll. */
const aboveLayers: Readonly<Record<string, readonly string[]>> = {
  'src/styles/base.css': ['.visually-hidden:not(:focus)', '@media (pointer: coarse)', '@media print'],
};

test.each(sheets)('all rules of $path are in the layer of its folder', ({ path, text }) => {
  const rules = topOf(text).filter((statement) => !statement.startsWith('@import '));
  expect(rules).toEqual([`@layer ${layerOf(path)}`, ...(aboveLayers[path] ?? [])]);
});

test('every layer has its order, and no sheet is in another', () => {
  const layers = layerOrder.replace(/^@layer |;$/g, '').split(',');
  expect(new Set(sheets.map(({ path }) => layerOf(path)))).toEqual(new Set(layers));
});

test('a style outside a layer is the style of one component', () => {
  const inline = files.filter(({ path, text }) => path.endsWith('.astro') && /<style[^>]*>\s*@layer/.test(text));
  expect(inline.map(({ path }) => path)).toEqual([]);
});

test('the style of a widget or of a part that widgets share is imported where it is drawn', () => {
  const shared = sheets.filter(({ path }) => /^src\/(?:ui|widgets)\//.test(path));
  const alone = shared.filter(({ path }) => !imports.some(({ from, to }) => to === path && /\.tsx?$/.test(from)));
  expect(alone.map(({ path }) => path)).toEqual([]);
  const foreign = imports.filter(({ from, to }) => to.startsWith('src/widgets/') && dirname(from) !== dirname(to));
  expect(foreign.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
});

test('every sheet is imported', () => {
  const imported = new Set(imports.map(({ to }) => to));
  for (const { path, text } of sheets)
    for (const [, name = ''] of text.matchAll(/@import "\.\/([\w-]+\.css)"/g)) imported.add(`${dirname(path)}/${name}`);
  expect(sheets.map(({ path }) => path).filter((path) => !imported.has(path))).toEqual([]);
});
