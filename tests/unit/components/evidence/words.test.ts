import { describe, expect, test } from 'vitest';
import { familyList } from '../../../../src/components/evidence/family-list.ts';
import { familyPages, noteInWords, outcomesInWords } from '../../../../src/components/evidence/words.ts';
import { cellsOf } from '../../../../src/evidence/cells.ts';
import { records } from '../../../../src/evidence/records.ts';
import { languages } from '../../../../src/i18n/languages.ts';

const cells = cellsOf(records);

describe.each(languages)('what differs from plain TCP, in %s', (lang) => {
  test.each(familyPages)('$slug: its words differ as well', ({ family }) => {
    for (const { rows } of familyList(family, cells).listed)
      for (const { id, differing } of rows)
        for (const { cell, plain } of differing)
          expect(outcomesInWords([cell], lang), id).not.toBe(outcomesInWords([plain], lang));
  });
});

test('a note about an error event is in the language of the page', () => {
  expect(noteInWords('client error event after 30 ms', 'en')).toBe('error event on the client after 30 ms');
  expect(noteInWords('client error event after 30 ms', 'ja')).toBe('30ミリ秒後にクライアントでerrorイベント');
});

test('so is a note about an error whose message ends with a new line', () => {
  const note = 'client error: write EPROTO 40BA:error:0A00010B:wrong version number\n';
  expect(noteInWords(note, 'ja')).toMatch(/^クライアントのエラー「write EPROTO .*」$/);
});
