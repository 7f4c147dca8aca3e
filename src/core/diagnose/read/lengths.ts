import { durationsOf, namedSeconds } from './durations.ts';
import type { Field } from './fields.ts';

/** How long a connection was open, as a line states it. */
export type LengthFound = { readonly seconds: number; readonly from: number; readonly to: number };

const openKeys =
  /^(?:(?:ws|web)?(?:session|connection|conn|socket|client|open|total|tunnel|stream|call)?(?:duration|lifetime|uptime|elapsed|age|alive|lasted|lived|life|opentime|timeopen|openfor|connectedfor|connectedtime|durationof))(?:in)?(?:ns|us|ms|s|secs?|seconds|millis|milliseconds|micros|mins?|minutes)?$/;
/** How long a request took; of an upgraded one that is how long the connection was open. */
const requestKeys =
  /^(?:rt|requesttime|responsetime|responsetimems|service|latency|latencyhuman|timetaken|took|requestduration|servetime|executiontime|totaltime|tt)(?:ms|s|seconds)?$/;
/** A number without a unit that is larger than this counts milliseconds: few connections are open for three hours. */
const secondsWithoutUnitMax = 10_000;

const before =
  /(?:\b(?:after|for|lasted|lasting|lived|lives|every|each|duration|uptime|alive|elapsed|connected|open|age|nach|alle|después de|cada|après|toutes les|через|каждые)\b|約|约|每隔?|毎|大约|[~≈])[\s'":=(>-]{0,6}(?:about|exactly|only|around|approximately|approx\.?|roughly|almost|nearly|just|over|ungefähr|genau|unos|environ|около|precisely|of|is|was)?\s{0,2}[~≈]?$/i;
const behind =
  /^\s?(?:later\b|after (?:connect|open|the (?:connection|handshake))|and (?:then )?(?:it )?(?:clos|disconn|drop)|ごと|おき|毎|後に?|で(?:切|落|断|終)|間|ほど|くらい|ぐらい|程度|経|后|就|左右|自动|断|掉|마다|후|뒤)/i;
/** A clause in which a length is something else than how long a connection was open. */
const otherwise =
  /\bmax(?:imum)?\b|\blimit|re-?connect|re-?try|back-?off|next attempt|\battempt|ping|pong|heartbeat|keep-?alive|handshake|connect(?:ion)?[ -]?time(?:d )?-?out|connection timed out|\btimed out after|read timeout|write timeout|request time(?:d )?-?out|\bwait|\bpending\b|\bblocked\b|stayed over|\bdelay|\blatency|\binterval|\bttl\b|\bcache|\bexpir|\bidle\b|inactiv|without (?:a |any )?(?:message|data|traffic|activity)|no (?:message|data|traffic|activity)|\bpoll|\bsleep|\bgrace|\bdrain|\btimer\b|再接続|重连|重試/i;

function fieldLength(field: Field, text: string): number | null {
  const { value, name } = field;
  if (value === '') return null;
  const [duration] = durationsOf(value, { clock: true });
  if (duration && duration.from === 0) return duration.seconds;
  const seconds = namedSeconds(name, value);
  if (seconds === null) return null;
  const hasUnit =
    /(?:ns|us|ms|Ms|s|secs?|seconds|millis|nanos|micros|mins?|minutes)$/.test(name) &&
    !/(?:age|alive|elapsed)$/i.test(name);
  if (hasUnit && seconds !== Number(value)) return seconds;
  const isMilliseconds =
    /response_flags|upstream_host|responseTime/.test(text) || (!value.includes('.') && seconds > secondsWithoutUnitMax);
  return isMilliseconds ? seconds / 1000 : seconds;
}

/**
 * The lengths that a line states. `around`: it speaks of a WebSocket; `ended`: it tells of an ending or of an
 * upgraded request, whose length is that of the connection.
 */
export function lengthsOf(
  text: string,
  fields: readonly Field[],
  { around, ended }: { readonly around: boolean; readonly ended: boolean },
): readonly LengthFound[] {
  const found: LengthFound[] = [];
  const add = (seconds: number, from: number, to: number): void => {
    if (found.every((one) => to <= one.from || from >= one.to)) found.push({ seconds, from, to });
  };
  for (const field of fields) {
    const isOpen = openKeys.test(field.key) && (around || ended);
    if (!isOpen && !(requestKeys.test(field.key) && ended)) continue;
    const seconds = fieldLength(field, text);
    if (seconds !== null) add(seconds, field.from, field.to);
  }
  if (!around && !ended) return found;
  for (const { seconds, from, to } of durationsOf(text)) {
    const clauseFrom = Math.max(
      from - 80,
      ...[',', ';', '|', '。', '、', '，', '(', ' - '].map((mark) => text.lastIndexOf(mark, from - 1) + 1),
    );
    const clause = text.slice(clauseFrom, from);
    const rest = text.slice(to, to + 24);
    const lead = before.exec(clause);
    if (!lead && !behind.test(rest)) continue;
    if (otherwise.test(clause) || /^\s?(?:of (?:inactiv|idle|silence)|idle|timeout|without)/i.test(rest)) continue;
    add(seconds, lead ? clauseFrom + lead.index : from, to);
  }
  return found;
}
