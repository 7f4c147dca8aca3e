import { describe, expect, it } from 'vitest';
import { parseRich } from '../../../../src/components/flagship/rich-text.ts';

describe('the marks inside a sentence', () => {
  it('leaves a plain sentence alone', () => {
    expect(parseRich('Nothing is sent.')).toEqual([{ kind: 'text', text: 'Nothing is sent.' }]);
  });

  it('splits code, weight, links and sources out of it, in order', () => {
    expect(parseRich('**Yes**: `1001` [here](/1001/).[[rfc-codes,measured]]')).toEqual([
      { kind: 'strong', text: 'Yes' },
      { kind: 'text', text: ': ' },
      { kind: 'code', text: '1001' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'here', path: '/1001/' },
      { kind: 'text', text: '.' },
      { kind: 'sources', ids: ['rfc-codes', 'measured'] },
    ]);
  });

  it('keeps angle brackets as text', () => {
    expect(parseRich('<b>')).toEqual([{ kind: 'text', text: '<b>' }]);
  });
});
