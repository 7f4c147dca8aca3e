import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allowInline } from '../../../src/integrations/allow-inline.ts';
import { breakPhrases } from '../../../src/integrations/break-phrases.ts';
import { finished } from '../../../src/integrations/finish-pages.ts';
import { type Edit, type PageHtml, readPage, replaceParts } from '../../../src/integrations/page-html.ts';
import { namedPage, searchNamesOf } from '../../../src/integrations/search-names.ts';
import { segmentPage } from '../../../src/integrations/segment-page.ts';
import { slimStyles } from '../../../src/integrations/slim-styles.ts';

const page = (policy: string, elements: string, before = ''): string =>
  `<!doctype html><html lang="ja"><head>${before}<meta http-equiv="content-security-policy" content="default-src 'self';${policy}"></head><body>${elements}</body></html>`;
const edited = (html: string, edits: (page: PageHtml) => readonly Edit[]): string =>
  replaceParts(html, edits(readPage(html)));
const allow = (html: string): string =>
  edited(html, (page) =>
    allowInline(
      page,
      page.styles.map(({ value }) => value),
    ),
  );
// printf 'a{}' | openssl dgst -sha256 -binary | base64
const hashOfRule = 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';

describe('the policy of a page', () => {
  it.each([
    ['style-src', '<style>a{}</style>'],
    ['style-src', '<noscript><style>a{}</style></noscript>'],
    ['script-src', '<script>a{}</script>'],
    ['script-src', '<script type="module">a{}</script>'],
    ['script-src', '<script data-note="a > b">a{}</script>'],
  ])('allows in its %s what the page has, and no longer what other pages have: %s', (directive, element) => {
    const html = allow(page(`${directive} 'self' 'sha256-other='`, element));
    expect(html).toContain(`${directive} 'self' '${hashOfRule}'`);
    expect(html).not.toContain('sha256-other=');
    expect(html).toContain("default-src 'self';");
  });

  it.each([
    ['files', '<script src="/a.js"></script>'],
    ['data', '<script type="application/json">a{}</script>'],
    ['a comment', '<!-- <script>a{}</script> -->'],
    ['an attribute', '<p title="<script>a{}</script>"></p>'],
    ['text that is typed into a field', '<textarea><style>a{}</style></textarea>'],
  ])('needs no hash for %s', (_, elements) => {
    expect(allow(page("script-src 'self' 'sha256-other=';style-src 'self'", elements))).toBe(
      page("script-src 'self';style-src 'self'", elements),
    );
  });

  it('names what occurs twice once', () => {
    expect(allow(page("style-src 'self'", '<style>a{}</style><style>a{}</style>')).split(hashOfRule)).toHaveLength(2);
  });

  it('stands before everything that it judges, behind the encoding', () => {
    const html = allow(page("script-src 'self'", '', '<meta charset="utf-8"><title>x</title><script>a{}</script>'));
    expect(html).toMatch(/<head><meta charset="utf-8"><meta http-equiv="content-security-policy"[^>]*><title>/);
    expect(html.match(/content-security-policy/g)).toHaveLength(1);
  });

  it('lets WebAssembly run only where there is the search', () => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'";
    expect(allow(page(policy, '<button class="search">x</button>'))).toContain('wasm-unsafe-eval');
    expect(allow(page(policy, '<button>x</button>'))).not.toContain('wasm-unsafe-eval');
  });

  it('leaves a page without a policy alone', () => {
    expect(allow('<style>a{}</style>')).toBe('<style>a{}</style>');
  });
});

describe('the headings and labels of a page in Japanese', () => {
  const broken = (html: string): string => edited(html, (page) => breakPhrases(page, 'ja'));

  it('may break between phrases', () => {
    expect(broken('<h2>接続が切れる原因</h2>')).toBe('<h2>接続が<wbr>切れる<wbr>原因</h2>');
    expect(broken('<th>切断&amp;再接続 の 設定</th>')).toContain('&amp;再接続');
    expect(broken('<th>切れる時刻</th>')).toBe('<th>切れる時刻</th>');
  });

  it('come in leads and cards too, which are narrow, and not behind what every engine breaks at', () => {
    expect(broken('<p class="lead">予告のない切断。届かないまま切れる</p>')).toBe(
      '<p class="lead">予告の<wbr>ない<wbr>切断。届かないまま<wbr>切れる</p>',
    );
    expect(broken('<div class="answer"><dl><div><dt>側</dt><dd>受信側。相手は送れない</dd></div></dl></div>')).toBe(
      '<div class="answer"><dl><div><dt>側</dt><dd>受信側。相手は<wbr>送れない</dd></div></dl></div>',
    );
  });

  it('keeps a number and its unit in one line', () => {
    const english = (html: string): string => edited(html, (page) => breakPhrases(page, 'en'));
    expect(english('<p>after 5.6 s, or 20 % of 10 seconds</p>')).toBe(
      '<p>after 5.6\u00a0s, or 20\u00a0% of 10 seconds</p>',
    );
    expect(english('<h2>after 5.6 s</h2>')).toBe('<h2>after 5.6\u00a0s</h2>');
    expect(english('<pre>after 5.6 s</pre>')).toBe('<pre>after 5.6 s</pre>');
  });

  it('keeps a word and a range of running text in one line', () => {
    const style = '<style>.w{white-space:nowrap}</style>';
    expect(broken(`${style}<p>指数バックオフで5〜30秒</p>`)).toBe(
      `${style}<p>指数<span class="w">バックオフ</span>で<span class="w">5〜30</span>秒</p>`,
    );
    expect(broken(`${style}<p><code>バックオフ</code></p><title>バックオフ</title>`)).not.toContain('span');
    expect(broken('<p>指数バックオフ</p>')).not.toContain('span');
    expect(broken(`${style}<p>bytes that are not UTF-8</p>`)).toBe(
      `${style}<p>bytes that are not <span class="w">UTF-8</span></p>`,
    );
  });

  it.each([
    [
      'a path longer than a line, after its separators',
      '<a>Firefox 140, netwerk/protocol/websocket/WebSocketChannel.cpp</a>',
      '<a>Firefox 140, netwerk/<wbr>protocol/<wbr>websocket/<wbr>WebSocketChannel.cpp</a>',
    ],
    [
      'a setting, between its words',
      '<p><code>network.websocket.timeout.ping.response</code></p>',
      '<p><code>network.<wbr>websocket.<wbr>timeout.<wbr>ping.<wbr>response</code></p>',
    ],
    [
      'a parameter, between its words',
      '<td>server_max_window_bits=10</td>',
      '<td>server_<wbr>max_<wbr>window_<wbr>bits=10</td>',
    ],
    [
      'a name in one column of a table',
      '<td>名前はReconnectingWebSocket</td>',
      '<td>名前は<span>Reconnecting<wbr>Web<wbr>Socket</span></td>',
    ],
  ])('may break %s', (_, html, shown) => {
    expect(broken(html)).toBe(shown);
  });

  it.each([
    ['a paragraph', '<p>接続が切れる原因</p>'],
    ['a web address', '<p>https://example.com/a-path-that-is-longer-than-a-line</p>'],
    ['a block of code', '<pre><code>netwerk/protocol/websocket/WebSocketChannel.cpp</code></pre>'],
    ['code in a heading', '<h2><code>接続が切れる原因</code></h2>'],
    ['what a script writes again', '<div class="herd-figure"><h3>接続が切れる原因</h3></div>'],
    ['what is said beside a label', '<summary><small>接続が切れる原因</small></summary>'],
    ['a label that fits into any line', '<h2>確認方法</h2>'],
  ])('but not in %s', (_, html) => {
    expect(broken(html)).toBe(html);
  });
});

describe('the styles of a page', () => {
  const slim = (head: string, body: string): string =>
    edited(`<html><head>${head}</head><body>${body}</body></html>`, (page) => slimStyles(page).edits);
  const scoped = (name: string): string => `data-astro-cid-${name}`;

  it('leaves out what is for components that the page has not', () => {
    const html =
      '<html><head><style>a[data-astro-cid-x]{a:b}p[data-astro-cid-y],a[data-astro-cid-x]{c:d}@media print{a[data-astro-cid-x],:is(b,i){e:f}}' +
      '</style></head><body><p data-astro-cid-y></p></body></html>';
    expect(edited(html, (page) => slimStyles(page).edits)).toContain(
      '<style>p[data-a],a[data-astro-cid-x]{c:d}@media print{a[data-astro-cid-x],:is(b,i){e:f}}</style>',
    );
  });

  it('leaves out what the whole page is in another language only', () => {
    const css = '@layer base{body:lang(ja){a:b}:root:lang(en){c:d}p:lang(ja){e:f}}';
    const html = `<html lang="en"><head><style>${css}</style></head></html>`;
    expect(edited(html, (page) => slimStyles(page).edits)).toContain(
      '<style>@layer base{:root:lang(en){c:d}p:lang(ja){e:f}}</style>',
    );
  });

  it('are one element with all rules in their order', () => {
    expect(slim('<style>a{}\n</style><title>x</title><style>b{}</style><style>a{color:red}</style>', '')).toBe(
      '<html><head><style>a{}b{}a{color:red}</style><title>x</title></head><body></body></html>',
    );
  });

  it('stay apart where a condition stands around them', () => {
    const html = '<style media="print">a{}</style><noscript><style>b{}</style></noscript>';
    expect(slim(html, '')).toContain(html);
  });

  it('name each scope with a few characters, on its elements and in its rules alike', () => {
    const [one, two] = [scoped('hkbrpulz'), scoped('czsppua5')];
    const html = slim(
      `<style>a[${one}]{}</style><noscript><style>a[${two}]{}</style></noscript>`,
      `<a ${one}>${two}</a><b ${two} ${one}></b>`,
    );
    expect(html).toContain('<style>a[data-a]{}</style><noscript><style>a[data-b]{}</style></noscript>');
    expect(html).toContain(`<a data-a>${two}</a><b data-b data-a></b>`);
  });

  it('give a scope no name that the page has already', () => {
    expect(slim('', `<a data-a ${scoped('hkbrpulz')} data-label="x"></a>`)).toContain(
      '<a data-a data-b data-label="x"></a>',
    );
  });
});

describe('a finished page', () => {
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

  it('allows the style that it has when all is done, and no other', () => {
    const html = finished(
      readPage(
        page(
          "style-src 'self'",
          '<h2>接続が切れる原因</h2>',
          '<meta charset="utf-8"><style>a{}</style><style>b{}</style>',
        ),
      ),
      'ja',
    );
    expect(html).toContain(`'sha256-${hashOf('a{}b{}')}'`);
    expect(html.match(/sha256-/g)).toHaveLength(1);
    expect(html).toContain('接続が<wbr>切れる<wbr>原因');
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<style>'));
  });
});

describe('the text that the search index reads', () => {
  const cut = (html: string): string => segmentPage(readPage(html), 'ja').replaceAll('\u200b', '|');

  it('is cut into words, and nothing else is', () => {
    expect(cut('<p title="切断の診断">切断の診断</p><script>切断の診断</script><!--切断の診断-->')).toBe(
      '<p title="切断の診断">切断|の|診断</p><script>切断の診断</script><!--切断の診断-->',
    );
  });

  it('keeps signs that are written as references', () => {
    const html = '<p>A &amp; B &lt;b&gt; 切断の診断</p>';
    const text = segmentPage(readPage(html), 'ja');
    expect(readPage(text).texts.map(({ value }) => value.replaceAll('\u200b', ''))).toEqual(['A & B <b> 切断の診断']);
    expect(text).not.toContain('<b');
  });
});

describe('what readers call a page', () => {
  const body = '<main id="main" data-pagefind-body><h1>x</h1></main>';

  it('is metadata of the index, and markup in it stays text', () => {
    const named = namedPage(body, ['502', 'a "b" <c>'], 'en');
    expect(named).toBe(
      '<main id="main" data-pagefind-body data-pagefind-meta="names:502 | a &quot;b&quot; &lt;c>"><h1>x</h1></main>',
    );
    expect(namedPage(body, [], 'en')).toBe(body);
  });

  it('has spaces between its words in a language that writes without them', () => {
    expect(namedPage(body, ['再接続', '認証エラー'], 'ja')).toContain('names:再 接続 | 認証 エラー"');
  });

  it('is taken by the file of its page, and a name of a page that is not there ends the build', async () => {
    const names = await searchNamesOf(['en', 'ja']);
    expect(names.take('herd/index.html')).toContain('thundering herd');
    expect(names.take('ja/herd/index.html')).toContain('サンダリングハード');
    expect(names.take('ja/herd/index.html')).toEqual([]);
    expect(names.expectAllTaken).toThrow('ja/1006/index.html');
  });

  it.each(['en', 'ja'] as const)('is one page in %s: no two pages have a name in common', async (lang) => {
    const { searchNames } = await import(`../../../src/i18n/${lang}/search-names.ts`);
    const all = Object.values<string>(searchNames)
      .flatMap((names) => names.split(' | '))
      .map((name) => name.toLowerCase());
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });
});
