import type { JSX, RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { Ranked } from '../../core/diagnose/rank.ts';
import { fill } from '../../core/format.ts';
import { defaultRun } from '../../core/link/run.ts';
import { shortFragment } from '../../core/link/run-link.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { layOut, type TracedLine, tailPaddingMs } from '../../core/timeline/lay-out.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { href } from '../../i18n/href.ts';
import { scenario as find } from '../../scenarios/index.ts';
import { lastMsMax, type Twin, twinOf, watchedTwin } from '../../scenarios/twin.ts';
import { format } from '../../ui/format.ts';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { PaneSvg } from '../../ui/timeline/TimelineSvg.tsx';
import type { Listed } from './messages.ts';
import { remedyText, twinText } from './twin-words.ts';
import type { ResultWords } from './words.ts';

type Props = {
  readonly one: Listed;
  readonly run: TraceFacts;
  readonly observed: ObservedTrace;
  readonly numbers: ObservedNumbers | null;
  readonly first: Ranked | undefined;
  readonly words: ResultWords;
  /** Begins every id, where several are on one page. */
  readonly name?: string;
  /** Nobody can press anything: it is drawn at build time. */
  readonly isStatic?: boolean;
  /** Around everything that is drawn. */
  readonly host?: RefObject<HTMLDivElement>;
};

const markOf = {
  open: 'lane-open',
  connecting: 'lane-connecting',
  closing: 'lane-closing',
  closed: 'lane-closed',
  dead: 'lane-dead',
  unseen: 'unseen',
  sealed: 'sealed',
  recorder: 'recorder',
  wait: 'wait-ceiling',
  fold: 'fold-paper',
  slow: 'ruler-slow',
} as const;
const signs = Object.keys(markOf) as (keyof typeof markOf)[];

/** With a remedy the picture goes on beyond the recorded end by this share of it. */
const beyond = 1.5;

/** `endedMs`: when the recorded one ended; `lastMs`: the last that was recorded of it and of the attempts after it. */
function runOf(twin: Twin, isRemedied: boolean, endedMs: number, lastMs: number): TraceFacts {
  const untilMs = Math.min(lastMsMax, isRemedied ? Math.max(beyond * endedMs, lastMs) : lastMs + tailPaddingMs);
  const scenario = watchedTwin(twin, isRemedied, untilMs);
  return factsOfTrace(simulate(scenario, scenario.acts, untilMs));
}

/** What was recorded and, on the same axis, the simulation of the likeliest cause with the numbers of the recording. */
export function RecordedPictures(props: Props): JSX.Element {
  const { one, run, observed, numbers, first, words, host, name = 'rc', isStatic = false } = props;
  const { strings, causes, labels, lang } = words;
  const { trace, observation } = observed;
  const written = format(lang);
  const [isRemedied, setRemedied] = useState(false);
  const twin = useMemo(() => (first && numbers ? twinOf(first.cause.id, numbers) : null), [first, numbers]);
  const endedMs = numbers?.endMs ?? null;
  const simulated = useMemo(
    () => twin && runOf(twin, isRemedied, endedMs ?? trace.endMs, trace.endMs),
    [twin, isRemedied],
  );
  const pictures = useMemo(() => {
    const lines: TracedLine[] = [{ id: 'a', facts: run, observation, server: strings.otherEnd }];
    if (simulated) lines.push({ id: 'b', facts: simulated, twin: { endedMs: isRemedied ? endedMs : null } });
    const options = { labels, format: written };
    return { wide: layOut(lines, { ...options, mode: 'wide' }), narrow: layOut(lines, { ...options, mode: 'narrow' }) };
  }, [run, observation, simulated, labels, written, strings]);
  /** The legend says what is in this picture and nothing else. */
  const isDrawn = (id: (typeof signs)[number]): boolean =>
    pictures.wide.panes.some(({ shapes }) => shapes.some(({ mark }) => mark === markOf[id]));
  const pane = ({ mode, panes }: Picture, i: number, className: string): JSX.Element => (
    <div class={`rc-picture ${className}`}>
      <PaneSvg pane={panes[i]!} id={`${name}${mode}${i}`} wide={mode === 'wide'} />
    </div>
  );
  const scenario = twin && ((isRemedied && twin.remedied) || twin.scenario);
  return (
    <div class="rc-pictures" ref={host ?? null}>
      {pane(pictures.wide, 0, 'rc-wide')}
      {one.ends.server && <p class="rc-behind">{fill(strings.behind, { end: one.ends.server })}</p>}
      {twin && simulated && scenario && numbers && first && (
        <section class="rc-twin" aria-label={isStatic ? undefined : strings.twin.title}>
          <p>
            <b class="rc-tag rc-tag-twin">{strings.twin.title}</b> {causes[first.cause.id].title}
            {twin.idleMs !== null && ` · ${fill(strings.twin.limit, { n: written.exact(twin.idleMs) })}`}
            {twin.remedy && !isStatic && (
              <label class="rc-switch">
                <input
                  type="checkbox"
                  checked={isRemedied}
                  onChange={({ currentTarget }) => setRemedied(currentTarget.checked)}
                />
                {remedyText(twin.remedy, strings, written)}
              </label>
            )}
          </p>
          <p role={isStatic ? undefined : 'status'}>
            {twinText(simulated, numbers, one.facts, isRemedied, strings, written)}{' '}
            <a href={href(lang, `/simulator/#${shortFragment(defaultRun(scenario.id, scenario), find)}`)}>
              {strings.simulate}
            </a>
          </p>
          {pane(pictures.wide, 1, 'rc-wide')}
        </section>
      )}
      {pane(pictures.wide, pictures.wide.panes.length - 1, 'rc-wide rc-ruler')}
      {pane(pictures.narrow, 0, 'rc-narrow')}
      <Legend labels={{ ...labels, legend: { ...labels.legend, ...strings.legend } }} ids={signs.filter(isDrawn)} />
    </div>
  );
}
