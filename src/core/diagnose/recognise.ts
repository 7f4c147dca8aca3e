import type { FactKey, Facts, Sign } from './facts.ts';
import { conclude, type Evidence, type Mark } from './read/conclude.ts';
import type { Connection } from './read/connections.ts';
import { isRecordingText } from './read/is-recording-text.ts';
import { type Line, lineMax, linesOf, textMax } from './read/lines.ts';
import { glance, type Scan, scan, type Worth } from './read/matches.ts';
import { linesOfReader } from './read/mozilla-log.ts';
import { type Piece, pieceOf } from './read/piece.ts';
import { type LogRecord, readRecord } from './read/records.ts';
import { needsUnwrapping, unwrap } from './read/unwrap.ts';

export type { Connection, Evidence, Mark };
export { lineMax, textMax };

/** A line of the pasted text that told something, and which words of it told what; they are in order and apart. */
export type EvidenceLine = { readonly number: number; readonly text: string; readonly marks: readonly Mark[] };

export type Parsed = {
  readonly facts: Facts;
  /** Where each fact comes from, and how sure it is. */
  readonly evidence: Readonly<Partial<Record<FactKey, Evidence>>>;
  readonly signEvidence: Readonly<Partial<Record<Sign, Evidence>>>;
  /** The very words behind each sign. */
  readonly quotes: Readonly<Partial<Record<Sign, string>>>;
  readonly connections: readonly Connection[];
  /** Whether the text speaks of a WebSocket in so many words; else nothing in it proves much. */
  readonly isWebSocket: boolean;
  /** Whether anything in it tells how a connection ended or why it never opened. */
  readonly understood: boolean;
  /** The lines that matter, in their order, at most `tellingMax`. */
  readonly telling: readonly EvidenceLine[];
  readonly lineCount: number;
};

/** Lines read closely: of more, the first quarter and the last three of each kind; incidents repeat in a log. */
export const closelyMax = 1200;
export const tellingMax = 10;
/** Characters read closely: more would be data, and a phone would feel it. */
export const charactersMax = 400_000;
/** In a text of so few lines one that speaks of a WebSocket speaks for all of them. */
const shortText = 40;
/** In a longer one it speaks for its neighbours. */
const neighbours = 3;

/** A CloseEvent over several lines, as objects are printed. */
const printedEvent =
  /\bcode["'`]?\s{0,12}[:=]\s{0,4}["'`]?[134]\d{3}\b[^\0]{0,160}?\b(?:was_?clean|clean|reason)["'`]?\s{0,12}[:=]|\b(?:was_?clean|clean|reason)["'`]?\s{0,12}[:=][^\0]{0,160}?\bcode["'`]?\s{0,12}[:=]\s{0,4}["'`]?[134]\d{3}\b/i;
const eventMax = 8000;

/** What somebody asks: words and lengths of time, and among them a number that is a close code. */
const askedCode = /^10(?:0\d|1[0-5])[?？]?$/;
const askedWord = /^(?:\p{L}[\p{L}'’-]{0,20}[?？]?|\d{1,5}(?:s|ms|min|秒|分|ミリ秒)?[?？]?)$/u;
const askedMax = 60;
function isQuestion(pasted: string): boolean {
  const words = pasted.length <= askedMax && !pasted.includes('\n') ? pasted.trim().split(/[ \u3000]+/) : [];
  return words.some((word) => askedCode.test(word)) && words.every((word) => askedWord.test(word));
}

type Read = { readonly number: number; readonly piece: Piece; readonly scan: Scan };

const tiers: readonly Worth[] = ['message', 'event', 'hint'];

/** The lines to read closely, in their order: of many, those with known messages before endings and beginnings. */
function choose(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= shortText) return lines;
  const worth = lines.map(({ text }) => glance(text));
  const chosen: number[] = [];
  for (const tier of tiers) {
    const room = closelyMax - chosen.length;
    const early = Math.floor(room / 4);
    const all = worth.flatMap((one, i) => (one === tier ? [i] : []));
    chosen.push(...(all.length <= room ? all : [...all.slice(0, early), ...all.slice(all.length - room + early)]));
  }
  return chosen.sort((a, b) => a - b).map((i) => lines[i]!);
}

/** A line that was read before, word for word, tells nothing new. */
function once(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ text }) => {
    const isNew = text !== '' && !seen.has(text);
    seen.add(text);
    return isNew;
  });
}

/** The messages inside the lines, as far as the bound on characters goes. */
function unwrapped(lines: readonly Line[], isWrapped: boolean): readonly Read[] {
  const all: Read[] = [];
  const seen = new Set<string>();
  let length = 0;
  for (const { number, text } of lines) {
    for (const piece of isWrapped ? unwrap(text) : [pieceOf(text)]) {
      length += piece.text.length;
      if (length > charactersMax) return all;
      if (seen.has(piece.text)) continue;
      seen.add(piece.text);
      all.push({ number, piece, scan: scan(piece.text) });
    }
  }
  return all;
}

/** What the pasted text tells. Linear in its length, never throws, and keeps the text as text. */
export function recognise(given: string): Parsed {
  const pasted = isRecordingText(given) ? '' : given;
  const lines = linesOf(pasted);
  const chosen = unwrapped(choose(once(linesOfReader(lines))), needsUnwrapping(pasted));
  const speaking = new Set(chosen.filter((one) => one.scan.isWebSocket).map(({ number }) => number));
  const isShort = lines.length <= shortText;
  const isService = chosen.some(({ scan: { matches } }) =>
    matches.some(({ signature }) => signature.facts.service !== undefined),
  );
  const isEvent = isShort && printedEvent.test(pasted.slice(0, eventMax));
  const isAsked = isQuestion(pasted);
  const isNear = (number: number): boolean => {
    if (isShort && (speaking.size > 0 || isEvent || isService || isAsked)) return true;
    for (let i = number - neighbours; i <= number + neighbours; i++) if (speaking.has(i)) return true;
    return false;
  };
  const records: LogRecord[] = chosen.map(({ number, piece, scan: found }) =>
    readRecord(number, piece, found, isNear(number)),
  );
  const isWebSocket = speaking.size > 0 || isEvent;
  const { facts, evidence, signs, connections, marks } = conclude(records, isWebSocket);
  const quotes: Partial<Record<Sign, string>> = {};
  for (const [sign, { quote }] of Object.entries(signs)) quotes[sign as Sign] = quote;
  return {
    facts,
    evidence,
    signEvidence: signs,
    quotes,
    connections,
    isWebSocket,
    understood: isUnderstood(facts),
    telling: telling(lines, marks),
    lineCount: lines.length,
  };
}

/** Whether facts tell anything about an ending. Who reports it, or through what, tells nothing about how it ended. */
export function isUnderstood({ code, status, seconds, signs = [], phase }: Facts): boolean {
  return (
    code !== undefined ||
    (status !== undefined && status !== 101) ||
    Boolean(seconds?.length) ||
    signs.some((sign) => sign !== 'secure-address') ||
    phase === 'never-opened'
  );
}

function telling(lines: readonly Line[], marks: ReadonlyMap<number, readonly Mark[]>): readonly EvidenceLine[] {
  const weighed = [...marks].map(([number, some]) => ({ number, some, weight: covered(some) }));
  return weighed
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .slice(0, tellingMax)
    .sort((a, b) => a.number - b.number)
    .map(({ number, some }) => {
      const { text } = lines[number - 1]!;
      return { number, text, marks: apart(some, text.length) };
    });
}

/** How many characters the marks cover together. */
function covered(marks: readonly Mark[]): number {
  let sum = 0;
  let end = 0;
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

/** Which fact keeps the words that told several: those before are more particular. */
const particular: readonly FactKey[] = ['code', 'status', 'clean', 'seconds', 'signs', 'reason'];
const place = ({ fact }: Mark): number => {
  const at = particular.indexOf(fact);
  return at < 0 ? particular.length : at;
};

/** The marks of one line without overlaps: each character belongs to the most particular fact that it told. */
function apart(marks: readonly Mark[], length: number): readonly Mark[] {
  const owner = new Int32Array(length).fill(-1);
  const all = [...marks].sort((a, b) => place(b) - place(a));
  all.forEach(({ from, to }, i) => {
    owner.fill(i, from, to);
  });
  const parts: Mark[] = [];
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (to < length && owner[to] === owner[from]) to++;
    const one = all[owner[from]!];
    if (one) parts.push({ ...one, from, to });
    from = to;
  }
  return parts;
}
