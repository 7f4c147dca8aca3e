import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fill } from '../../src/core/format.ts';
import { href } from '../../src/i18n/href.ts';
import { languages } from '../../src/i18n/languages.ts';
import { wordsIn } from '../support/words.ts';

it.each(languages)('a number that leads to a source says so to a screen reader (%s)', async (lang) => {
  const page = readFileSync(`dist${href(lang, '/1001-vs-1006/', '/')}index.html`, 'utf8');
  const { number } = (await wordsIn(lang, 'flagship')).sources;
  const links = [...page.matchAll(/<a ([^>]*)>\[(\d+)\]<\/a>/g)];
  expect(links.length).toBeGreaterThan(40);
  for (const [link, attributes, n = ''] of links)
    expect(attributes, link).toBe(`href="#s${n}" aria-label="${fill(number, { n })}"`);
});
