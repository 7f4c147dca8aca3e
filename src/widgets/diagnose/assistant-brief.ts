import type { KnownCause } from '../../core/diagnose/causes/index.ts';
import { commands } from '../../core/diagnose/commands.ts';
import { type FactKey, type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { formatFragment } from '../../core/link/fragment.ts';
import { incidentValues } from '../../core/link/incident-link.ts';
import { sourceOf } from '../../core/protocol/sources.ts';
import { href } from '../../i18n/href.ts';
import { language } from '../../i18n/languages.ts';
import { format } from '../../ui/format.ts';
import { factName, signName, valueName } from './reasons.ts';
import { causeWords, type DiagnoseWords } from './words.ts';

export type BriefOptions = {
  readonly cause: Pick<KnownCause, 'id' | 'sources'>;
  readonly facts: Facts;
  readonly words: DiagnoseWords;
  /** The site, for links that work elsewhere: `https://codes.example.org`. */
  readonly origin: string;
  /** What the reader pasted, where they asked for it. */
  readonly pasted?: string;
};

/** Of a log no assistant needs more; the lines around the end are what was read. */
const pastedMax = 4_000;

/** Text between fences that are longer than any within it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([one]) => one.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

/** What is known about the ending, without a word of the text that it was read from. */
function circumstances(facts: Facts, words: DiagnoseWords): readonly string[] {
  const { colon } = language(words.lang);
  const { exact, list } = format(words.lang);
  // The reason is somebody's own text; what it means is among the signs.
  const { reason: _, seconds, signs, hops, ...others } = facts;
  const lines = Object.entries(others).map(
    ([key, value]) => `${factName(key as FactKey, words)}${colon}${valueName(key, String(value), words)}`,
  );
  const lasted = medianSeconds(seconds);
  if (lasted !== undefined) lines.push(`${factName('seconds', words)}${colon}${exact(lasted * 1_000, 1)}`);
  if (hops) lines.push(`${factName('hops', words)}${colon}${list(hops.map((one) => valueName('via', one, words)))}`);
  if (signs) lines.push(...signs.map((sign) => `${factName('signs', words)}${colon}${signName(sign, {}, words)}`));
  return lines;
}

/**
 * A cause and its fix as a text for an assistant: what is known, how to confirm, what to change, what to keep to, and
 * the sources. It holds what the reader pasted only if `pasted` is given.
 */
export function assistantBrief({ cause: { id, sources }, facts, words, origin, pasted }: BriefOptions): string {
  const { page, lang } = words;
  const { title, gist, confirm, fix } = causeWords(words, id, facts);
  const command = Object.hasOwn(commands, id) ? commands[id] : undefined;
  const { reason: _, ...linked } = facts;
  const fragment = formatFragment(incidentValues(linked));
  const url = origin + href(lang, fragment ? `/diagnose/#${fragment}` : '/diagnose/');
  const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
  const known = circumstances(facts, words);
  return [
    `# ${title}`,
    gist,
    ...(known.length > 0 ? [`## ${page.brief.known}`, bullets(known)] : []),
    `## ${page.confirm}`,
    confirm,
    ...(command?.confirm ? [fenced(command.confirm)] : []),
    `## ${page.fix}`,
    fix,
    ...(command?.fix ? [fenced(command.fix)] : []),
    `## ${page.brief.constraints}`,
    bullets(page.brief.rules),
    `## ${page.sources.trim().replace(/[:：]$/, '')}`,
    bullets([...sources.map(sourceOf).map((one) => `${one.title} ${one.url}`), url]),
    ...(pasted ? [`## ${page.pasted}`, fenced(pasted.slice(0, pastedMax))] : []),
  ]
    .join('\n\n')
    .concat('\n');
}
