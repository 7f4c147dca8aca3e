import { harReader } from './har.ts';
import type { Decode } from './json-elements.ts';
import { netLogReader } from './netlog/read-netlog.ts';
import type { ReadProblem, Recording, RecordingReader } from './observed.ts';
import { isPacketText, packetLinesReader } from './packet-lines.ts';
import { recorderReader } from './recorder.ts';
import { withToldTimes } from './told-times.ts';
import { captureReader } from './wire/read-capture.ts';
import { latin1 } from './wire/utf8.ts';

/** What the first bytes of a file say it is. */
export type Sniffed = RecordingReader | { readonly problem: ReadProblem };

const magics: readonly (readonly [bytes: readonly number[], problem: ReadProblem])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x73, 0x6e, 0x6f, 0x6f, 0x70, 0x00], 'snoop'],
  [[0x47, 0x4d, 0x42, 0x55], 'netmon'],
  [[0x52, 0x54, 0x53, 0x53], 'netmon'],
];

const captures: readonly (readonly number[])[] = [
  [0xd4, 0xc3, 0xb2, 0xa1],
  [0xa1, 0xb2, 0xc3, 0xd4],
  [0x4d, 0x3c, 0xb2, 0xa1],
  [0xa1, 0xb2, 0x3c, 0x4d],
  [0x0a, 0x0d, 0x0d, 0x0a],
];

/** How many bytes sniff() wants to see: NetLog's constants alone take some 50 kB before its events. */
export const sniffBytes = 4096;

/** Some tool has put something before them. */
const harHead = /"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"\s*:/;

/** What editors on Windows put before UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Reads what comes after the mark, which is whole in the first piece. */
function withoutMark(reader: RecordingReader): RecordingReader {
  let isFirst = true;
  return {
    push(bytes) {
      reader.push(isFirst ? bytes.subarray(byteOrderMark.length) : bytes);
      isFirst = false;
    },
    end: () => reader.end(),
  };
}

const startsWith = (data: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => data[at] === byte);

/**
 * Chooses the reader by the first bytes of a file, never by its name. `gzip`: unpack it and ask again. `text`: not a
 * recording, but perhaps a log for the diagnosis.
 */
export function sniff(head: Uint8Array, decode: Decode): Sniffed {
  const sniffed = readerOf(head, decode);
  return 'problem' in sniffed ? sniffed : withToldTimes(sniffed);
}

function readerOf(head: Uint8Array, decode: Decode): Sniffed {
  if (startsWith(head, byteOrderMark)) {
    const sniffed = readerOf(head.subarray(byteOrderMark.length), decode);
    return 'problem' in sniffed ? sniffed : withoutMark(sniffed);
  }
  if (head.length === 0) return { problem: 'empty' };
  for (const [bytes, problem] of magics) if (startsWith(head, bytes)) return { problem };
  if (captures.some((bytes) => startsWith(head, bytes))) return captureReader();
  const text = latin1(head.subarray(0, sniffBytes)).trimStart();
  if (isPacketText(text)) return packetLinesReader();
  if (!text.startsWith('{')) return { problem: isBinary(text) ? 'unknown-format' : 'text' };
  if (/^\{\s*"type"\s*:\s*"constants"/.test(text)) return netLogReader(decode, true);
  if (/^\{\s*"constants"\s*:/.test(text) || /"logEventTypes"|"activeFieldTrialGroups"/.test(text))
    return netLogReader(decode, false);
  if (/^\{\s*"events"\s*:/.test(text) && /"source"\s*:\s*\{\s*"id"/.test(text)) return netLogReader(decode, false);
  if (/^\{\s*"log"\s*:\s*\{/.test(text) || harHead.test(text)) return harReader(decode);
  if (/^\{\s*"recorder"\s*:/.test(text)) return recorderReader(decode);
  return { problem: 'text' };
}

/** Control characters other than white space and the escape of terminal colours do not stand in logs. */
const isBinary = (text: string): boolean =>
  [...text].some((letter) => {
    const code = letter.charCodeAt(0);
    return code < 9 || (code > 13 && code < 32 && code !== 27);
  });

/** A recording of nothing, because of `problem`. */
export const unreadable = (problem: ReadProblem): Recording => ({
  input: null,
  connections: [],
  startEpochMs: null,
  endMs: null,
  problems: [problem],
  items: 0,
});
