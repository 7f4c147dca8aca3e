import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { SLOTS } from './state.ts';
import { countText, duration, peakText } from './words.ts';

type Props = {
  readonly views: readonly HerdView[];
  readonly names: readonly string[];
  readonly words: HerdStrings;
  readonly lang: string;
};

/** The same results as numbers. */
export function Table({ views, names, words, lang }: Props): JSX.Element {
  const { table } = words;
  const time = (ms: number | null, isCut: boolean): string => {
    if (ms === null) return isCut ? table.notYet : table.never;
    return ms === 0 ? '–' : duration(ms, words);
  };
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
                <span class="bk-badge bk-badge-small">{SLOTS[i]}</span> {names[i]}
              </th>
              <td data-label={table.peak} class={view.peakOverCapacity > 1 ? 'bk-bad' : 'bk-good'}>
                {fill(words.times, { n: peakText(view.peakOverCapacity) })}
              </td>
              <td data-label={table.refused}>{countText(view.totals.refused, lang)}</td>
              <td data-label={table.wasted}>{countText(view.wasted, lang)}</td>
              <td data-label={table.lowest}>{Math.round(view.lowestShare * 100)} %</td>
              <td data-label={table.half}>{time(view.backMs.half, view.totals.truncated)}</td>
              <td data-label={table.most}>{time(view.backMs.most, view.totals.truncated)}</td>
              <td data-label={table.all}>{time(view.backMs.all, view.totals.truncated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hd-foot">{table.note}</p>
    </section>
  );
}
