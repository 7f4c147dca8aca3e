import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type FactId, fact, factIds, type PeerId, peers, systems } from '../../src/core/peers/index.ts';
import { languages } from '../../src/i18n/languages.ts';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Under which names prose speaks of a product, where they differ from its own. */
const called: Partial<Readonly<Record<PeerId, string>>> = {
  alb: 'ALB',
  nlb: 'NLB',
  'api-gateway': 'API Gateway',
  'python-websockets': 'Python(?: websockets|のwebsockets)?',
  node: 'Node(?:\\.js)?',
  apache: 'Apache',
  google: 'Google',
  'azure-lb': 'Azure LB',
  'front-door': 'Front Door',
  webkitgtk: 'WebKit(?:GTK)?',
  coder: 'coder/websocket',
  uwebsockets: 'uWebSockets',
};
const ids = Object.keys(peers) as PeerId[];
const isSystem = (id: PeerId): boolean => Object.hasOwn(systems, id);
const nameOf = (id: PeerId): string => called[id] ?? peers[id].name.replace(/[.()+?*|[\]{}]/g, '\\$&');
const names = new RegExp(ids.map((id) => `((?<![\\w-])${nameOf(id)}(?![\\w-]))`).join('|'), 'gu');

/** What prose writes after a number, and how much of the fact's unit it is. */
const units: readonly (readonly [written: string, unit: string, factor: number])[] = [
  ['ms|ミリ秒|milliseconds?', 'millisecond', 1],
  ['s|秒|seconds?', 'millisecond', 1_000],
  ['min|分|minutes?', 'millisecond', 60_000],
  ['h|時間|hours?', 'millisecond', 3_600_000],
  ['KiB', 'kibibyte', 1],
  ['MiB', 'mebibyte', 1],
  ['kB|KB', 'kilobyte', 1],
];
const quantity = new RegExp(
  `(?<![\\d.,–〜分時-])(\\d+(?:[.,]\\d+)?)(?:\\*\\*)?[ \\u202f\\u00a0-]?(?:${units.map(([written]) => `(${written})`).join('|')})(?![A-Za-z])`,
  'gu',
);

/** A number of a product that stands in its sentence by hand. `at` and `length`: where in the line. */
export type Handwritten = {
  readonly file: string;
  readonly line: number;
  readonly at: number;
  readonly length: number;
  readonly written: string;
  /** Facts of that product with that value. */
  readonly ids: readonly FactId[];
};

/** Where a number is no statement of today: what was once said, and comments as they stand in the recipes' own files. */
const exempt = /(?:changes|recipe-comments)\.ts$/;

/** The numbers that stand in words and pages by hand although the product named last before them has such a fact. */
export function handwrittenFacts(): readonly Handwritten[] {
  const found: Handwritten[] = [];
  for (const area of ['i18n', 'content'])
    for (const lang of languages)
      for (const name of readdirSync(`${root}${area}/${lang}`, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:ts|mdx|yaml)$/.test(name) || exempt.test(name)) continue;
        const file = `${area}/${lang}/${name}`;
        for (const [index, line] of readFileSync(root + file, 'utf8')
          .split('\n')
          .entries()) {
          let from = 0;
          for (const sentence of line.split(/(?<=[.!?;] )|(?<=[。！？；])|(?<= \| )/u)) {
            const products = [...sentence.matchAll(names)].map((match) => ({
              at: match.index,
              id: ids[match.slice(1).findIndex((group) => group !== undefined)]!,
            }));
            for (const match of sentence.matchAll(quantity)) {
              // “2 s in Chromium”: the name follows. Otherwise it is the last one before the number.
              const end = match.index + match[0].length;
              const after = /^(?:\*\*)? (?:in|on|for) /.exec(sentence.slice(end))?.[0].length;
              const before = products.filter(({ at }) => at < match.index);
              const following = products.find(({ at }) => after !== undefined && at === end + after);
              // “Chromium on Linux”: the number is the client's or the system's.
              const named = following ? [following] : [before.at(-1), before.findLast(({ id }) => !isSystem(id))];
              const [, unit = '', factor = 1] = units[match.slice(2).findIndex((group) => group !== undefined)] ?? [];
              const value = Number(match[1]!.replace(',', '')) * factor;
              const fitting = factIds.filter((id) => {
                const one = fact(id);
                return (
                  named.some((product) => product && id.startsWith(`${product.id}.`)) &&
                  one.unit === unit &&
                  one.value === value
                );
              });
              if (fitting.length > 0)
                found.push({
                  file,
                  line: index + 1,
                  at: from + match.index,
                  length: match[0].length,
                  written: match[0],
                  ids: fitting,
                });
            }
            from += sentence.length;
          }
        }
      }
  return found;
}
