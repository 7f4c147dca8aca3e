import { clients } from '../core/peers/clients.ts';
import { engines, libraries } from '../core/peers/close-codes-received.ts';
import { closeCode, closeCodeRanges, closeCodes, mayBeInFrame, scriptMayPass } from '../core/protocol/close-codes.ts';
import { sourceOf } from '../core/protocol/sources.ts';
import { codeWordsOf, rangeWordsOf } from '../i18n/content.ts';
import { href, type Lang } from '../i18n/href.ts';
import { language, rangeName } from '../i18n/languages.ts';
import { wordsOf } from '../i18n/words.ts';
import { format } from '../ui/format.ts';
import { versionOf } from './measured.ts';
import { pageFacts } from './page-facts.ts';
import { reportsOf } from './reports.ts';
import { endingOf, sampleOf } from './samples.ts';
import { serverLog } from './server-log.ts';

const fence = '```';
const heading = (text: string): string => `## ${text}`;
const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
const numbered = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}`).join('\n');

/** Links inside our words are paths of this site; outside of it they need its address. */
const absolute = (text: string, lang: Lang, site: string): string =>
  text.replace(/\]\((\/[^)]*)\)/g, (_, path: string) => `](${site}${href(lang, path)})`);

/** A code or a range as plain Markdown that reads well in a terminal: `curl …/1006.md`. */
export function markdownOf(lang: Lang, id: string, site: URL | undefined): string {
  const origin = (site ?? new URL('http://localhost:4321')).origin;
  const parts = id.includes('-') ? rangeParts(lang, id) : codeParts(lang, Number(id));
  const link = `${origin}${href(lang, `/${id}/`)}`;
  const [title = '', ...others] = parts;
  const map = `${origin}${href(lang, '/llms.txt')}`;
  return `${absolute([title, map, ...others, link].join('\n\n'), lang, origin)}\n`;
}

function codeParts(lang: Lang, code: number): string[] {
  const entry = closeCode(code)!;
  const { colon } = language(lang);
  const strings = wordsOf(lang, 'code-page');
  const words = codeWordsOf(lang, code);
  const facts = pageFacts[code]!;
  const wasClean = entry.wasClean === false ? '`false`' : format(lang).aside('`true`', strings.wasCleanEither);
  const samples = [...facts.fix].map((file) => {
    const { runtime, code } = sampleOf(file, wordsOf(lang, 'recipe-comments'));
    return `${strings.runtimes[runtime]}${colon.trim()}\n\n${fence}${endingOf(file)}\n${code}\n${fence}`;
  });
  const browsers = reportsOf(code, strings, format(lang)).map(
    ({ label, cells }) =>
      `${label}${colon}${cells.map((cell, i) => `${clients[engines[i]!].name} ${versionOf(engines[i]!)}${colon}${cell}`).join('; ')}`,
  );
  const peers = mayBeInFrame(code)
    ? libraries.map(({ library, onReceived }) => `${library}${colon}${strings.handling[onReceived(code)]}`)
    : [];
  return [
    `# ${code} ${entry.name}`,
    words.lead,
    bullets([
      `${strings.whoSaid}${colon}${words.who}`,
      `${strings.reconnect} ${words.reconnect}`,
      `${strings.onTheWire} ${strings.wire[entry.kind]}`,
      `\`wasClean\`${colon}${wasClean}`,
      `${strings.logAs}${colon}${words.log}`,
    ]),
    heading(strings.checks),
    numbered(words.checks),
    heading(strings.sees),
    `${strings.client}${colon}${words.clientSees}`,
    `${strings.server}${colon.trim()}`,
    `${fence}\n${serverLog(code, facts.began)
      .map(([program, line]) => `${program.padEnd(8)} ${line}`)
      .join('\n')}\n${fence}`,
    words.serverSees,
    heading(strings.causes),
    numbered(
      facts.causes.map(({ id }) => words.causes[id]!).map(({ name, tell, cure }) => `**${name}** – ${tell} → ${cure}`),
    ),
    heading(strings.fix),
    words.fix,
    ...samples,
    ...(words.fixNote ? [words.fixNote] : []),
    heading(strings.differs),
    bullets([...browsers, ...peers, ...(words.differs ?? [])]),
    ...(words.asked
      ? [heading(strings.asked), ...words.asked.map(({ question, answer }) => `**${question}**\n${answer}`)]
      : []),
    heading(strings.related),
    bullets(entry.related.map((other) => `[${other}](/${other}/) ${words.related[other]}`)),
    heading(strings.sources),
    bullets(entry.sources.map(sourceOf).map(({ title, url }) => `${title}: ${url}`)),
  ];
}

function rangeParts(lang: Lang, id: string): string[] {
  const range = closeCodeRanges.find((one) => one.id === id)!;
  const strings = wordsOf(lang, 'code-page');
  const labels = wordsOf(lang, 'range-page');
  const words = rangeWordsOf(lang, id);
  const registered = closeCodes.filter(({ code }) => code >= range.from && code <= range.to);
  return [
    `# ${rangeName(lang, id)} ${words.name}`,
    words.lead,
    bullets([
      `${strings.whoSaid}${language(lang).colon}${words.who}`,
      `${strings.reconnect} ${words.reconnect}`,
      `${strings.onTheWire} ${mayBeInFrame(range.to) ? labels.wireYes : labels.wireNo}`,
      `${labels.script} ${scriptMayPass(range.to) ? labels.mayPass : labels.mayNotPass}`,
    ]),
    ...words.sections.flatMap(({ title, text }) => [heading(title), text]),
    ...(registered.length > 0
      ? [heading(labels.registered), bullets(registered.map(({ code, name }) => `[${code}](/${code}/) ${name}`))]
      : []),
  ];
}
