import { describe, expect, test } from 'vitest';
import { languages, prefixOf } from '../../../src/i18n/languages.ts';
import { inline, plain } from '../../../src/i18n/markdown.ts';

describe('the Markdown of our words', () => {
  test('holds bold, code and links, whose paths lead into the language of the page', () => {
    for (const lang of languages) {
      const root = prefixOf(lang) && `/${prefixOf(lang)}`;
      expect(inline('**Yes**: `1001` [here](/1001/#fix), [there](#fix)', lang)).toBe(
        `<b>Yes</b>: <code>1001</code> <a href="${root}/1001/#fix">here</a>, <a href="#fix">there</a>`,
      );
    }
  });

  test('takes what looks like a tag for text, and names of programs for words', () => {
    const [lang] = languages;
    expect(inline('<b>no</b> & `a < b` proxy_read_timeout, 2^n ~ 3', lang!)).toBe(
      '&lt;b&gt;no&lt;/b&gt; &amp; <code>a &lt; b</code> proxy_read_timeout, 2^n ~ 3',
    );
  });

  test('refuses a second paragraph and bold that stays open', () => {
    const [lang] = languages;
    expect(() => inline('one\n\ntwo', lang!)).toThrow('not one paragraph');
    expect(() => inline('**送りません。**誰も', lang!)).toThrow('not one paragraph');
  });

  test('loses its marks where there is room for text alone', () => {
    expect(plain('**Yes**: `1001` [here](/1001/)')).toBe('Yes: 1001 here');
  });
});
