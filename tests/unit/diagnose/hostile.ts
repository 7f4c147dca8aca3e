import { type RandomStream, randomStream } from '../../../src/core/random.ts';

const morsels = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '{"__proto__":{"code":1006}}',
  'code=1006',
  'code: 99999999999999999999',
  'reason="',
  "reason='",
  'after 1e309 s',
  'after 99999999999 h',
  '09:61:99.999999999999',
  '2026-13-99T99:99:99',
  '24/Zzz/2026:00:00:00',
  'wss 2026-11-24T09:15:02Z',
  '\u202E\u2066\u0000\u0007\u001B[31m',
  '\uD800',
  '\uDFFF',
  '🧨'.repeat(40),
  'é\u0301'.repeat(40),
  '接続が切断されました60秒後',
  '%E0%A4%A',
  '%00',
  '\r\n\r\n',
  '\u2028',
  '\t'.repeat(200),
  ' '.repeat(3000),
  'close '.repeat(300),
  'reason='.repeat(300),
  '1'.repeat(5000),
  '('.repeat(2000),
  'received '.repeat(400),
  "WebSocket connection to '".repeat(60),
  '&',
  '=',
  '#',
  ',',
  '~',
  ';',
  '$' + '{7*7}',
  '{{7*7}}',
  '\\',
  "'",
  '`',
];

const pick = <T>(list: readonly T[], random: RandomStream): T => list[Math.floor(random() * list.length)]!;

/** A text that wants to break a parser; the same for the same seed. */
export function hostileText(seed: number): string {
  const random = randomStream(seed, 'hostile');
  let text = '';
  for (let parts = 1 + Math.floor(random() * 12); parts > 0; parts--) {
    if (random() < 0.7) text += pick(morsels, random);
    else
      for (let n = Math.floor(random() * 40); n > 0; n--) text += String.fromCharCode(Math.floor(random() * 0x1_0000));
    if (random() < 0.3) text += '\n';
  }
  return random() < 0.01 ? text.repeat(200) : text;
}

const keys = [
  'v',
  'run',
  'code',
  'after',
  'clean',
  'reason',
  'lib',
  'phase',
  'signs',
  'via',
  'theme',
  'seed',
  'backoff',
  '__proto__',
  'constructor',
];

/** The same for what stands behind `#`. */
export function hostileFragment(seed: number): string {
  const random = randomStream(seed, 'fragment');
  const parts: string[] = [];
  for (let n = 1 + Math.floor(random() * 6); n > 0; n--) {
    const value = hostileText(seed * 7 + n).slice(0, random() < 0.9 ? 200 : 5000);
    parts.push(
      `${pick(keys, random)}=${random() < 0.5 ? encodeURIComponent(value.replace(/\p{Surrogate}/gu, '?')) : value}`,
    );
  }
  return `#${parts.join('&')}`;
}
