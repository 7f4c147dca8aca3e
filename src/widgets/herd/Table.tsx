import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { backTime, peakText } from '../../ui/herd/herd-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { SLOTS } from './state.ts';
import './herd-table.css';

type Props = {
  readonly views: readonly HerdView[];
  readonly names: readonly string[];
  readonly words: HerdStrings;
};

/** The same results as numbers. */
export function Table({ views, names, words }: Props): JSX.Element {
  const { table } = words;
  const format = useFormat();
  const time = (ms: number | null, isCut: boolean): string => backTime(ms, isCut, table, format);
  return (
    <section class="hd-numbers" aria-labelledby="hd-numbers">
      <h2 id="hd-numbers">{table.title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.policy}</th>
            <th scope="col">{table.peak}</th>
            <th scope="col">{table.refused}</th>
            <th scope="col">{table.wasted}</th>
            <th scope="col">{table.lowest}</th>
            <th scope="col">{table.half}</th>
            <th scope="col">{table.most}</th>
            <th scope="col">{table.all}</th>
          </tr>
        </thead>
        <tbody>
          {views.map((view, i) => (
            <tr key={SLOTS[i]}>
              <th scope="row">
                <span class="ui-letter ui-letter-small">{SLOTS[i]}</span> {names[i]}
              </th>
              <td data-label={table.peak} class={view.peakOverCapacity > 1 ? 'ui-bad' : 'ui-good'}>
                {fill(words.times, { n: peakText(view.peakOverCapacity, format) })}
              </td>
              <td data-label={table.refused}>{format.number(view.totals.refused)}</td>
              <td data-label={table.wasted}>{format.number(view.wasted)}</td>
              <td data-label={table.lowest}>{format.percent(view.lowestShare)}</td>
              <td data-label={table.half} class="guess-held">
                {time(view.backMs.half, view.totals.truncated)}
              </td>
              <td data-label={table.most} class="guess-held">
                {time(view.backMs.most, view.totals.truncated)}
              </td>
              <td data-label={table.all} class="guess-held">
                {time(view.backMs.all, view.totals.truncated)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hd-foot">{table.note}</p>
    </section>
  );
}
