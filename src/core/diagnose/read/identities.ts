import type { Field } from './fields.ts';

/*
 * What tells connections apart in a log: the value of a field that names one, an address with its port, or a token
 * with a digit in it. A verb is none: “connection opened” does not name a connection.
 */

const idKeys =
  /^(?:id|(?:ws|web|conn(?:ection)?|client|socket|session|peer|user|device|request|req|trace|channel|stream|player|room|task|ray|correlation|context|transport|remote|shard)[_-]?(?:id|uuid|key|name|no|addr(?:ess)?|port|ip)?|sid|cid|uid|uuid|cf[_-]?ray|from|addr|conn|fd)$/i;
const labelled =
  /\b(?:id|conn(?:ection)?|client|socket|session|sid|user|peer|shard|player|device)(?:[=:#]\s{0,2}| #?|\()([\w.@:-]{1,48})/gi;
const address = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}:\d{2,5}\b|\[[\da-f:]{3,39}\]:\d{2,5}\b/gi;
const token = /(?<![\w.:-])(?=[\w-]{0,39}\d)[A-Za-z\d][\w-]{2,39}(?![\w-])/g;
const counter = /[*#](\d{1,12})\b/g;

/** Numbers and words that say something else than who. */
const noIdentity =
  /^(?:\d{1,4}|\d{4}-\d\d-\d\d\w*|\d{4}\/\d\d|\d+(?:ms|s|m|h|kb|mb)|http\d?|ws\d?|utf-?8|tls\d|x86_64|ipv[46]|v\d+|h[12]|sha\d+|base64|\d{1,2}[a-z]{3}\d{4}|t\d{6}z?)$/i;

const wordsMax = 12;

/**
 * Everything in a line that may name its connection. Of two lines the values that they share decide; `moments` are
 * the places of times, whose digits name nobody.
 */
export function identitiesOf(
  text: string,
  fields: readonly Field[],
  moments: readonly { readonly from: number; readonly to: number }[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const isMoment = (at: number): boolean => moments.some(({ from, to }) => at >= from && at < to);
  const add = (value: string, at: number): void => {
    const trimmed = value.replace(/[.:,]+$/, '');
    if (trimmed.length > 0 && found.size < wordsMax && !isMoment(at)) found.add(trimmed.toLowerCase());
  };
  for (const { name, value, valueFrom } of fields)
    if (idKeys.test(name) && value !== '' && !value.includes(' ')) add(value, valueFrom);
  for (const match of text.matchAll(address)) add(match[0], match.index);
  for (const match of text.matchAll(counter)) add(match[0], match.index);
  for (const match of text.matchAll(labelled)) {
    const value = match[1]!;
    const at = match.index + match[0].length - value.length;
    // After a space only what cannot be a word of the sentence.
    if (/[=:#(]/.test(match[0].slice(0, -value.length)) ? !isVerb.test(value) : /\d/.test(value)) add(value, at);
  }
  for (const match of text.matchAll(token)) if (!noIdentity.test(match[0])) add(match[0], match.index);
  return found;
}

const isVerb =
  /^(?:open(?:ed|s)?|clos(?:ed?|ing)|connect(?:ed|ing)?|disconnect(?:ed)?|established|accepted|lost|reset|ended|is|was|has|websocket|code|error|true|false|null)$/i;
