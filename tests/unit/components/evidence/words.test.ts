import { describe, expect, test } from 'vitest';
import { familyList } from '../../../../src/components/evidence/family-list.ts';
import { familyPages, outcomesInWords } from '../../../../src/components/evidence/words.ts';
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
