import { describe, expect, test } from 'vitest';
import { FileReading } from '../../../src/core/capture/read-file.ts';
import { Utf16ToUtf8, utf16Of } from '../../../src/core/capture/utf16.ts';
import { bytesOf } from '../../support/recordings.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const little = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const big = (text: string): Uint8Array => Buffer.from(little(text)).swap16();

function read(bytes: Uint8Array, size = 65_536) {
  const reading = new FileReading(decode, false, 1000);
  for (let at = 0; at < bytes.length; at += size) reading.push(bytes.subarray(at, at + size));
  return reading.end();
}

describe('UTF-16, which Windows PowerShell writes', () => {
  const text = 'WebSocket 切断 \u{1f50c} é\r\n';

  test.each([
    ['utf-16le', little, 1],
    ['utf-16le', little, 3],
    ['utf-16be', big, 1],
    ['utf-16be', big, 4096],
  ] as const)('%s becomes UTF-8, in pieces of any size', (order, written, size) => {
    const bytes = written(text);
    expect(utf16Of(bytes)).toBe(order);
    const turner = new Utf16ToUtf8(order);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(turner.push(bytes.subarray(at, at + size)));
    expect(Buffer.concat(pieces).toString()).toBe(text);
  });

  test('half a pair is U+FFFD, and a mark inside the text stays', () => {
    const turner = new Utf16ToUtf8('utf-16le');
    expect(decode(turner.push(Buffer.from('a\ud83d\udd0cb\ud83dc\udd0c\ufeff', 'utf16le')))).toBe(
      'a\u{1f50c}b\ufffdc\ufffd\ufeff',
    );
  });

  test.each([1, 7, 65_536])('a HAR in it is read as any other, in pieces of %i bytes', (size) => {
    const har = Buffer.from(bytesOf('server-close-1001', 'chrome.har')).toString();
    const [plain, wide] = [read(Buffer.from(har)), read(big(har), size)];
    expect(wide).toEqual(plain);
    expect(plain.recording.connections).toHaveLength(1);
    // Some tools leave the mark out.
    expect(read(big(har).subarray(2), size)).toEqual(plain);
    expect(read(little(har).subarray(2), size)).toEqual(plain);
  });

  test('a log in it comes out as UTF-8', () => {
    const { recording, log } = read(little('onclose code=1006 切断'), 5);
    expect(recording.problems).toEqual(['text']);
    expect(decode(log!)).toBe('onclose code=1006 切断');
  });
});

test('of a long log no more is read than was asked for', () => {
  const reading = new FileReading(decode, false, 20_000);
  const piece = Buffer.from('onclose code=1006\n'.repeat(56).slice(0, 1000));
  let given = 1;
  while (reading.push(piece)) given += 1;
  expect([reading.end().log!.length, given]).toEqual([20_000, 20]);
});

test.each(['', '\ufeff', '{', 'a'])('a file that ends after %j says what it is', (text) => {
  expect(read(Buffer.from(text)).recording.problems).toEqual([/[{a]/.test(text) ? 'text' : 'empty']);
});

describe('a file that is more than can be unpacked', () => {
  const har = bytesOf('server-close-1001', 'chrome.har');
  const readCut = (bytes: Uint8Array) => {
    const reading = new FileReading(decode, true, 1000);
    reading.push(bytes);
    reading.cutShort();
    return reading.end().recording;
  };

  test('says so, where what came is whole', () => {
    const { recording } = read(har);
    expect(readCut(har)).toEqual({ ...recording, problems: ['damaged'] });
  });

  test('says once that it breaks off', () => {
    expect(readCut(har.subarray(0, har.length - 20)).problems).toEqual(['truncated']);
  });

  test('says so when the bound of what is unpacked is reached behind what is whole', () => {
    const reading = new FileReading(decode, true, 1000, har.length);
    expect(reading.push(Buffer.concat([har, har]))).toBe(false);
    expect(reading.end().recording.problems).toEqual(['damaged']);
  });
});
