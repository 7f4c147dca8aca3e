import { fill } from '../../core/format.ts';
import { type Cell, cellsOf } from '../../evidence/cells.ts';
import { type ContributionProblem, contributionBytesMax, readContribution } from '../../evidence/contribution.ts';
import type { EvidenceStrings } from '../../i18n/en/evidence.ts';
import type { MeasureStrings } from '../../i18n/en/measure.ts';
import { loadWords, pageLanguage } from '../../i18n/load-words.ts';
import type { Words } from '../../i18n/words.ts';
import { format } from '../../ui/format.ts';
import { measuredTime } from '../../ui/measured-time.ts';

const column = 'yours';

type Told = {
  readonly name: string;
  readonly strings: MeasureStrings['overlay'];
  readonly evidence: EvidenceStrings;
};

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

/** What Cell.astro shows of a measured cell, without the bar and without a simulation to open. */
function cellOf(cell: Cell | undefined, { name, strings, evidence }: Told): HTMLElement {
  const td = document.createElement('td');
  td.dataset['client'] = column;
  const outcome = cell?.outcomes[0];
  td.dataset['code'] = String(outcome?.code ?? '');
  if (!cell || !outcome) {
    const nothing = element('span', 'nothing');
    nothing.append(element('span', 'client', name), strings.absent);
    td.append(nothing);
    return td;
  }
  const { duration, list, setting } = format(pageLanguage());
  const never = outcome.code === null;
  const badge = element('span', 'badge');
  badge.append(element('b', `code-badge${never ? ' never' : ''}`, never ? '–' : String(outcome.code)));
  const flags = never
    ? [fill(evidence.noEvent, { time: setting(cell.watchedMs) })]
    : [
        outcome.wasClean ? evidence.clean : evidence.unclean,
        ...(outcome.errorBeforeClose ? [evidence.errorEvent] : []),
      ];
  const server = cell.serverGone || outcome.serverCode === null ? [] : [`${evidence.server} ${outcome.serverCode}`];
  const time = measuredTime(never ? null : (outcome.client?.medianMs ?? null), evidence, { duration });
  const shown = element('span', 'cell');
  const facts = element('span', 'facts');
  facts.append(element('span', 'flags', list([...flags, ...server])));
  shown.append(element('span', 'client', name), badge, element('span', 'time', time), facts);
  td.append(shown);
  return td;
}

/** Adds the column, instead of the one of an earlier file. */
function addColumn(table: HTMLElement, cells: readonly Cell[], told: Told): void {
  const before = table.querySelectorAll(`[data-client=${column}]`);
  for (const one of before) one.remove();
  const col = document.createElement('col');
  col.dataset['client'] = column;
  table.querySelector('colgroup')?.append(col);
  const head = element('th', '');
  head.setAttribute('scope', 'col');
  head.dataset['client'] = column;
  head.append(element('b', '', told.name), element('span', 'version', told.strings.heading));
  table.querySelector('thead tr')?.append(head);
  for (const row of table.querySelectorAll<HTMLElement>('tr[data-row]'))
    row.append(
      cellOf(
        cells.find(({ cause }) => cause === row.id),
        told,
      ),
    );
  if (before.length === 0)
    for (const wide of table.querySelectorAll<HTMLTableCellElement>('[colspan]')) wide.colSpan += 1;
}

/** Shows what a file holds beside what the lab measured; gives the sentence to say about it. */
export async function showRecord(file: File, matrix: HTMLElement): Promise<string> {
  const [{ overlay: strings }, evidence] = await Promise.all([
    loadWords(import.meta.glob<Words['measure']>('../../i18n/*/measure.ts', { import: 'measure' })),
    loadWords(import.meta.glob<Words['evidence']>('../../i18n/*/evidence.ts', { import: 'evidence' })),
  ]);
  const refuse = (problem: ContributionProblem | 'unreadable'): string => strings.problems[problem];
  if (file.size > contributionBytesMax) return refuse('too-long');
  const text = await file.text().catch(() => null);
  if (text === null) return refuse('unreadable');
  const read = readContribution(text);
  if ('problem' in read) return refuse(read.problem);
  const { browser, system, records } = read;
  // Only what the matrix has rows for; the rest is in the file.
  const cells = cellsOf(records);
  for (const table of matrix.querySelectorAll('table')) addColumn(table, cells, { name: browser, strings, evidence });
  for (const { cause } of cells) document.getElementById(cause)?.closest('details')?.setAttribute('open', '');
  const causes = new Set(cells.map(({ cause }) => cause));
  const elsewhere = [...causes].filter((cause) => !document.getElementById(cause)).length;
  const shown = fill(strings.shown, { browser, system, n: causes.size });
  return elsewhere === 0
    ? shown
    : [shown, fill(strings.elsewhere, { n: elsewhere })].join(format(pageLanguage()).betweenSentences);
}
