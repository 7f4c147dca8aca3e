import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { Recommendation } from '../../core/herd/recommend.ts';
import type { HerdView } from '../../core/herd/view.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { batchesText, herdTime, peakText } from '../../ui/herd/herd-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { SLOTS } from './state.ts';
import './advice.css';

type Props = {
  readonly advice: Recommendation | null;
  readonly names: readonly string[];
  readonly views: readonly HerdView[];
  readonly words: HerdStrings;
};

/** What to do, in words, and the two numbers that say why. */
export function Advice({ advice, names, views, words }: Props): JSX.Element {
  const format = useFormat();
  if (!advice)
    return (
      <div class="hd-advice">
        <div>
          <h2>{words.adviceTitle}</h2>
          <p>{words.noAdvice}</p>
        </div>
      </div>
    );
  const { from, to, fromPeak, toPeak, allBackMs, isCalm, refused, offlineShare } = advice;
  const sentences = [
    fill(isCalm ? words.adviceCalm : words.advice, {
      to: fill(words.adviceTo, {
        slot: SLOTS[to]!,
        name: format.list([names[to]!, batchesText(views[to]!.config, words, format) ?? []].flat()),
      }),
      fromPeak: peakText(fromPeak, format),
      toPeak: peakText(toPeak, format),
      back: herdTime(allBackMs ?? 0, format),
    }),
  ];
  if (refused === 0) sentences.push(words.adviceNobodyRefused);
  if (offlineShare < 0.995)
    sentences.push(fill(words.adviceOffline, { n: format.percent(Math.ceil(offlineShare * 100) / 100) }));
  return (
    <div class="hd-advice">
      <div>
        <h2>{words.adviceTitle}</h2>
        <p>{sentences.join(words.adviceSpace)}</p>
      </div>
      {!isCalm && <Versus from={from} to={to} fromPeak={fromPeak} toPeak={toPeak} words={words} />}
    </div>
  );
}

type VersusProps = Pick<Recommendation, 'from' | 'to' | 'fromPeak' | 'toPeak'> & { readonly words: HerdStrings };

function Versus({ from, to, fromPeak, toPeak, words }: VersusProps): JSX.Element {
  const format = useFormat();
  return (
    <div class="hd-versus">
      <div class="ui-bad">
        <b>{fill(words.times, { n: peakText(fromPeak, format) })}</b>
        <span>{fill(words.adviceNow, { slot: SLOTS[from]! })}</span>
      </div>
      <svg viewBox="0 0 40 16" aria-hidden="true">
        <path class="hd-arrow" d="M1 8h34" />
        <path class="hd-arrow-head" d="M39 8l-9-4.5v9z" />
      </svg>
      <div class="ui-good">
        <b>{fill(words.times, { n: peakText(toPeak, format) })}</b>
        <span>{fill(words.adviceNow, { slot: SLOTS[to]! })}</span>
      </div>
      <small>{words.advicePeak}</small>
    </div>
  );
}
