import { expect, test } from 'vitest';
import { fact } from '../../src/core/peers/index.ts';
import { languages } from '../../src/i18n/languages.ts';
import { format } from '../../src/ui/format.ts';
import { builtPages, withoutCode } from '../support/built-site.ts';

/** How long a pulled cable on an idle connection stays unnoticed, by Chromium on Linux: every page that tells it. */
const telling = ['', '1006/', '1001-vs-1006/', 'onboarding/cheat-sheet/'];

test.each(languages)('the silence of a pulled cable is one figure, on every page (%s)', (lang) => {
  const { duration, exact, seconds } = format(lang);
  const silenceMs = fact('chromium.idle-detection').value;
  const pages = builtPages().filter((page) => page.lang === lang && telling.includes(page.english));
  expect(pages).toHaveLength(telling.length);
  for (const { path, html } of pages) {
    // No line parts a number and its unit.
    const text = withoutCode(html)
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ');
    expect(text, path).toContain(duration(silenceMs));
    // Neither in seconds alone, nor as a run counts it whose cable went a moment later.
    for (const ms of [silenceMs, silenceMs - 1_000, silenceMs - 2_000])
      for (const figure of [exact(ms), seconds(ms)]) expect(text.includes(figure), `${path} ${figure}`).toBe(false);
  }
});
