import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../../src/core/diagnose/read/fields.ts';
import { lifecycleOf } from '../../../../src/core/diagnose/read/lifecycle.ts';
import { linesOf } from '../../../../src/core/diagnose/read/lines.ts';
import { literals } from '../../../../src/core/diagnose/read/literals.ts';
import { pieceOf, spanOf } from '../../../../src/core/diagnose/read/piece.ts';
import { unwrap } from '../../../../src/core/diagnose/read/unwrap.ts';

describe('lines', () => {
  it('end as every system ends them', () => {
    expect(linesOf('a\r\nb\rc\nd\u2028e').map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('unwrapping', () => {
  it('takes strings out of strings, and knows where each character came from', () => {
    const line = '{"log":"onclose {\\"code\\":1006}\\n"}';
    const [piece] = unwrap(line);
    expect(piece!.text).toContain('{"code":1006}');
    const at = piece!.text.indexOf('1006');
    expect(line.slice(...spanOf(piece!, at, at + 4))).toBe('1006');
  });

  it('takes out colours, with their escape or without, and what mail and HTML encode', () => {
    expect(unwrap('\u001b[31mcode\u001b[0m=1006')[0]!.text).toBe('code=1006');
    expect(unwrap('[31;1mcode=1006[0m')[0]!.text).toBe('code=1006');
    expect(unwrap('closed =E2=86=92 1006')[0]!.text).toBe('closed → 1006');
    expect(unwrap('&quot;code&quot;: 1006')[0]!.text).toBe('"code": 1006');
  });

  it('makes several pieces of a string with several lines', () => {
    expect(unwrap('{"msg":"opened\\nclosed"}').map(({ text }) => text)).toEqual(['{"msg":"opened', 'closed"}']);
  });
});

describe('fields', () => {
  it.each([
    ['{"code":1006,"reason":""}', { code: '1006', reason: '' }],
    ['code=1006 reason="gone away" clean=false', { code: '1006', reason: 'gone away', clean: 'false' }],
    ["{'code': 1006, 'reason': b'x'}", { code: '1006', reason: 'x' }],
    ['CloseEvent { code: 1006, wasClean: false }', { code: '1006', wasclean: 'false' }],
    [':code => 1006', { code: '1006' }],
    ['[Symbol(status-code)]: 1002', { statuscode: '1002' }],
    ['Event Code: 4004', { code: '4004' }],
  ])('of %s', (text, expected) => {
    expect(Object.fromEntries(fieldsOf(pieceOf(text)).map(({ key, value }) => [key, value]))).toMatchObject(expected);
  });

  it('are no comparisons and no addresses', () => {
    expect(fieldsOf(pieceOf('if (code === 1006)')).filter(({ value }) => value === '1006')).toEqual([]);
    expect(fieldsOf(pieceOf('see https://example.com/')).map(({ key }) => key)).toEqual([]);
  });
});

describe('what happened to a connection', () => {
  it.each([
    ['connection opened', 'open'],
    ['WebSocket connected to wss://h/', 'open'],
    ['"WebSocket /ws" [accepted]', 'open'],
    ['接続しました', 'open'],
    ['已连接', 'open'],
    ['Connection disconnected.', 'close'],
    ['client: websocket closed', 'close'],
    ['切断されました', 'close'],
    ['已断开', 'close'],
    ['connecting…', null],
    ['failed to open', null],
    ['closed before the connection is established', null],
    ['connected to redis', null],
  ])('“%s”: %s', (text, expected) => {
    expect(lifecycleOf(text)).toBe(expected);
  });
});

describe('literals', () => {
  it('are found in either case, with plain or typographic quotes, also where one begins inside another', () => {
    const found: string[] = [];
    const all = ["can't connect", 'connect', 'nect to', '切断'];
    literals(all).scan('Can’t CONNECT to it 切断', (literal, at) => found.push(`${all[literal]} ${at}`));
    expect(found).toEqual(["can't connect 0", 'connect 6', 'nect to 9', '切断 20']);
  });
});
