import { describe, expect, test } from 'vitest';
import { queryWords } from '../../../../src/components/search/query-words.ts';

describe('the words of a query that the index is asked for', () => {
  test.each([
    ['デプロイ後 再接続しない', 'デプロイ後再接続'],
    ['close(1001) 例外', 'close(1001)例外'],
    ['ＡＬＢ　６０秒', 'ALB60秒'],
  ])('%s in Japanese keeps %s', (query, kept) => {
    // How the words are cut depends on the version of ICU; which of them stay does not.
    expect(queryWords(query, 'ja').replaceAll(' ', '')).toBe(kept);
  });

  test('a query of hiragana alone keeps all of them', () => {
    expect(queryWords('つながらない', 'ja')).toBe('つながらない');
    expect(queryWords('？！', 'ja')).toBe('?!');
  });

  test('English stays as it was typed', () => {
    expect(queryWords('closed before receiving a handshake response', 'en')).toBe(
      'closed before receiving a handshake response',
    );
  });
});
