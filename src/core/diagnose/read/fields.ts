import type { Piece } from './piece.ts';

/**
 * One named value of a log line: `code=1006`, `"code": 1006`, `code: 1006`, `'code': 1006`, `:code => 1006`. Nested
 * objects are flat here; a string that holds a message is a field and its text as well.
 */
export type Field = {
  /** In lower case, without separators: `closeCode`, `close_code` and `close-code` are `closecode`. */
  readonly key: string;
  /** As it is written, with its case and underscores. */
  readonly name: string;
  readonly value: string;
  readonly isQuoted: boolean;
  /** Whether a quoted value ends where a value may end: in decoded text its inner quotes look like its end. */
  readonly isWhole: boolean;
  /** From the first character of the name to the last of the value, in the text of its piece. */
  readonly from: number;
  readonly to: number;
  readonly valueFrom: number;
};

/** More fields than this has no line that a person pastes. */
const fieldsMax = 200;
const valueMax = 400;

const named =
  /(?<![\w$])(?:\[Symbol\(([\w-]{1,40})\)\]|["'`]?:?([A-Za-z_$@][\w$@.-]{0,50})["'`]?)\s{0,12}(?:=>|[:=])(?![/\w]{0,2}\/\/)\s{0,4}/g;
const nextField = /^\s[A-Za-z_][\w-]{0,50}=/;
const bare = /[^\s,;&|(){}[\]"'`<>]{1,120}/y;

const isQuote = (char: string | undefined): boolean =>
  char === '"' || char === "'" || char === '`' || char === '“' || char === '‘';
const closing: Readonly<Record<string, string>> = { '“': '”', '‘': '’' };

/** The end of a quoted string that begins at `from`, or -1 when it has none on this line. */
function stringEnd(text: string, from: number): number {
  const quote = text[from]!;
  const end = closing[quote] ?? quote;
  const most = Math.min(text.length, from + valueMax * 4);
  for (let i = from + 1; i < most; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === end) return i;
  }
  return -1;
}

/** The fields of a text in their order. Linear in its length. */
export function fieldsOf({ text }: Piece): readonly Field[] {
  const fields: Field[] = [];
  named.lastIndex = 0;
  for (let match = named.exec(text); match && fields.length < fieldsMax; match = named.exec(text)) {
    const name = match[1] ?? match[2]!;
    const from = match.index;
    let valueFrom = named.lastIndex;
    // Erlang and Python write <<"text">> and b'text'.
    if (text.startsWith('<<"', valueFrom)) valueFrom += 2;
    else if (text[valueFrom] === 'b' && isQuote(text[valueFrom + 1])) valueFrom += 1;
    let value = '';
    let to = valueFrom;
    const quoted = isQuote(text[valueFrom]);
    if (quoted) {
      const end = stringEnd(text, valueFrom);
      value = text.slice(valueFrom + 1, Math.min(end < 0 ? text.length : end, valueFrom + 1 + valueMax));
      to = end < 0 ? text.length : end + 1;
      valueFrom += 1;
      // A string may hold fields of its own, so it is not jumped over.
    } else {
      // `reason= wasClean=false`: what follows is the next field, and this one is empty.
      if (nextField.test(text.slice(named.lastIndex - 1, named.lastIndex + 60)))
        valueFrom = match.index + match[0].trimEnd().length;
      bare.lastIndex = valueFrom;
      value = bare.exec(text)?.[0] ?? '';
      to = valueFrom + value.length;
      value = value.replace(/[.:]$/, '');
    }
    fields.push({
      key: name.toLowerCase().replace(/[^a-z\d]/g, ''),
      name,
      value,
      isQuoted: quoted,
      isWhole: quoted && (to >= text.length || /[\s,;)}\]]/.test(text[to]!)),
      from,
      to,
      valueFrom,
    });
  }
  return fields;
}

const messageKeys: ReadonlySet<string> = new Set([
  'message',
  'msg',
  'log',
  'text',
  'event',
  'eventtype',
  'error',
  'err',
  'exception',
  'textpayload',
  'description',
  'line',
  'short',
  'body',
  'detail',
  'details',
  'what',
  'action',
  'title',
]);

/** Whether a field holds words and not a value. */
export const isMessage = ({ key, isQuoted, isWhole, value }: Field): boolean =>
  isQuoted && isWhole && (messageKeys.has(key) || (value.includes(' ') && value.length > 20));
