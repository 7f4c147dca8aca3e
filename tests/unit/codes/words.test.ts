import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageFacts } from '../../../src/api/page-facts.ts';
import { tell } from '../../../src/components/codes/story.ts';
import { closeCodes } from '../../../src/core/protocol/close-codes.ts';
import type { CodeWords } from '../../../src/i18n/content.ts';
import { codeWordsOf } from '../../../src/i18n/content.ts';
import { defaultLanguage, languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';

const codes = closeCodes.map(({ code }) => code);
const recipes = new URL('../../../src/recipes/codes/', import.meta.url);

const allText = (words: CodeWords): string => JSON.stringify(words);
const links = (words: CodeWords): string[] => [...allText(words).matchAll(/\]\((\/[^)]*)\)/g)].map(([, path]) => path!);

describe.each(languages)('the words of every code in %s', (lang) => {
  it.each(codes)('answer for %i all that its page shows', (code) => {
    const words = codeWordsOf(lang, code);
    const facts = pageFacts[code]!;
    expect(Object.keys(words.causes)).toEqual(facts.causes.map(({ id }) => id));
    const related = closeCodes.find((entry) => entry.code === code)!.related;
    expect(Object.keys(words.related).map(Number).sort()).toEqual([...related].sort());
    expect(words.title).toContain(`WebSocket ${code}`);
    expect(words.description).toContain(String(code));
    expect(words.lead).toMatch(/^\*\*/);
  });

  it('say everything that the default language says', () => {
    for (const code of codes) {
      const [one, other] = [codeWordsOf(lang, code), codeWordsOf(defaultLanguage, code)];
      expect(Object.keys(one).sort(), `${code}`).toEqual(Object.keys(other).sort());
      expect(one.differs?.length).toBe(other.differs?.length);
      expect(one.asked?.length).toBe(other.asked?.length);
      expect(links(one).sort(), `links of ${code}`).toEqual(links(other).sort());
    }
  });
});

it('Japanese words use full-width punctuation and no space between scripts', () => {
  for (const code of codes) {
    const text = allText(codeWordsOf('ja', code));
    expect(text, `${code}: space between Japanese and Latin`).not.toMatch(
      /[ぁ-んァ-ヶ一-龠]+ [A-Za-z0-9`]|[A-Za-z0-9`] [ぁ-んァ-ヶ一-龠]/,
    );
    expect(text, `${code}: half-width kana`).not.toMatch(/[｡-ﾟ]/);
    expect(text, `${code}: half-width punctuation`).not.toMatch(/[ぁ-んァ-ヶ一-龠](?!\.NET)[,.!?]/);
  }
});

describe('the run behind each picture', () => {
  const told = codes.flatMap((code) => {
    const { story } = pageFacts[code]!;
    return story ? [{ code, story }] : [];
  });

  it('exists for every code but 1010, which no browser sends', () => {
    expect(codes.filter((code) => !told.some((each) => each.code === code))).toEqual([1010]);
  });

  it.each(told)('really ends with $code for one of the two sides', ({ code, story }) => {
    const { trace } = tell(story);
    const seen = trace.events.flatMap((event) =>
      event.kind === 'event' && event.event === 'close' ? [event.close.code] : [],
    );
    expect(seen).toContain(code);
  });
});

describe('the recipes', () => {
  const files = readdirSync(recipes);
  const used = Object.values(pageFacts).flatMap(({ fix, make }) => [...fix, ...make]);

  it('are all shown, and all exist', () => {
    expect([...new Set(used)].sort()).toEqual(files.sort());
  });

  it.each(files)('%s has its comments in Japanese and lines that fit a phone', (file) => {
    for (const line of readFileSync(new URL(file, recipes), 'utf8').split('\n')) {
      const [, comment] = /^\s*(?:\/\/|#) (.*)$/.exec(line) ?? [];
      if (comment) expect(wordsOf('ja', 'recipe-comments')).toHaveProperty([comment]);
      expect(line.length, line).toBeLessThanOrEqual(62);
    }
  });
});
