/**
 * Draws src/assets/architecture.svg from the imports as they are: `npm run architecture-picture`. An arrow that a longer
 * way says already is left out. tests/architecture/picture.test.ts fails when the picture is old.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Use, uses } from '../architecture/parts.ts';
import { layOutLayers, rowsOf } from './layers.ts';

export const pictureFile = fileURLToPath(new URL('../../src/assets/architecture.svg', import.meta.url));

/** What each part is, in a few words. */
export const parts: Readonly<Record<string, string>> = {
  'core/random': 'seeded chance',
  'core/format': 'quantities',
  'core/protocol': 'RFC 6455, WHATWG',
  'core/backoff': 'reconnect policies',
  'core/layout': 'text and labels',
  'core/acts': 'what one can do',
  'core/trace': 'what happened',
  'core/sim': 'run → trace',
  'core/herd': 'many clients',
  'core/diagnose': 'ranked causes',
  'core/timeline': 'trace → geometry',
  'core/learn': 'steps, checked',
  'core/link': 'fragments',
  scenarios: 'stories as data',
  i18n: 'words, en and ja',
  evidence: 'measurements',
  recipes: 'code shown and run',
  ui: 'shared by widgets',
  widgets: 'Preact islands',
  components: 'Astro parts',
  layouts: 'frames of pages',
  content: 'MDX, en and ja',
  pages: 'routes, twins',
  styles: 'colour, type',
  cli: 'trace, serve',
  workshop: 'real sockets',
};

const rowHeight = 92;
const boxHeight = 50;
const margin = 20;

/** Without arrows that a way over others says already; a use at run time needs a way at run time. */
function withoutDetours(all: readonly Use[]): readonly Use[] {
  const reaches = (from: string, to: string, typesToo: boolean): boolean =>
    all.some(
      (use) => use.from === from && (typesToo || !use.typesOnly) && (use.to === to || reaches(use.to, to, typesToo)),
    );
  return all.filter(
    ({ from, to, typesOnly }) =>
      !all.some(
        (first) =>
          first.from === from && first.to !== to && (typesOnly || !first.typesOnly) && reaches(first.to, to, typesOnly),
      ),
  );
}

/** The picture as SVG text, from the files as they are now. */
export function architecturePicture(): string {
  const all = uses();
  const arrows = withoutDetours(all);
  const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort();
  const isCore = (id: string) => id.startsWith('core/');
  const coreRows = rowsOf(
    ids.filter(isCore),
    all.filter(({ from }) => isCore(from)),
    () => 0,
  );
  const floor = Math.max(...coreRows.values()) + 1;
  const rows = rowsOf(ids, all, (id) => (isCore(id) ? 0 : floor));
  const { places, routes, width } = layOutLayers(
    rows,
    arrows,
    (id) => Math.max(id.length * 9.4, (parts[id]?.length ?? 0) * 7.4) + 26,
  );
  const top = Math.max(...rows.values());
  const yOf = (row: number) => margin + 12 + (top - row) * rowHeight + (row < floor ? 26 : 0);
  const height = yOf(0) + boxHeight + margin + 24;
  const lines = routes.map(({ arrow, points }) => {
    const [[startX, startRow], ...rest] = points as [readonly [number, number], ...(readonly [number, number])[]];
    let [x, y] = [startX, yOf(startRow) + boxHeight];
    let path = `M${x} ${y}`;
    rest.forEach(([nextX, row], n) => {
      const isLast = n === rest.length - 1;
      const nextY = yOf(row) - (isLast ? 5 : 0);
      const bend = (nextY - y) / 2;
      path += `C${x} ${y + bend} ${nextX} ${nextY - bend} ${nextX} ${nextY}`;
      [x, y] = [nextX, nextY];
      if (isLast) return;
      y += boxHeight;
      path += `V${y}`;
    });
    const use = arrows.find((one) => one.from === arrow.from && one.to === arrow.to)!;
    return `<path class="${use.typesOnly ? 'types' : 'use'}" d="${path}" marker-end="url(#tip)"/>`;
  });
  const boxes = [...places.values()].map(({ id, x, row, width: wide }) => {
    const y = yOf(row);
    return [
      `<rect x="${x - wide / 2}" y="${y}" width="${wide}" height="${boxHeight}" rx="9"/>`,
      `<text class="name" x="${x}" y="${y + 21}">${id}</text>`,
      `<text class="what" x="${x}" y="${y + 39}">${parts[id] ?? ''}</text>`,
    ].join('');
  });
  const bandY = yOf(floor - 1) - 32;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-margin} 0 ${Math.ceil(width) + 2 * margin} ${height}" role="img">
<title>Who imports whom: pages stand on layouts and components, these on widgets, and all on a pure core</title>
<style>
svg{font-family:system-ui,sans-serif;text-anchor:middle;--paper:#fbfaf6;--box:#fff;--ink:#171a1f;--muted:#565c66;--line:#8b877c;--core:#dcefeb}
@media(prefers-color-scheme:dark){svg{--paper:#121419;--box:#191c23;--ink:#eceae4;--muted:#a7acb6;--line:#7d8491;--core:#17342f}}
.paper{fill:var(--paper)}.core{fill:var(--core)}g rect{fill:var(--box);stroke:var(--line)}
.name{font:650 14px ui-monospace,Menlo,Consolas,monospace;fill:var(--ink)}.what{font-size:12.5px;fill:var(--muted)}.label{font-size:13px;fill:var(--ink);text-anchor:start}
path{fill:none;stroke:var(--muted);stroke-width:1.4}.types{stroke-dasharray:2 4}marker path{fill:var(--muted);stroke:none}
</style>
<defs><marker id="tip" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
<rect class="paper" x="${-margin}" width="100%" height="100%"/>
<rect class="core" x="${4 - margin}" y="${bandY}" width="${Math.ceil(width) + 2 * margin - 8}" height="${height - bandY - 6}" rx="14"/>
<text class="label" x="${16 - margin}" y="${height - 16}">core: pure TypeScript, no DOM, no timers, no clock. Dotted: types alone.</text>
${lines.join('\n')}
<g>
${boxes.join('\n')}
</g>
</svg>
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pictureFile, architecturePicture());
