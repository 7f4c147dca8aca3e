import { expect, test } from 'vitest';
import { isToldBy } from '../../../../src/components/search/told-by.ts';

test.each([
  ['70000', 'en', 'Without one: after 7 min 30 s in Chromium, 70 s in Node.js', false],
  ['65536', 'en', 'new WebSocketServer({ maxPayload: 65_536 })', true],
  ['65536', 'en', 'up to 65,536 bytes', true],
  ['code 70000', 'en', 'WebSocket close codes: 70 s', false],
  ['network change wifi', 'en', 'When the network changes, Wi-Fi to mobile', true],
  ['hearbeat', 'en', 'curl -H "Connection: Upgrade"', false],
  ['dropped', 'en', 'The proxy drops the connection', true],
  ['reconnecting', 'en', 'Do not reconnect at once', true],
  ['Retries', 'en', 'It retried twice', true],
  ['ほげほげ', 'ja', '途中で抜けても14秒を超えません', false],
  ['あああ', 'ja', 'あります。ある場合は', false],
  ['つながらない', 'ja', '一度もつながらず、', true],
  ['おちる', 'ja', 'サーバーがおちた', true],
  ['再接続 しない', 'ja', '再接続\u200bし\u200bない', true],
  ['ＡＬＢ 60秒', 'ja', 'ALBは60秒', true],
] as const)('%s in %s is told by “%s”: %s', (words, lang, text, isTold) => {
  expect(isToldBy(text, words, lang)).toBe(isTold);
});
