import type { Field } from './fields.ts';

/** An HTTP status with which an opening handshake was answered. */
export type StatusFound = { readonly status: number; readonly from: number; readonly to: number };

/** Sentences that libraries print about the answer to an opening handshake; nothing else is said so. */
const said: readonly RegExp[] = [
  /\bWSServerHandshakeError: (\d{3})\b/g,
  /\bbad HTTP response '(\d{3})'/g,
  /(?:ステータス(?:コード)?|状态码|狀態碼)\s?[:：]?\s?(\d{3})(?!\d)/g,
  /\bunexpected (?:server )?response(?: code| status)?:? ?(\d{3})\b/gi,
  /\brejected websocket connection: HTTP (\d{3})\b/gi,
  /\bexpected HTTP 101 response but was '?(\d{3})\b/gi,
  /\bstatus code '?(\d{3})'? when (?:status code )?'?101/gi,
  /\bhandshake (?:response )?status:? '?(\d{3})\b/gi,
  /\bexpected handshake response status code 101 but got (\d{3})\b/gi,
  /\b(?:invalid|bad|unexpected|incorrect) (?:HTTP )?(?:response )?status(?: code)?:?[^\d\n]{0,20}(\d{3})\b/gi,
  /\bnotanupgrade\((\d{3})\b/gi,
  /\bincorrect HTTP response\. Status code (\d{3})\b/gi,
  /\bHTTP error: (\d{3})\b/gi,
  /\binvalid (?:HTTP )?upgrade[^\d\n]{0,60}?\b(\d{3})\b/gi,
  /\bbad handshake[^\d\n]{0,24}(\d{3})\b/gi,
  /\bwas not upgraded to websocket[^\d\n]{0,40}?\b(?:status code|HTTP status code)?:? ?(\d{3})\b/gi,
  /\bresponse from the server \[(?:HTTP\/1\.1 )?(\d{3})\]? did not permit/gi,
  /\bserver returned (?:an? )?(?:HTTP )?(?:status )?(\d{3})\b/gi,
  /\b(?:handshake|upgrade|websocket|connect(?:ion)?)[^\d\n]{0,60}?\b(?:failed|refused|rejected|denied|error|status)\b[^\d\n]{0,40}?(?<![\w.:/-])([2-5]\d{2})(?![\d\w.:]|\s?(?:ms|s|bytes|sec))/gi,
  /\b(?:status|response|HTTP)(?: code)?\b[^\d\n]{0,6}(?<![\w.:])([1-5]\d{2})(?!\d|\.\d|:\d|\s?(?:ms|bytes))/gi,
];
/** A status line, or a request line followed by its status, as access logs write it. */
const lines: readonly RegExp[] = [
  /\bHTTP\/(?:1\.[01]|2(?:\.0)?|3)"? '?([1-5]\d{2})\b/g,
  /"(?:WebSocket|GET|WS) [^"\n]{1,200}" ([1-5]\d{2})\b/g,
];

/**
 * Whether a line can only be about a handshake: Chromium's words, which readers paste without the sentence around them.
 * Consul says the same of its own API, with the answer in parentheses behind it.
 */
export const isEvidentRefusal = (text: string): boolean =>
  /\bunexpected response code: [2-5]\d{2}\b(?! ?\()/i.test(text);

const keys: ReadonlySet<string> = new Set([
  'status',
  'statuscode',
  'httpstatus',
  'httpstatuscode',
  'responsecode',
  'responsestatus',
  'httpcode',
  'elbstatuscode',
  'edgeresponsestatus',
  'originresponsestatus',
  'backendstatus',
  'upstreamstatus',
  'downstreamstatus',
  'scstatus',
]);

/**
 * The statuses that a line gives. `around`: the line or its neighbours speak of a WebSocket; the log of an ordinary
 * web server has statuses of its own.
 */
export function statusesOf(text: string, fields: readonly Field[], around: boolean): readonly StatusFound[] {
  if (!around) return [];
  const found: StatusFound[] = [];
  const add = (status: number, from: number, to: number): void => {
    // An answer that is neither 101 nor at least 200 is none to a handshake.
    if ((status < 200 && status !== 101) || status > 599 || found.some((one) => one.from < to && from < one.to)) return;
    found.push({ status, from, to });
  };
  for (const { key, value, from, to } of fields)
    if (keys.has(key) && /^[1-5]\d{2}$/.test(value)) add(Number(value), from, to);
  for (const pattern of [...said, ...lines])
    for (const match of text.matchAll(pattern)) add(Number(match[1]), match.index, match.index + match[0].length);
  return found;
}
