import type { PanesOf } from '../../ui/timeline/picture-as-svg.ts';
import { savePicture } from '../../ui/timeline/save-picture.ts';

/** What a heading of the table says, without its footnotes. */
function textOf(heading: Element | null | undefined): string | undefined {
  const copy = heading?.cloneNode(true);
  if (!(copy instanceof Element)) return undefined;
  for (const note of copy.querySelectorAll('sup, .visually-hidden')) note.remove();
  return copy.textContent.replaceAll(/\s+/g, ' ').trim() || undefined;
}

/** The code, then what the heading of a row sets apart by its type. */
function labelOf(heading: Element | null | undefined): string | undefined {
  const parts = [...(heading?.querySelectorAll(':scope > :is(strong, b, span)') ?? [])].map(textOf).join(' · ');
  return [textOf(heading?.querySelector(':scope > code')), parts].filter(Boolean).join(' ');
}

/** The rows of the chart with their headings to the left, and the heading of a group over the first of its rows. */
const panes: PanesOf = {
  selector: 'tr > * > svg',
  titleOf: (pane) => labelOf(pane.closest('tr')?.previousElementSibling?.querySelector('th[scope="rowgroup"]')),
  labelOf: (pane) => labelOf(pane.closest('tr')?.querySelector('th[scope="row"]')),
};

/** Saves the chart as it is shown; beside the buttons it says so if it cannot. */
export async function saveDetectionChart(button: HTMLButtonElement): Promise<void> {
  const chart = button.closest('.fl-detect')!;
  const { kind = 'svg' } = button.dataset;
  const isSaved = await savePicture(chart, 'websocket-time-to-detect', kind === 'svg' ? kind : Number(kind), panes);
  const answer = chart.querySelector<HTMLElement>('.pictures [role="status"]')!;
  answer.textContent = isSaved ? '' : answer.dataset['failed']!;
}
