import { type AccessFound, accessLogOf } from './access-logs.ts';
import { type CodeFound, codesOf, isSource, reasonAfterCode } from './close-codes.ts';
import { durationsOf } from './durations.ts';
import { type Field, fieldsOf, isMessage } from './fields.ts';
import { identitiesOf } from './identities.ts';
import { type LengthFound, lengthsOf } from './lengths.ts';
import { type Lifecycle, lifecycleOf } from './lifecycle.ts';
import type { Match, Scan } from './matches.ts';
import type { Piece } from './piece.ts';
import { type StatusFound, statusesOf } from './statuses.ts';
import { type Timestamp, timestampsOf } from './timestamps.ts';
import { prefixLength } from './unwrap.ts';

/** What one line of a log says. Places are places in `piece.text`. */
export type LogRecord = {
  readonly line: number;
  readonly piece: Piece;
  readonly matches: readonly Match[];
  readonly fields: readonly Field[];
  readonly moments: readonly (Timestamp & { readonly kind: Lifecycle })[];
  readonly identities: ReadonlySet<string>;
  readonly codes: readonly CodeFound[];
  readonly statuses: readonly StatusFound[];
  readonly lengths: readonly LengthFound[];
  readonly reason: { readonly text: string; readonly from: number; readonly to: number } | null;
  readonly clean: { readonly value: boolean; readonly from: number; readonly to: number } | null;
  readonly access: AccessFound | null;
  /** How long a client waits before it connects again, in seconds. */
  readonly reconnectSeconds: number | null;
};

const timeKeys = /^(?:ts|time|timestamp|datetime|date|eventtime|asctime|t|isotimestamp|starttime|logged|created)$/;
const stateKeys = /^(?:type|kind|state|status|phase|op|name|eventname|category|result|readystate)$/;
const reasonKeys =
  /^(?:reason|closereason|disconnectreason|closemessage|reasontext|reasonphrase|closedescription|statustext)$/;
const cleanKeys = /^(?:wasclean|clean|isclean|cleanly)$/;
const empty =
  /^(?:undefined|null|none|nil|n\/a|no reason|empty|-|unknown|""|''|true|false|\{\}|<none>|0x[\da-f]{1,16}|\d{1,5})$/i;

const level = /^\W{0,3}(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRIT(?:ICAL)?|[IWEFDT],?)\W{0,3}$/i;

/** Moments that a field holds as a number since 1970, in seconds to nanoseconds. */
function numberedTimes(fields: readonly Field[]): Timestamp[] {
  return fields.flatMap(({ key, value, from, to }) => {
    if (!timeKeys.test(key)) return [];
    const match = /^(1[4-9]\d{8})(\d{3}|\d{6}|\d{9})?(\.\d{1,9})?$/.exec(value);
    if (!match) return [];
    const at = Number(match[1]) + Number(`0.${match[2] ?? '0'}`) + (match[2] ? 0 : Number(match[3] ?? 0));
    return [{ from, to, at, hasDate: true }];
  });
}

/** The words of a line: those of its message, where a field holds one, else all of it. */
function wordsOf(text: string, fields: readonly Field[]): string {
  const messages = fields.filter(
    (field) => isMessage(field) || (field.isQuoted && stateKeys.test(field.key) && lifecycleOf(field.value) !== null),
  );
  return messages.length > 0 && fields[0]!.from < 12 ? messages.map(({ value }) => value).join(' | ') : text;
}

/** What opened or ended when. A time at the beginning of a line is that of the line, one inside belongs to the words before it. */
function momentsOf(
  text: string,
  fields: readonly Field[],
  times: readonly Timestamp[],
  prefix: number,
): LogRecord['moments'] {
  const named = (time: Timestamp, kind: Lifecycle | null) => (kind ? [{ ...time, kind }] : []);
  const [first] = times;
  if (!first) return [];
  if (times.length === 1) return named(first, lifecycleOf(wordsOf(text, fields)));
  const leads = !/[A-Za-z\u3040-\u9fff]/.test(text.slice(Math.min(prefix, first.from), first.from).replace(level, ''));
  const segment = (i: number): string => text.slice(times[i]!.to, times[i + 1]?.from ?? text.length);
  const beforeLast = lifecycleOf(segment(times.length - 2).slice(-24));
  const afterLast = lifecycleOf(segment(times.length - 1).replace(/\b1006\b/, ''));
  if (leads && !(afterLast === null && beforeLast !== null))
    return times.flatMap((time, i) => named(time, lifecycleOf(segment(i))));
  return times.flatMap((time, i) => {
    if (i === 0 && leads) return named(time, lifecycleOf(segment(0).slice(0, -24)));
    const from = i === 0 ? 0 : times[i - 1]!.to;
    const before = text.slice(from, time.from);
    return named(time, lifecycleOf(before.slice(-24)) ?? lifecycleOf(before));
  });
}

function reasonOf(text: string, fields: readonly Field[], codes: readonly CodeFound[]): LogRecord['reason'] {
  const given = fields.filter(({ key }) => reasonKeys.test(key));
  for (const { value, from, to } of given)
    if (value.length > 1 && !empty.test(value) && value !== 'code') return { text: value.slice(0, 256), from, to };
  if (given.some(({ value }) => value !== 'code')) return null;
  for (const { after } of codes) {
    const found = reasonAfterCode(text, after);
    if (found && !empty.test(text.slice(found.from, found.to)))
      return { text: text.slice(found.from, Math.min(found.to, found.from + 256)), ...found };
  }
  return null;
}

function reconnectOf(text: string): number | null {
  if (!/re-?connect|re-?try|next attempt|back-?off|再接続|重连/i.test(text)) return null;
  for (const { seconds, from } of durationsOf(text))
    if (/(?:\b(?:in|after|within|for)|delay|wait(?:ing)?)\W{0,3}$/i.test(text.slice(Math.max(0, from - 24), from)))
      return seconds;
  return null;
}

/** AWS API Gateway: connectedAt and the moment of the request, in milliseconds since 1970. */
function sinceConnected(fields: readonly Field[]): LengthFound | null {
  const field = (key: string): Field | undefined => fields.find((one) => one.key === key);
  const [from, to] = [field('connectedat'), field('requesttimeepoch')];
  const seconds = (Number(to?.value) - Number(from?.value)) / 1000;
  if (!from || !to || !(seconds > 0)) return null;
  return { seconds, from: Math.min(from.from, to.from), to: Math.max(from.to, to.to) };
}

/** Amazon ALB: the line is written at the end, and its last time is that of the request. */
function albLength(text: string, times: readonly Timestamp[]): LengthFound | null {
  if (times.length < 2 || !/^wss? \d{4}-\d\d-\d\dT/.test(text)) return null;
  return { seconds: times[0]!.at - times.at(-1)!.at, from: 0, to: 4 };
}

/** Another server that a program talks to: what its line says ended no WebSocket. */
const otherServer =
  /\b(?:redis|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|kafka|rabbitmq|amqp|memcached|elasticsearch|smtp|ldap|jdbc)\b/i;

/** Reads one line closely. `around`: it or its neighbours speak of a WebSocket. */
export function readRecord(line: number, piece: Piece, found: Scan, near: boolean): LogRecord {
  const { text } = piece;
  const isElse = !found.isWebSocket && otherServer.test(text);
  const around = near && !isElse;
  const matches = isElse ? [] : found.matches;
  const fields = fieldsOf(piece);
  const prefix = prefixLength(text);
  const all = [...timestampsOf(text), ...numberedTimes(fields)].sort((a, b) => a.from - b.from);
  const inner = all.filter(({ from }) => from >= prefix);
  const times = inner.length > 0 ? inner : all;
  const access = accessLogOf(text);
  const alb = access ? null : albLength(text, all);
  const connected = sinceConnected(fields);
  const codes = codesOf(text, fields, around);
  const statuses = statusesOf(text, fields, around);
  const upgraded = access?.status === 101 || statuses.some(({ status }) => status === 101);
  const ended = upgraded || lifecycleOf(wordsOf(text, fields)) === 'close';
  const stated = alb || connected ? [alb ?? connected!] : lengthsOf(text, fields, { around, ended });
  const clean = fields.find(({ key, value }) => cleanKeys.test(key) && /^(?:true|false)$/i.test(value));
  return {
    line,
    piece,
    matches,
    fields,
    moments: alb || access ? [] : momentsOf(text, fields, times, prefix),
    identities: identitiesOf(text, fields, all),
    codes,
    statuses,
    lengths: access?.seconds === undefined ? stated : [{ seconds: access.seconds, from: access.from, to: access.to }],
    reason: isSource(text) ? null : reasonOf(text, fields, codes),
    clean: clean ? { value: clean.value.toLowerCase() === 'true', from: clean.from, to: clean.to } : null,
    access,
    reconnectSeconds: reconnectOf(text),
  };
}
