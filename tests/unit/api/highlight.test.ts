import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { highlight } from '../../../src/api/highlight.ts';
import { endingOf } from '../../../src/api/samples.ts';

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

describe('highlighted code', () => {
  test('marks comments, strings and keywords, and escapes what looks like markup', () => {
    expect(highlight("const a = '<b>'; // said & done", 'js')).toBe(
      `<span class="keyword">const</span> a = <span class="string">'&lt;b>'</span>; <i>// said &amp; done</i>`,
    );
    expect(highlight('return "x" # why', 'py')).toBe(
      '<span class="keyword">return</span> <span class="string">"x"</span> <i># why</i>',
    );
  });

  test('marks the comments alone in a language without a grammar here', () => {
    expect(highlight('# one hour\ntimeout tunnel 1h', 'cfg')).toBe('<i># one hour</i>\ntimeout tunnel 1h');
  });

  test.each(globSync('src/recipes/*/*'))('%s keeps every character, and gets no style attribute', (file) => {
    const code = readFileSync(file, 'utf8').trimEnd();
    const html = highlight(code, endingOf(file));
    expect(textOf(html)).toBe(code);
    expect(html).not.toContain('style=');
  });
});
