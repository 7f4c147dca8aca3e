import { expect, test } from 'vitest';
import { headersInEveryLanguage, redirectsInEveryLanguage } from '../../../src/integrations/host-files.ts';

test('the rules of an embed are repeated for every other language, right after it', () => {
  expect(headersInEveryLanguage('/*\n  A: 1\n/embed/*\n  ! A\n  A: 2\n/sw.js\n  A: 3\n')).toBe(
    '/*\n  A: 1\n/embed/*\n  ! A\n  A: 2\n/ja/embed/*\n  ! A\n  A: 2\n/sw.js\n  A: 3\n',
  );
});

test('a page that has moved has moved in every language, which has a 404 page of its own', () => {
  expect(redirectsInEveryLanguage('# Short forms\n/old/ /new/ 301\n/code/* /:splat 301\n')).toBe(
    '# Short forms\n/old/ /new/ 301\n/ja/old/ /ja/new/ 301\n/code/* /:splat 301\n/en/* /:splat 301\n/ja/* /ja/404.html 404\n',
  );
});
