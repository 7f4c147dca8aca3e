import { describe, expect, test } from 'vitest';
import { codeOnly, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const core = files.filter(({ path }) => path.startsWith('src/core/') && path.endsWith('.ts'));

/** What would make a trace depend on more than its scenario, acts and seed. */
const impure = [
  ['chance', /\bMath\.random\b|\bcrypto\b/],
  ['the clock', /\bDate\b|\bperformance\b|\bIntl\b/],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\brequestAnimationFrame\b/],
  ['promises', /\bawait\b|\basync\b|\bPromise\b/],
  ['the page', /\b(?:document|window|globalThis|navigator|localStorage|location)\b\s*[.[]/],
  ['the process', /\bprocess\b\s*[.[]|\bconsole\b|\bfetch\(/],
] as const;

describe('the core is pure', () => {
  for (const [what, pattern] of impure) {
    test(`it knows nothing of ${what}`, () => {
      const wrong = core.filter(({ text }) => pattern.test(codeOnly(text)));
      expect(wrong.map(({ path }) => path)).toEqual([]);
    });
  }
});

describe('rules of the code', () => {
  test('no file is longer than 400 lines, or 700 of CSS, which has one declaration a line', () => {
    const long = files.filter(({ path, text }) => text.split('\n').length > (path.endsWith('.css') ? 700 : 400) + 1);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
  });

  test('no element gets a style attribute, which the policy blocks', () => {
    // Preact sets styles through the CSSOM, which the policy allows; what it renders at build time, tests/pages checks.
    const markup = files.filter(({ path }) => /\.(?:astro|mdx)$/.test(path));
    const wrong = markup.filter(({ text }) =>
      /<[a-zA-Z][^<>]*\sstyle=[{"']/.test(text.replace(/<style[\s\S]*?<\/style>/g, '')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('markup never comes from strings in the browser', () => {
    const wrong = files.filter(({ text }) =>
      // The empty one tells Preact to leave alone what the build has drawn.
      /\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML|dangerouslySetInnerHTML/.test(
        text.replace("dangerouslySetInnerHTML={{ __html: '' }}", ''),
      ),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('nothing is left for later and nothing is switched off', () => {
    const wrong = files.filter(({ text }) =>
      /\bTODO\b|\bFIXME\b|biome-ignore|@ts-(?:ignore|nocheck|expect-error)/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
