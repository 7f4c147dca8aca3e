import { withoutReasons } from '../../core/capture/redact.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { Ranked } from '../../core/diagnose/rank.ts';
import { factsOfTrace } from '../../core/trace/facts-of-trace.ts';
import { format } from '../../ui/format.ts';
import { endingOf, lengthOf } from './ending.ts';
import { eventRows } from './event-rows.ts';
import { type NumberedFinding, whenOf } from './finding.ts';
import type { Listed } from './messages.ts';
import type { ResultWords } from './words.ts';

export type TicketOf = {
  readonly one: Listed;
  readonly observed: ObservedTrace;
  readonly title: string;
  /** As the page shows them. */
  readonly findings: readonly NumberedFinding[];
  readonly causes: readonly Ranked[];
};

/** A ticket is read by people: what comes later is in the file. */
const rowsMax = 60;

/**
 * A report in Markdown, made of figures and of our own words. What a file names (hosts, paths, cookies, tokens, reasons,
 * messages) goes into none of its lines.
 */
export function ticketOf({ one, observed, title, findings, causes }: TicketOf, words: ResultWords): string {
  const { strings, page, lang } = words;
  const { ticket } = strings;
  const written = format(lang);
  const rows = eventRows(factsOfTrace(withoutReasons(observed.trace)), observed, words, written);
  const { netError } = one;
  const ending = netError !== null && !/^[A-Z_]{1,64}$/.test(netError) ? strings.ends.hidden : endingOf(one, strings);
  return [
    `# ${title}`,
    '',
    `- ${written.list(one.inputs.map((input) => strings.inputs[input]))}, ${strings.places[one.recorder]}, ${one.transport}`,
    `- ${lengthOf(one, strings, written)} · ${ending}`,
    ...(findings.length > 0 ? ['', `## ${strings.evidence}`, ''] : []),
    ...findings.map((one) => {
      const when = whenOf(one, written);
      const text = when === null ? one.text : written.aside(one.text, when);
      return one.number === null ? `- ${text}` : `${one.number}. ${text}`;
    }),
    ...(causes.length > 0 ? ['', `## ${strings.causes}`, ''] : []),
    ...causes.map(
      ({ cause, strength }, i) =>
        `${i + 1}. ${written.aside(words.causes[cause.id].title, page.strengths[strength] ?? '')}`,
    ),
    '',
    `## ${strings.events}`,
    '',
    ...rows.slice(0, rowsMax).map(({ when, what }) => `- ${when} ${what}`),
    ...(rows.length > rowsMax ? [`- ${ticket.rest}`] : []),
    '',
    ticket.without,
    '',
  ].join('\n');
}
