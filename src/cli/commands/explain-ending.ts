import { choices, type Facts, isChoice } from '../../core/diagnose/facts.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { incidentOf } from '../../core/link/incident-link.ts';
import { rangeOf } from '../../core/protocol/close-codes.ts';
import { type Explanation, explain } from '../../package/explain.ts';
import { describe } from '../../package/sentences.ts';
import { BadInput } from '../command.ts';
import type { Speech } from './speech.ts';

/** What a person says of an ending, as text from a command line or another program. */
export type Told = {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  /** Seconds. */
  readonly after?: string | undefined;
  /** Proxies on the path, separated by commas. */
  readonly behind?: string | undefined;
  readonly library?: string | undefined;
  /** Seconds between two heartbeats. */
  readonly heartbeat?: string | undefined;
  readonly site?: string | undefined;
};

/** A number that is written as one. Throws BadInput for any other text. */
function numberOf(name: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(text) || value > max)
    throw new BadInput(`${name} takes a number from 0 to ${max}, not “${text}”.`);
  return value;
}

/** A close code as text. Throws BadInput for what is no 16-bit integer. */
export function codeOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new BadInput(`A close code is an integer from 0 to 65535, not “${text}”.`);
  return Number(text);
}

/** The address of a copy of the site. Throws BadInput for one that nothing can follow, such as one with a query. */
export function siteOf(text: string): string {
  const url = /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
  if (!url || /[?#]/.test(text) || url.username || url.password)
    throw new BadInput(`“${text}” is no address of a site.`);
  return text;
}

/** The explanation of an ending; its causes are ranked with all that is told, proxies and libraries included. */
export function explainTold(told: Told): Explanation {
  if (told.code === undefined) throw new BadInput('Which code? For example: --code 1006 --after 60 --behind alb');
  const code = codeOf(told.code);
  const yearSeconds = 31_536_000;
  const seconds = told.after === undefined ? undefined : numberOf('--after', told.after, yearSeconds);
  const heartbeat = told.heartbeat === undefined ? undefined : numberOf('--heartbeat', told.heartbeat, yearSeconds);
  const hops = (told.behind ?? '').split(',').filter(Boolean);
  for (const hop of hops)
    if (!isChoice('via', hop)) throw new BadInput(`There is no proxy “${hop}”. Proxies: ${choices.via.join(', ')}.`);
  const { library } = told;
  // As links spell it: `ws@8`, `Socket.IO`.
  const named = library === undefined ? undefined : incidentOf({ lib: library })?.library;
  if (library !== undefined && named === undefined)
    throw new BadInput(`There is no library “${library}”. Libraries: ${choices.library.join(', ')}.`);
  const circumstances = {
    ...(seconds !== undefined && { openedMs: seconds * 1_000 }),
    ...(heartbeat !== undefined && { heartbeatMs: heartbeat * 1_000 }),
    library,
  };
  const explanation = explain({ code, reason: told.reason }, circumstances, {
    site: told.site === undefined ? undefined : siteOf(told.site),
  });
  const facts: Facts = {
    code,
    ...(seconds !== undefined && (seconds > 0 ? { phase: 'opened', seconds: [seconds] } : { phase: 'never-opened' })),
    ...(heartbeat !== undefined && heartbeat > 0 && heartbeat <= 25 && { traffic: 'busy' }),
    ...(named !== undefined && { library: named }),
    ...(hops.length > 0 && { via: hops[0] as NonNullable<Facts['via']> }),
    ...(hops.length > 1 && { hops: hops as NonNullable<Facts['hops']> }),
  };
  const likely = rank(facts)
    .filter(({ strength }) => strength > 0)
    .slice(0, 5)
    .map(({ cause, probability }) => ({ cause: cause.id, probability: Math.round(probability * 100) / 100 }));
  return { ...explanation, likely };
}

/** An explanation as lines of text. `strong` marks what a terminal shows in bold. */
export function linesOfExplanation(
  explanation: Explanation,
  { sentences, command, codePage, format }: Speech,
  strong: (text: string) => string,
): readonly string[] {
  const { code, name, kind, likely, reconnect, docUrl } = explanation;
  const known = sentences.codes[code];
  const range = sentences.ranges[rangeOf(code)?.id ?? ''];
  const { colon } = command;
  const { waitMs } = reconnect;
  const wait = waitMs ? `${colon}${format.range(format.setting(waitMs[0]), format.setting(waitMs[1]))}` : '';
  const lines = [
    strong(`${code} ${name}`.trim()),
    known?.meaning ?? range?.meaning ?? describe({ ...explanation, likely: [] }, sentences),
    '',
    `${command.kind}${colon}${format.aside(sentences.kinds[kind], kind)}`,
    ...(known ? [`${codePage.whoSaid}${colon}${known.who}`] : []),
    `${codePage.reconnect} ${known?.reconnect ?? sentences.verdicts[reconnect.verdict]}${wait}`,
    ...(known ? [`${command.log}${colon}${known.log}`] : []),
  ];
  if (likely.length > 0) lines.push('', `${command.causes}${colon}`.trimEnd());
  for (const [i, { cause, probability }] of likely.entries()) {
    const { title, confirm, fix } = sentences.causes[cause];
    lines.push(`  ${format.percent(probability, 0)}  ${format.aside(i === 0 ? strong(title) : title, cause)}`);
    if (i === 0) lines.push(`      ${command.confirm}${colon}${confirm}`, `      ${command.fix}${colon}${fix}`);
  }
  return [...lines, '', docUrl];
}
