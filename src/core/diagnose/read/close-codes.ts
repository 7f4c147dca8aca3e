import { closeCodes } from '../../protocol/close-codes.ts';
import type { Field } from './fields.ts';
import { fold } from './literals.ts';

/** How a text gives a close code, from certain to guessed. */
export type CodeKind =
  /** It arrived in, or was sent in, a Close frame. */
  | 'framed'
  /** A field with the name of a code, or a sentence about closing. */
  | 'stated'
  /** Its name, or a number beside words that fit it. */
  | 'named'
  /** A number alone. */
  | 'bare';

export type CodeFound = {
  readonly code: number;
  readonly kind: CodeKind;
  readonly from: number;
  readonly to: number;
  /** Where the words after it begin, that may say why. */
  readonly after: number;
};

const codeKeys: ReadonlySet<string> = new Set([
  'code',
  'closecode',
  'closestatus',
  'closestatuscode',
  'closereasoncode',
  'closedcode',
  'wscode',
  'wsclosecode',
  'websocketcode',
  'websocketclosecode',
  'disconnectcode',
  'disconnectstatuscode',
  'statuscode',
  'status',
  'rcvdcode',
  'sentcode',
  'errorcode',
  'errcode',
  'reasoncode',
  'exitcode',
  'state',
]);
/** Keys that may just as well hold something else: they need words of a WebSocket around them. */
const vague: ReadonlySet<string> = new Set([
  'code',
  'status',
  'statuscode',
  'errorcode',
  'errcode',
  'exitcode',
  'state',
]);

/**
 * Not the number of a process: `[Child 3901: Main Thread]`, as Firefox begins each line, nginx' `3579#3579: exit` and
 * `signal 17 (SIGCHLD) received from 3579`.
 */
const notProcess = '(?<!\\b(?:[Cc]hild|[Pp]arent|[Pp]rocess|[Tt]hread|[Ww]orker|pid|PID|from)[ #=]{1,2})';
const number = `${notProcess}(?<!\\d#)([1-4]\\d{3})(?!#\\d)`;
/** What follows a number that counts something. */
const counted =
  '(?!\\s{0,2}(?:ms|bytes?|[kKM]i?B|sec(?:onds?)?|s|clients|connections|messages|requests|times|users|events|rows|items|files|records|lines|packets)\\b)';
/** Sentences in which a number is a close code, whatever stands around them. */
const framed: readonly RegExp[] = [
  new RegExp(`\\bfailing\\b[^\\d\\n]{0,60}?(?<![\\w.:/-])${number}(?![\\d\\w])`, 'gi'),
  new RegExp(
    `\\b(?:received|rcvd|got|sent|sending|server sent|peer sent)\\b[^\\d\\n]{0,24}?(?<![\\w.:/-])${number}(?![\\d\\w%]|[.,]\\d)${counted}`,
    'gi',
  ),
  new RegExp(`\\bclose (?:frame|message)\\b[^\\d\\n]{0,30}?(?<![\\w.:])${number}(?![\\d\\w])`, 'gi'),
];
/** The same where no other protocol is said to do so: the number with its name, or with a reason. */
const evident: readonly RegExp[] = [
  new RegExp(`\\b(?:received|sent|rcvd) ${number} \\([a-z ]{4,40}\\)`, 'gi'),
  new RegExp(
    `(?<![\\w"'])code["']?\\s?[:=]\\s?["']?${number}\\b(?=[^\\n]{1,40}\\b(?:reason|was_?clean)["']?\\s?[:=])`,
    'gi',
  ),
];
/** Without a word about WebSockets around it: closed, with nothing but such words up to the number, and then an end. */
const closedWith = new RegExp(
  `\\b(?:clos(?:e|ed|ing|ure)|disconnect(?:ed|ion)?)\\b(?:[ :=,([-]|\\b(?:with|by|peer|server|client|exit|status|code|reason|abnormally|unexpectedly|event|frame|connection|was|is|socket)\\b){1,10}${number}(?=\\s{0,2}(?:$|[.,;:)\\]}"'(|-]))`,
  'gi',
);
const codeOf1006 = /(?<!\w)(?:code|コード|代码|код|código|코드)\s?[:=]?\s?["'(]?(1006)\b/gi;
const quotedCode = /["']code["']\s?:\s?["']?(1006)\b/gi;
const abnormal = /\b(1006)\b(?=[^\n]{0,20}\babnormal)|\babnormal[^\n]{0,30}\b(1006)\b/gi;
const alone = /^\W{0,4}(1006)\W{0,4}$/g;
/** Words beside a field called `code` that make it a close code. */
const beside = /clos|disconn|clean|reason|socket|lost|abnormal|duration/i;

/** Whether a line gives a code in a way that only a WebSocket has. */
export const isEvidentClose = (text: string): boolean =>
  !isSource(text) &&
  /\b(?:received|sent|rcvd) [134]\d{3} \([a-z ]{4,40}\)|code["']?\s?[:=]\s?["']?[134]\d{3}\b[^\n]{1,70}\b(?:reason|was_?clean)["']?\s?[:=]|\bclosed? with code [134]\d{3}\b/i.test(
    text,
  );

/** How a statement of a common language begins. */
const statement = new RegExp(
  [
    '^\\s{0,40}[+-]?\\s{0,8}(?:\\}? ?(?:else )?if ?\\(|switch ?\\(|case \\S{1,40}:|return\\b.{0,80};|(?:const|let|var) \\w',
    '(?:async )?function\\b|def \\w|class \\w|import \\w|export |assert |await |for ?\\(|while ?\\()',
  ].join('|'),
);

/** A line of a program or a query: its numbers are compared with, and did not happen. */
export const isSource = (text: string): boolean =>
  /^\s{0,40}["']?[134]\d{3}["']?\s?(?::|=>?)\s?["'`]/.test(text) ||
  statement.test(text) ||
  /\b(?:SELECT|INSERT INTO|UPDATE|ALTER TABLE)\b.{0,200}\b(?:FROM|WHERE|VALUES|SET|COLUMN)\b/.test(text);

const stated: readonly RegExp[] = [
  new RegExp(
    `(?:\\b(?:on_?)?(?:ws|websocket)?_?(?:clos(?:e|ed|ing|ure)|disconnect(?:ed|ing|ion|s)?|terminat(?:ed|ion)|dropped|gone)\\b|切断|クローズ|断开|关闭)[^\\d\\n]{0,48}?(?<![\\w.:/-])${number}(?![\\d\\w%]|:\\d|[.,]\\d)${counted}`,
    'gi',
  ),
  new RegExp(
    `\\b(?:close|closing|closure|status|error|exit|disconnect(?:ion)?)[ _-]?code\\b[^\\d\\n]{0,12}?(?<![\\w.:/-])${number}(?![\\d\\w]|\\.\\d)`,
    'gi',
  ),
  new RegExp(
    `(?<!\\w)code\\b["']?[^\\d\\w\\n=!<>&|]{0,6}=?[^\\d\\w\\n=!<>&|]{0,3}(?:of |is |was )?${number}(?![\\d\\w]|\\.\\d)`,
    'gi',
  ),
  new RegExp(`コード\\s?[:：]?\\s?${number}(?!\\d)`, 'g'),
  new RegExp(`(?:代码|код|código|코드)\\s?[:：]?\\s?${number}(?!\\d)`, 'g'),
  new RegExp(`\\{:?(?:remote|local|close|shutdown|error),\\s?:?(?:remote,\\s?|closed,\\s?)?${number}(?!\\d)`, 'g'),
];
const hexadecimal = /\bcode\b[^\d\n]{0,12}0x(0?[\dA-Fa-f]{3,4})\b/g;
/** A number beside its own name, or before words in parentheses or after a colon. */
const named: readonly RegExp[] = [
  new RegExp(`(?<![\\w.:/-])${number}(?![\\d\\w])\\s?[(:,"'|/-]{1,2}\\s?[A-Za-z]`, 'g'),
  new RegExp(`(?<!\\w)[(\\[]${number}[)\\]]`, 'g'),
];
const bareNumber = /(?<![\w.:/#$-])(1(?:00\d|01[0-5]))(?![\d\w%]|[.:]\d|\/)/g;

const spaced = (name: string): string => fold(name).replace(/[^a-z\d]/g, '');

/** Names under which libraries print the codes, without separators and case. */
const names: ReadonlyMap<string, number> = new Map([
  ...closeCodes
    .filter(({ code }) => code < 3000 && code !== 1004)
    .map(({ name, code }) => [spaced(name), code] as const),
  ['closenormal', 1000],
  ['statusnormalclosure', 1000],
  ['closenormalclosure', 1000],
  ['endpointunavailable', 1001],
  ['closegoingaway', 1001],
  ['statusgoingaway', 1001],
  ['closeprotocolerror', 1002],
  ['statusprotocolerror', 1002],
  ['closeunsupported', 1003],
  ['invalidmessagetype', 1003],
  ['cannotaccept', 1003],
  ['statusunsupporteddata', 1003],
  ['nostatusreceived', 1005],
  ['nostatuscode', 1005],
  ['closenostatus', 1005],
  ['statusnostatusrcvd', 1005],
  ['abnormalclosure', 1006],
  ['abnormalclose', 1006],
  ['abnormallyclosed', 1006],
  ['closedabnormally', 1006],
  ['closeabnormal', 1006],
  ['statusabnormalclosure', 1006],
  ['closeabnormalclosure', 1006],
  ['invalidpayloaddata', 1007],
  ['notconsistent', 1007],
  ['statusinvalidframepayloaddata', 1007],
  ['violatedpolicy', 1008],
  ['statuspolicyviolation', 1008],
  ['closepolicyviolation', 1008],
  ['toobig', 1009],
  ['closetoolarge', 1009],
  ['statusmessagetoobig', 1009],
  ['mandatoryextension', 1010],
  ['internalservererror', 1011],
  ['unexpectedcondition', 1011],
  ['statusinternalerror', 1011],
  ['statusservicerestart', 1012],
  ['statustryagainlater', 1013],
  ['statusbadgateway', 1014],
  ['statustlshandshake', 1015],
  ['tlshandshakefailure', 1015],
]);
/** Written as one word, in the style of an enum: `StatusNormalClosure`, `GOING_AWAY`, `.abnormalClosure`. */
const word = /(?<!\w)[A-Za-z_]{6,34}(?![A-Za-z_(])/g;
const isEnum = (text: string): boolean => /[a-z][A-Z]|[A-Z]_[A-Z]/.test(text);
/** Written as words: only names that mean nothing else. */
const plainName =
  /\b(?:normal closure|going away|abnormal(?:ly)? clos(?:ure|ed)|closed abnormally|no status (?:rcvd|received|code)|policy violation|message too big|mandatory ext(?:ension|\.)|service restart|try again later)\b/gi;
/** A number and then its own name, which nothing but a close code has: 1009 message too big. */
const withOwnName =
  /(?<![\w.:/#$-])(1(?:00\d|01[0-5]))\b\W{1,3}((?:normal closure|going away|protocol error|unsupported data|abnormal closure|no status (?:rcvd|received)|invalid frame payload data|policy violation|message too big|mandatory ext(?:ension|\.)|internal error|service restart|try again later|bad gateway|tls handshake)\b)/gi;
/** tungstenite: CloseFrame { code: Away, … }. */
const rustNames: Readonly<Record<string, number>> = {
  Normal: 1000,
  Away: 1001,
  Protocol: 1002,
  Unsupported: 1003,
  Status: 1005,
  Abnormal: 1006,
  Invalid: 1007,
  Policy: 1008,
  Size: 1009,
  Extension: 1010,
  Error: 1011,
  Restart: 1012,
  Again: 1013,
  Tls: 1015,
};
const rustCode =
  /\bcode: (Normal|Away|Protocol|Unsupported|Status|Abnormal|Invalid|Policy|Size|Extension|Error|Restart|Again|Tls|(?:Library|Iana|Reserved|Bad)\((\d{1,5})\))/g;

/** NativeWebSocket for Unity: closed with code Abnormal. */
const unityCode = /\bclosed with code:? (Normal|Away|Abnormal)\b/g;

/** MOZ_LOG of Firefox: a Close without a code, where mozilla-log.ts has left the line, and one that was waited for in vain. */
const mozillaWords: readonly (readonly [string, number])[] = [
  ['WebSocketChannel:: close received', 1005],
  ['Expecting Server Close - Timed Out', 1006],
];

/** Numbers that look like codes and are another system's: compilers, databases, events of Windows, years. */
const foreign =
  /\b(?:TS|CS|SA|CA|E|W|IDE|ORA|SQL|ERROR|Event ?ID|errno|Msg|NU|MSB|C|LNK|PHP|line|port|pid|PID|year|since|in)[-: #]{0,2}$/;

/** `2026-11-26T22:04:01Z info  [3697] listening`: a process, where nothing but a time and a level stands before it. */
const isPrefix = (text: string, at: number, value: string): boolean =>
  text[at - 1] === '[' &&
  /^[\d\s.:,+TZ[\]()/-]*(?:\[?(?:trace|debug|info|notice|warn(?:ing)?|error|fatal)\]?:?)?\s*\[$/i.test(
    text.slice(0, at),
  ) &&
  /^\]:?\s+\S/.test(text.slice(at + value.length)) &&
  text.slice(0, at).trim() !== '[';

const isStandard = (code: number): boolean => code >= 1000 && code <= 1015;
const isCode = (code: number): boolean => isStandard(code) || (code >= 3000 && code <= 4999);

/**
 * The close codes that a line gives. `around`: the line or its neighbours speak of a WebSocket, so that a field
 * called `code` or a number alone may be one.
 */
export function codesOf(text: string, fields: readonly Field[], around: boolean): readonly CodeFound[] {
  if (isSource(text)) return [];
  const found: CodeFound[] = [];
  const isForeign = (at: number): boolean => foreign.test(text.slice(Math.max(0, at - 12), at));
  const add = (code: number, kind: CodeKind, from: number, to: number, after = to): void => {
    if (!isCode(code) || found.some((one) => one.from < to && from < one.to)) return;
    found.push({ code, kind, from, to, after });
  };
  const search = (patterns: readonly RegExp[], kind: CodeKind): void => {
    for (const pattern of patterns)
      for (const match of text.matchAll(pattern)) {
        const value = match[1] ?? match[2]!;
        const at = match.index + match[0].lastIndexOf(value);
        if (kind !== 'framed' && isForeign(at)) continue;
        if (kind === 'named' && isPrefix(text, at, value)) continue;
        // The argument of a call is what somebody wants to send.
        if (/\bclose\($/.test(text.slice(Math.max(0, at - 6), at))) continue;
        add(Number(value), kind, kind === 'named' ? at : match.index, at + value.length);
      }
  };
  for (const field of fields) {
    if (!codeKeys.has(field.key) || !(around || !vague.has(field.key))) continue;
    if (/^\d{4,5}$/.test(field.value)) add(Number(field.value), 'stated', field.from, field.to);
  }
  search(evident, 'framed');
  for (const match of text.matchAll(rustCode))
    add(match[2] ? Number(match[2]) : rustNames[match[1]!]!, 'stated', match.index, match.index + match[0].length);
  for (const match of text.matchAll(unityCode))
    add(rustNames[match[1]!]!, 'stated', match.index, match.index + match[0].length);
  for (const [words, code] of mozillaWords) {
    const at = text.indexOf(words);
    if (at >= 0) add(code, 'stated', at, at + words.length);
  }
  if (!around) {
    for (const match of text.matchAll(withOwnName)) {
      const code = Number(match[1]);
      if (names.get(spaced(match[2]!)) === code) add(code, 'named', match.index, match.index + match[0].length);
    }
    search([closedWith, codeOf1006, ...(beside.test(text) ? [quotedCode] : [])], 'stated');
    search([abnormal, alone], 'named');
    addNames(text, add, (code) => code === 1006);
    return found;
  }
  search(framed, 'framed');
  search(stated, 'stated');
  for (const match of text.matchAll(hexadecimal))
    add(Number.parseInt(match[1]!, 16), 'stated', match.index, match.index + match[0].length);
  search(named, 'named');
  addNames(text, add, () => true);
  if (found.length === 0)
    for (const match of text.matchAll(plainName)) {
      const code = names.get(spaced(match[0]));
      if (code !== undefined) add(code, 'named', match.index, match.index + match[0].length);
    }
  if (found.length === 0) search([bareNumber], 'bare');
  return found;
}

type Add = (code: number, kind: CodeKind, from: number, to: number) => void;

/** Codes by their names in the style of an enum. */
function addNames(text: string, add: Add, accepts: (code: number) => boolean): void {
  for (const match of text.matchAll(word)) {
    if (!isEnum(match[0])) continue;
    const code = names.get(spaced(match[0]));
    if (code !== undefined && accepts(code)) add(code, 'named', match.index, match.index + match[0].length);
  }
}

const reasonAfter: readonly RegExp[] = [
  // 1011 (internal error) text; then …
  /^\)?\s?\([^()\n]{1,60}\)[:,]?\s{1,2}([^\n]{2,200})/,
  // 4014: "text", 1000 and message "text", 1001 <<"text">>
  /^[)\]]?[^\w\n"'“]{0,6}(?:(?:and |with )?(?:the )?(?:message|reason|additional info|info|text|description)[:=]?\s?)?(?:<<)?["'“]([^"”\n]{2,200})["”']/i,
  // 1001: text
  /^[)\]]?\s?[:,-]\s{0,2}([A-Za-z][^\n]{2,200})/,
  /^[)\]]?\s([A-Z][^\n]{2,200})/,
];

/** Tomcat and others put both into brackets: code [1000], reason [text]. */
const bracketed = /^\], reason \[([^\n]{2,200})\]/;

/** The words that follow a code, without the name of the code itself and what the library adds. */
export function reasonAfterCode(text: string, after: number): { from: number; to: number } | null {
  const rest = text.slice(after, after + 240);
  const inBrackets = bracketed.exec(rest)?.[1];
  if (inBrackets) {
    const from = after + rest.indexOf(inBrackets);
    return { from, to: from + inBrackets.length };
  }
  for (const pattern of reasonAfter) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const at = match.index + match[0].lastIndexOf(match[1]!);
    const words = match[1]!
      .split(/["']\s?[},]|; (?:then|no close)|, (?:wasClean|clean|remote)\b|\s\(x\d|\s+at [\w$.]+\(/)[0]!
      .trimEnd();
    if (
      words.length > 1 &&
      !/^(?:was_?clean|clean|remote|code|reason|type|is_?trusted|\w+(?:duration|status|time)\w*[:=])/i.test(words)
    )
      return { from: after + at, to: after + at + words.length };
  }
  return null;
}
