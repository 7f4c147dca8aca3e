import { closeCodes } from '../protocol/close-codes.ts';
import { type Facts, rhythmOf, type Sign } from './facts.ts';
import { signatures } from './signatures.ts';
import { Lifetimes, type Span } from './times.ts';

/** A line of the pasted text that told something, and where in it. */
export type Telling = { readonly number: number; readonly text: string; readonly spans: readonly Span[] };

export type Understood = {
  readonly facts: Facts;
  /** The very words behind each sign. */
  readonly quotes: Readonly<Partial<Record<Sign, string>>>;
  /** The lines that matter, in their order, at most `tellingMax`. */
  readonly telling: readonly Telling[];
  readonly lineCount: number;
};

/** More is not read: 2 million characters are a log of tens of thousands of lines, and a person pastes less. */
export const textMax = 2_000_000;
/** A longer line is data, not a message. */
export const lineMax = 1000;
/** Lines read closely: of more, the first quarter and the last three of each kind; incidents repeat in a log. */
export const closelyMax = 1200;
export const tellingMax = 10;

const mayMatter =
  /clos|disconn|socket|respon|refused|reject|exce(?:ption|eded)|wss?[:\s]|upstream|handshake|transport|\bopen|connect|ping\b|pong|upgrade|origin|certificate|tls|ssl|shut|going away|kill|oom|memory|panic|fault|sig(?:term|kill)|econn|enotfound|eof\b|epipe|emfile|pipe|time(?:d )?-?out|\bcode\b|reason|clean|mixed content|security policy|insecure|unauthor|forbidden|token|limit|too (?:big|large|many|slow)|utf-?8|mask|rsv|opcode|protocol|internal error|invalid|heartbeat|restart|try again|please|status|code=h|err_|host|address|network|\b1\d{3}\b|\b[34]\d{3}\b|\d\d:\d\d:\d\d|after \d|秒|分ごと|切|接続/i;

/** Of more lines than can be read closely, these come first: how something ended, then how it began. */
const endings =
  /clos|disconn|reset|refused|reject|abnormal|upstream|handshake|transport|time(?:d )?-?out|going away|kill|oom\b|panic|econn|enotfound|\beof\b|epipe|\bcode\b|wasclean|err_|exceeded|too (?:big|large|many|slow)|切|\b1(?:00\d|01[0-5])\b/i;
const beginnings = /\bopen|connected|established|accepted|upgraded|開始|接続/i;

/** From certain to guessed. The first group is the code. */
const codeTexts: readonly RegExp[] = [
  /(?<!exit )\bcode['"]?\s{0,3}[:= ]\s{0,3}['"]?(\d{4,5})\b(?![.:])/i,
  /\b(?:close|status|closed)[ _-]?code['" :=]{0,5}(\d{4})\b/i,
  /\b(?:close|closed|closing|received|sent|disconnected)\b(?!\()[^\d\n]{0,40}\b([134]\d{3})\b(?![.:])/i,
  /\b([134]\d{3})\s?[(:,"'|-]{1,2}\s?[a-z]/i,
  /(?<![\d.:/-])\b(1(?:00\d|01[0-5]))\b(?![\d.:/-])/,
];
const codeNames: readonly (readonly [RegExp, number])[] = [
  ...closeCodes
    .filter(({ code }) => code < 3000 && code !== 1004)
    .map(({ name, code }) => [new RegExp(`\\b${name.replace('.', '')}\\b`, 'i'), code] as const),
  [/\babnormal(?: ?closure|ly closed)/i, 1006],
  [/\bno ?status/i, 1005],
  [/\bpolicy ?violation/i, 1008],
  [/\bmessage ?too ?big/i, 1009],
  [/\bendpointunavailable/i, 1001],
];
const reasonText = /\breason['"]?\s{0,3}[:=]\s{0,3}(?:"([^"\n]{0,256})"|'([^'\n]{0,256})'|([^\s,;"'}{]{1,100}))/i;
const cleanText = /\b(?:was_?)?clean['"]?\s{0,3}[:=]\s{0,3}(true|false)\b/i;
const statusTexts: readonly RegExp[] = [
  /(?:response code:|server response:|connection: HTTP|status code '|handshake status|response but was '?|status code:|response status) ?'?(\d{3})\b/i,
  /\bHTTP\/[12](?:\.[01])?"? (\d{3})\b/,
];
const lengthText =
  /\b(?:after|for|lasted|lasting|duration(?:_ms)?|service|uptime|alive|elapsed|took|every|request_time)\b['" :=~]{0,4}(?:about |exactly |only )?(\d{1,9}(?:\.\d{1,6})?)\s?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)?(?![\w.])/i;
const lengthTextJa = /(\d{1,9}(?:\.\d{1,6})?)\s?(秒|分|時間)(?:ごと|後|で|間|経)/;
const inSeconds = { ms: 0.001, mi: 60, m: 60, 分: 60, h: 3600, ho: 3600, 時: 3600 } as const;

function secondsOf(value: string, unit: string | undefined): number {
  const text = (unit ?? 's').toLowerCase();
  const key = text === 'ms' || text.startsWith('milli') ? 'ms' : text.startsWith('mi') ? 'mi' : text.slice(0, 1);
  return Number(value) * (Object.hasOwn(inSeconds, key) ? inSeconds[key as keyof typeof inSeconds] : 1);
}

/** Splits without looking at a line twice. A carriage return counts as a part of its end. */
function linesOf(text: string): string[] {
  return text.slice(0, textMax).split(/\r\n|[\n\r\u2028\u2029]/);
}

class Reader {
  readonly lifetimes = new Lifetimes();
  readonly found = new Map<number, string>();
  readonly codes: Map<number, number>[] = codeTexts.map(() => new Map());
  readonly told: { -readonly [K in keyof Facts]: Facts[K] } = {};

  /** Reads one line closely; returns where it told something. */
  read(text: string): Span[] {
    const spans = this.lifetimes.read(text);
    const mark = (match: RegExpExecArray | null): string | undefined => {
      if (match) spans.push([match.index, match.index + match[0].length]);
      return match?.[1];
    };
    const lower = text.toLowerCase();
    signatures.forEach((signature, i) => {
      const at = lower.indexOf(signature.text);
      if (at < 0) return;
      if (!this.found.has(i)) this.found.set(i, text.slice(at, at + signature.text.length));
      spans.push([at, at + signature.text.length]);
    });
    for (const [tier, pattern] of codeTexts.entries()) {
      const code = Number(mark(pattern.exec(text)) ?? Number.NaN);
      if (!(code <= 65_535)) continue;
      this.codes[tier]!.set(code, (this.codes[tier]!.get(code) ?? 0) + 1);
      break;
    }
    const reason = reasonText.exec(text);
    mark(reason);
    const words = reason?.slice(1).find((part) => part !== undefined);
    if (words !== undefined && !/^(?:undefined|null|none)$/i.test(words)) this.told.reason = words;
    const clean = mark(cleanText.exec(text));
    if (clean) this.told.clean = clean.toLowerCase() === 'true' ? 'yes' : 'no';
    for (const pattern of statusTexts) {
      const status = mark(pattern.exec(text));
      if (status) this.told.status = Number(status);
    }
    if (!/\bre(?:try|connect)|backoff|back-off/i.test(lower)) {
      const [length, value, unit] = lengthText.exec(text) ?? lengthTextJa.exec(text) ?? [];
      const milliseconds = length !== undefined && unit === undefined && /_ms/i.test(length);
      if (length !== undefined && value && (unit || /duration|request_time/i.test(length))) {
        this.lifetimes.state(secondsOf(value, milliseconds ? 'ms' : unit));
        spans.push([text.indexOf(length), text.indexOf(length) + length.length]);
      }
    }
    return spans;
  }

  code(text: string): number | undefined {
    for (const tier of this.codes) {
      const [most] = [...tier].sort(([, a], [, b]) => b - a);
      if (most) return most[0];
    }
    // "502 Bad Gateway" is HTTP's, not the name of 1014.
    if (this.told.status !== undefined) return undefined;
    return codeNames.find(([name]) => name.test(text))?.[1];
  }
}

/** The lines to read closely, in their order: what ends a connection before what begins one before the rest. */
function choose(lines: readonly string[]): readonly number[] {
  const tiers: [number[], number[], number[]] = [[], [], []];
  lines.forEach((line, i) => {
    const text = line.length > lineMax ? line.slice(0, lineMax) : line;
    if (mayMatter.test(text)) tiers[endings.test(text) ? 0 : beginnings.test(text) ? 1 : 2].push(i);
  });
  const chosen: number[] = [];
  for (const tier of tiers) {
    const room = closelyMax - chosen.length;
    const early = Math.floor(room / 4);
    chosen.push(...(tier.length <= room ? tier : [...tier.slice(0, early), ...tier.slice(tier.length - room + early)]));
  }
  return chosen.sort((a, b) => a - b);
}

/** What the pasted text tells. Linear in its length, never throws, and keeps the text as text. */
export function recognise(pasted: string): Understood {
  const lines = linesOf(pasted);
  const chosen = choose(lines);
  const reader = new Reader();
  const telling: Telling[] = [];
  for (const i of chosen) {
    const text = lines[i]!.slice(0, lineMax);
    const spans = reader.read(text);
    if (spans.length > 0) telling.push({ number: i + 1, text, spans: merge(spans) });
  }
  const shown = [...telling]
    .sort((a, b) => weight(b) - weight(a) || a.number - b.number)
    .slice(0, tellingMax)
    .sort((a, b) => a.number - b.number);
  const near = shown.map(({ text }) => text).join('\n');
  return { ...conclude(reader, near), telling: shown, lineCount: lines.length };
}

const weight = ({ spans }: Telling): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

function merge(spans: readonly Span[]): Span[] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function conclude(reader: Reader, near: string): Pick<Understood, 'facts' | 'quotes'> {
  const { told } = reader;
  const signs: Sign[] = [];
  const quotes: Partial<Record<Sign, string>> = {};
  let fromSigns: Facts = {};
  for (const i of [...reader.found.keys()].sort((a, b) => a - b)) {
    const { sign, facts } = signatures[i]!;
    fromSigns = { ...facts, ...fromSigns };
    if (!sign || signs.includes(sign)) continue;
    signs.push(sign);
    quotes[sign] = reader.found.get(i)!;
  }
  // The message of a refused close() names the codes that script may pass, not one that arrived.
  const code = signs.includes('close-throws') ? undefined : reader.code(near);
  const seconds = reader.lifetimes.seconds();
  const facts: Facts = {
    ...fromSigns,
    ...told,
    ...(code !== undefined && { code }),
    ...(seconds.length > 0 && { seconds }),
    ...(signs.length > 0 && { signs }),
  };
  const rhythm = rhythmOf(seconds);
  const phase = phaseOf(facts, near);
  return { facts: { ...facts, ...(rhythm && { rhythm }), ...(phase && { phase }) }, quotes };
}

const afterOpen: readonly Sign[] = [
  'bad-utf8',
  'masking',
  'reserved-bits',
  'protocol',
  'too-big',
  'reset',
  'network-changed',
  'network-suspended',
];

/** A Close frame or a time open proves that it was OPEN; Chromium's "failed:" mostly means that it never was. */
function phaseOf(facts: Facts, near: string): Facts['phase'] {
  const { code, seconds, status, signs = [] } = facts;
  if (signs.includes('close-throws')) return undefined;
  if (facts.phase) return facts.phase;
  if (seconds?.length || (code !== undefined && code >= 1000 && ![1005, 1006, 1015].includes(code))) return 'opened';
  if (status !== undefined && status !== 101) return 'never-opened';
  if (signs.some((sign) => afterOpen.includes(sign))) return 'opened';
  if (/websocket connection to .{0,300} failed/i.test(near)) return 'never-opened';
  return code === 1005 ? 'opened' : undefined;
}
