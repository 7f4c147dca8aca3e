import type { JSX } from 'preact';
import type { Policy } from '../../core/backoff/policy.ts';
import { attemptsOf, attemptTimes } from '../../core/backoff/schedule.ts';
import { fill } from '../../core/format.ts';
import { randomStream } from '../../core/random.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import { round } from '../../ui/round.ts';
import { useFormat } from '../../ui/use-format.ts';
import './nth.css';

const TRIES = 8;
const CLIENTS = 2_000;
const BARS = 60;
const WIDTH = 560;
const HEIGHT = 84;

type Props = {
  readonly policies: readonly Policy[];
  readonly attempt: number;
  readonly onAttempt: (attempt: number) => void;
  readonly words: BackoffStrings;
};

/** Best, average and worst time of each try as a table, and one try of many clients as bars. */
export function Nth({ policies, attempt, onAttempt, words }: Props): JSX.Element {
  const format = useFormat();
  const { nth } = words;
  const times = policies.map((policy) => attemptTimes(policy, TRIES));
  const parts = ['bestMs', 'averageMs', 'worstMs'] as const;
  const heads = [nth.best, nth.average, nth.worst];
  const slots = ['A', 'B'];
  const show = (ms: number | undefined): string => (ms === undefined ? '–' : format.shortSeconds(ms));
  return (
    <section class="bk-nth" aria-labelledby="bk-nth">
      <h2 id="bk-nth">{nth.title}</h2>
      <p class="sub">{nth.intro}</p>
      <div class="bk-nth-parts">
        <table class="bk-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {nth.attempt}
              </th>
              {slots.map((slot) => (
                <th key={slot} scope="colgroup" colSpan={3}>
                  <span class="ui-letter ui-letter-small">{slot}</span>
                </th>
              ))}
            </tr>
            <tr>
              {slots.flatMap((slot) =>
                heads.map((head) => (
                  <th key={slot + head} scope="col">
                    {head}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: TRIES }, (_, i) => (
              <tr key={i + 1} class={i + 1 === attempt ? 'bk-chosen' : undefined}>
                <th scope="row">{i + 1}</th>
                {times.flatMap((of, policy) =>
                  parts.map((part) => <td key={`${policy}${part}`}>{show(of[i]?.[part])}</td>),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <label class="bk-nth-choose">
            <span>{nth.choose}</span>
            <input
              type="range"
              min="1"
              max={TRIES}
              value={attempt}
              onInput={({ currentTarget }) => onAttempt(Number(currentTarget.value))}
            />
            <b>{attempt}</b>
          </label>
          <Distribution policies={policies} attempt={attempt} words={words} />
        </div>
      </div>
    </section>
  );
}

type DistributionProps = {
  readonly policies: readonly Policy[];
  readonly attempt: number;
  readonly words: BackoffStrings;
};

function Distribution({ policies, attempt, words }: DistributionProps): JSX.Element {
  const format = useFormat();
  const { nth } = words;
  const samples = policies.map((policy) => timesOf(policy, attempt));
  const longestMs = Math.max(1_000, ...samples.flat());
  const barMs = longestMs / BARS;
  const counts = samples.map((times) => {
    const bars = new Array<number>(BARS).fill(0);
    for (const ms of times) bars[Math.min(BARS - 1, Math.floor(ms / barMs))]!++;
    return bars;
  });
  const tallest = counts.map((bars) => Math.max(...bars));
  const [a = 0, b = 0] = tallest;
  const caption = `${fill(nth.distribution, { n: attempt })} · ${fill(nth.each, { n: format.shortSeconds(barMs), a, b })}`;
  return (
    <figure class="bk-distribution">
      {counts.map((bars, i) => (
        <svg key={i === 0 ? 'a' : 'b'} viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} aria-hidden="true">
          <path class="bk-bars" d={bars.map((count, bar) => barPath(bar, count, tallest[i]!)).join('')} />
          <path class="bk-hair" d={`M0 ${HEIGHT}H${WIDTH}`} />
          <text class="bk-tick-text" x="0" y={HEIGHT + 15}>
            {i === 0 ? 'A' : 'B'}
            {samples[i]!.length === 0 ? ` ${nth.none}` : isOnePoint(samples[i]!) ? ` ${nth.allAtOnce}` : ''}
          </text>
          <text class="bk-tick-text" x={WIDTH} y={HEIGHT + 15} text-anchor="end">
            {format.shortSeconds(longestMs)}
          </text>
        </svg>
      ))}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

const isOnePoint = (times: readonly number[]): boolean => times[0] === times.at(-1) && new Set(times).size === 1;

function barPath(bar: number, count: number, tallest: number): string {
  if (count === 0) return '';
  const step = WIDTH / BARS;
  return `M${round(bar * step)} ${HEIGHT}v${-round(Math.max(1.5, (count / tallest) * (HEIGHT - 6)))}h${round(step - 1.5)}V${HEIGHT}z`;
}

function timesOf(policy: Policy, attempt: number): readonly number[] {
  const times: number[] = [];
  for (let client = 0; client < CLIENTS; client++) {
    const options = { serverBackMs: Number.POSITIVE_INFINITY, stepsMax: attempt };
    const ms = attemptsOf(policy, randomStream(client, 'nth'), options).leaveMs[attempt - 1];
    if (ms !== undefined) times.push(ms);
  }
  return times;
}
