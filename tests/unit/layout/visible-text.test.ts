import { expect, test } from 'vitest';
import { visibleText } from '../../../src/core/layout/visible-text.ts';

test('what would turn the text around it is written as an escape', () => {
  expect(visibleText('\u202eeurt :naelCsaw \u200f')).toBe('\\u202eeurt :naelCsaw \\u200f');
});

test('line ends and other controls are written as escapes', () => {
  expect(visibleText('a\nb\u0000')).toBe('a\\u000ab\\u0000');
});

test('text that can be read stays as it is, in every direction', () => {
  for (const text of ['going away', '再起動します', 'الخادم يعيد التشغيل', 'שרת', 'emoji 👋🏽'])
    expect(visibleText(text)).toBe(text);
});
