import { expect, it } from 'vitest';
import { phrases } from '../../../src/api/phrases.ts';

it('breaks a Japanese title between phrases, never before a particle or inside a word', () => {
  expect(phrases('WebSocketのクローズコード一覧', 'ja')).toEqual(['WebSocketの', 'クローズコード一覧']);
  expect(phrases('WebSocketクローズコード早見表', 'ja').slice(0, 2)).toEqual(['WebSocket', 'クローズコード早見表']);
  expect(phrases('「切れた」から始める', 'ja')[0]).toBe('「切れた」から');
  expect(phrases('WebSocketとスリープ、バックグラウンド、回線', 'ja')).toContain('バックグラウンド、');
  expect(phrases('指数バックオフで延ばす', 'ja')[0]).toBe('指数バックオフで');
  expect(phrases('理由（401、403）が見えないのはなぜか', 'ja')).toContain('403）が');
  expect(phrases('最も混む1秒', 'ja')).toEqual(['最も', '混む1秒']);
  expect(phrases('一日中1件ずつ届きます', 'ja')).toContain('1件ずつ');
  const title = 'WebSocketの1000と1005の違い：引数なしのclose()';
  expect(phrases(title, 'ja').filter((phrase) => /^[：、。」）]/.test(phrase))).toEqual([]);
  expect(phrases(title, 'ja').join('')).toBe(title);
  for (const title of ['1006（異常終了）：意味、原因', 'なぜ切れた？ 解説', ''])
    expect(phrases(title, 'ja').join('')).toBe(title);
});

it('leaves a language that breaks between words as it is', () => {
  expect(phrases('WebSocket close codes', 'en')).toEqual(['WebSocket close codes']);
});
