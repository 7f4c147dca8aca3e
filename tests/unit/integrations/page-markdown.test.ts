import fc from 'fast-check';
import { markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { twinPath } from '../../../src/i18n/href.ts';
import { pageMarkdown } from '../../../src/integrations/page-markdown.ts';

const address = new URL('https://codes.example/guides/tls/');
const of = (main: string): string => pageMarkdown(`<!doctype html><nav>menu</nav><main>${main}</main>`, address);

describe('the Markdown twin of a page', () => {
  test('holds headings, paragraphs, lists and links with their whole address', () => {
    const html =
      '<h1>TLS</h1><p>Read <a href="/1015/#fix">1015</a> and <b>wait</b>.</p><ol><li>One<ul><li>more</li></ul></li><li>Two</li></ol>';
    expect(of(html)).toBe(
      '# TLS\n\nRead [1015](https://codes.example/1015/#fix) and **wait**.\n\n1. One\n   - more\n2. Two',
    );
  });

  test('holds tables and code', () => {
    const html =
      '<table><tr><th>Code</th><th>Says</th></tr><tr><td>1006</td><td><code>a | b</code></td></tr></table><pre>if (a)\n  b();\n</pre>';
    expect(of(html)).toBe('| Code | Says |\n| --- | --- |\n| 1006 | `a \\| b` |\n\n```\nif (a)\n  b();\n```');
  });

  test('leaves out what is for hands and eyes alone', () => {
    const html =
      '<p>Text<span aria-hidden="true">→</span></p><button>Play</button><svg><text>38 s</text></svg><script>x</script><form>ask</form>';
    expect(of(html)).toBe('Text');
  });

  test('keeps apart what only styles keep apart', () => {
    expect(of('<p><b>1006</b><span>Abnormal Closure</span></p>')).toBe('**1006** Abnormal Closure');
    expect(of('<p>クローズコード<code>1006</code>です</p>')).toBe('クローズコード`1006`です');
  });

  test('a stop stands at its word, whatever element it is in', () => {
    expect(of('<p><span>at once </span><span>. Open it</span></p>')).toBe('at once. Open it');
    expect(of('<p><b>1000</b><span>すぐ</span><span>。開く</span></p>')).toBe('**1000** すぐ。開く');
  });

  test('says nothing about where a line may break', () => {
    expect(of('<p>One\u2060<sup>[1]</sup> 経路\u200bの計算機</p>')).toBe('One\\[1\\] 経路の計算機');
  });

  test('a note in small print is apart from the text before it', () => {
    expect(of('<p>最大4000秒<small>ドレインは別です。</small></p>')).toBe('最大4000秒 – ドレインは別です。');
    expect(of('<p>sockette <small>2.0.6</small></p>')).toBe('sockette 2.0.6');
  });

  test('bold that ends in punctuation stays bold before a letter', () => {
    expect(of('<p><b>Chromium：</b>クライアント</p>')).toBe('**Chromium：** クライアント');
  });

  test('text comes out as text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z*_`[\]<>\\ ]{1,30}$/), (text) => {
        const read = markdownToHtml(of(`<p>a${text.replaceAll('<', '&lt;')}z</p>`)).html;
        const decoded = read
          .replaceAll(/<\/?p>|\n/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>');
        expect(decoded).toBe(`a${text}z`.replaceAll(/ +/g, ' '));
      }),
      // Marks that stand together: each of them.
      { examples: [[']__a__ '], [' __a__ '], ['*___a_b__ ']] },
    );
  });

  test('lies beside its page', () => {
    expect(['/', '/1006/', '/ja/', '/ja/guides/tls/'].map(twinPath)).toEqual([
      '/index.md',
      '/1006.md',
      '/ja.md',
      '/ja/guides/tls.md',
    ]);
  });
});
