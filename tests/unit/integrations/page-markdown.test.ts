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

  test('leaves out the key to a drawing, and keeps what else is in its line', () => {
    const keys =
      '<ul class="ui-legend"><li><svg></svg>served</li></ul><table><tr><td><span class="key legend">bar</span></td><td>1</td></tr></table>';
    expect(of(`${keys}<p class="note"><span class="legend"><i></i>differs. </span><a href="/a/">Dates</a></p>`)).toBe(
      '|  | 1 |\n| --- | --- |\n\n[Dates](https://codes.example/a/)',
    );
    expect(of('<p class="legendary">Text</p>')).toBe('Text');
  });

  test('says what a picture shows: in a cell that holds nothing else, and as a line of its own', () => {
    const drawn = (name: string): string => `<svg role="img" aria-label="${name}"><text>1</text></svg>`;
    const cells = `<td>${drawn('60 s | 1 min')}</td><td>${drawn('All of them')}<p>Why</p></td>`;
    expect(of(`<table><tr><th>Time</th><th>Who</th></tr><tr>${cells}</tr></table>`)).toBe(
      '| Time | Who |\n| --- | --- |\n| 60 s \\| 1 min | Why |',
    );
    expect(of(`<figure>${drawn('Ten of them.')}<p>closed</p></figure>`)).toBe('*Ten of them.*\n\nclosed');
    expect(of('<figure><div role="img" aria-label="A plan"><p>x</p></div></figure>')).toBe('*A plan*');
    expect(of(`<p>${drawn('met')}<span>It is open</span></p>`)).toBe('It is open');
    expect(of(`<div aria-hidden="true">${drawn('unseen')}</div><div>${drawn('')}</div>`)).toBe('');
  });

  test('tells a picture once that is drawn for wide and for narrow windows', () => {
    const drawn = (name: string): string => `<svg role="img" aria-label="${name}"></svg>`;
    expect(of(`<div>${['A: 1 s.', 'B: 2 s.', 'A: 1 s. B: 2 s.', 'A: 1 s.'].map(drawn).join('')}</div>`)).toBe(
      '*A: 1 s.*\n\n*B: 2 s.*',
    );
  });

  test('writes headings over headings as one line', () => {
    const html =
      '<table><thead><tr><th rowspan="2">Attempt</th><th colspan="2">A</th><th colspan="2">B</th></tr><tr><th>best</th><th>worst</th><th>best</th><th>worst</th></tr></thead><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr></table>';
    expect(of(html)).toBe(
      '| Attempt | A best | A worst | B best | B worst |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |',
    );
  });

  test('says in every row what stands over several, and once what stands over several columns', () => {
    const html =
      '<table><tr><th>Group</th><th>Limit</th><th>Note</th></tr><tr><th rowspan="2">Idle</th><td>60 s</td><td>a</td></tr><tr><td>5 min</td><td>b</td></tr><tr><td colspan="3">None has more</td></tr></table>';
    expect(of(html)).toBe(
      '| Group | Limit | Note |\n| --- | --- | --- |\n| Idle | 60 s | a |\n| Idle | 5 min | b |\n| None has more |  |  |',
    );
  });

  test('says what a field holds, and what a page answers from the start', () => {
    const fields =
      '<div><label for="a">Idle</label><input id="a" type="text" value="60"></div><div><label>Lifetime</label><input type="text" value="" placeholder="none"></div>';
    const choices =
      '<p><label>Client<select><option>Firefox</option><option selected>ws</option></select></label></p><p>Theme<select><option>Light</option></select></p>';
    expect(of(fields + choices)).toBe('Idle **60**\n\nLifetime **none**\n\nClient **ws**\n\nTheme **Light**');
    expect(of('<select aria-label="Add"><option>nginx</option></select><input type="range" value="3">')).toBe('');
    expect(of('<div role="status" aria-label="Result"><p>60 s</p></div><p role="status">Copied</p>')).toBe('60 s');
  });

  test('takes no underscore for a mark where a line may break', () => {
    expect(of('<p>MAX<wbr>_SIZE<wbr>_BYTES, _a_</p>')).toBe('MAX_SIZE_BYTES, \\_a\\_');
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
