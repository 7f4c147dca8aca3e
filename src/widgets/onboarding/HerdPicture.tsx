import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { herdLink } from '../../core/link/herd-link.ts';
import { writeLink } from '../../core/link/keys.ts';
import { choose } from '../../core/peers/policy-choice.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { href, type Lang } from '../../i18n/href.ts';
import { tasks } from '../../scenarios/learn.ts';
import { Ridge } from '../../ui/herd/Ridge.tsx';
import type { RidgeSize } from '../../ui/herd/ridge-layout.ts';
import { ticks } from '../../ui/scale.ts';
import { useFormat } from '../../ui/use-format.ts';
import { checkValue } from './words.ts';

type Props = { view: HerdView; words: OnboardingWords; herdWords: HerdStrings; lang: Lang };

const WIDE: RidgeSize = { width: 860, height: 150 };
const NARROW: RidgeSize = { width: 344, height: 150 };

/** As high as a run in which all fits, in capacities. */
const fitting = 1.4;

/** What the herd's page opens the same run with, where a reader puts in their own numbers. */
function linkOf({ config }: HerdView): string | null {
  const { policy, roundTrip: _, ...numbers } = config;
  const others = (['no-jitter-30', 'full-30', 'first-wait'] as const).map(choose);
  const choices = [{ id: 'custom', policy } as const, ...others];
  return writeLink('', herdLink, { ...numbers, choices, rolling: choices.map(() => config.batches > 1) });
}

/** So many numbers fit below a picture of this width, px. */
const numbersOf = (width: number): number => (width > 600 ? 10 : 5);
const steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

function TimeAxis({ view, width, label }: { view: HerdView; width: number; label: string }): JSX.Element {
  const format = useFormat();
  const spanS = view.spanMs / 1_000;
  const step = steps.find((one) => spanS / one <= numbersOf(width)) ?? spanS;
  const x = (s: number): number => Math.round((s * (width - 2)) / spanS);
  return (
    <svg class="ob-axis" viewBox={`0 0 ${width} 40`} aria-hidden="true">
      {ticks(spanS, step).map((s) => (
        <g key={s}>
          <path d={`M${x(s)} 0v5`} />
          <text x={x(s)} y="18" text-anchor={s === 0 ? 'start' : x(s) > width - 16 ? 'end' : 'middle'}>
            {format.figure(s)}
          </text>
        </g>
      ))}
      <text x={width / 2} y="35" text-anchor="middle">
        {label}
      </text>
    </svg>
  );
}

type RunProps = Omit<Props, 'lang'> & {
  /** For a page to keep: a drawing of this width alone, in a box of this name, where a phone scrolls to its rest. */
  keep?: { widthPx: number; boxName: string };
};

/** A finished herd drawn twice, CSS shows the drawing that fits: attempts against what the servers can serve. */
export function HerdRun({ view, words, herdWords, keep }: RunProps): JSX.Element {
  const ridge = {
    slot: String(tasks.length),
    name: words.steps.deploy.title,
    view,
    withCapacity: true,
    // Where all fits, the picture is about what fits.
    ...(view.peakOverCapacity <= 1 ? { top: fitting } : {}),
    words: herdWords,
  };
  const draw = (mode: 'wide' | 'narrow', size: RidgeSize): JSX.Element => (
    <div class={`ob-${mode}`}>
      <Ridge {...ridge} size={size} />
      <TimeAxis view={view} width={size.width} label={words.herd.seconds} />
    </div>
  );
  if (!keep) {
    return (
      <>
        {draw('wide', WIDE)}
        {draw('narrow', NARROW)}
      </>
    );
  }
  // What scrolls must take the focus.
  const scrolls = { role: 'group', 'aria-label': keep.boxName, tabIndex: 0 } as const;
  return (
    <div class="ob-picture" {...scrolls}>
      {draw('wide', { width: keep.widthPx, height: WIDE.height })}
    </div>
  );
}

/** A finished herd, and what it meant for servers and clients. */
export function HerdPicture({ view, words, herdWords, lang }: Props): JSX.Element {
  const { config, totals } = view;
  const format = useFormat();
  const count = format.number;
  const own = linkOf(view);
  return (
    <>
      <div class="ob-picture">
        <HerdRun view={view} words={words} herdWords={herdWords} />
        <p class="ob-muted">{fill(words.herd.caption, { n: count(config.capacityPerSecond) })}</p>
        {own && (
          <p>
            <a href={href(lang, `/herd/#${own}`)}>{words.herd.own}</a>
          </p>
        )}
      </div>
      <div class="ob-ends">
        <div>
          <h3>{words.herd.servers}</h3>
          <p>{fill(words.herd.busiest, { n: checkValue('within-capacity', view.peakOverCapacity, words, format) })}</p>
          <p>{fill(words.herd.refused, { n: count(totals.refused) })}</p>
        </div>
        <div>
          <h3>{words.herd.clients}</h3>
          <p>{fill(words.herd.back, { t: checkValue('all-back-within', view.backMs.all, words, format) })}</p>
          <p>{fill(words.herd.lowest, { n: checkValue('stay-connected', view.lowestShare, words, format) })}</p>
        </div>
      </div>
    </>
  );
}
