import type { JSX, RefObject } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ObservedNumbers } from '../../core/capture/numbers.ts';
import type { ObservedTrace } from '../../core/capture/to-trace.ts';
import type { CauseId } from '../../core/diagnose/causes/index.ts';
import { fill } from '../../core/format.ts';
import { defaultRun } from '../../core/link/run.ts';
import { shortFragment } from '../../core/link/run-link.ts';
import type { Scenario } from '../../core/sim/settings.ts';
import { simulate } from '../../core/sim/simulate.ts';
import { layOutInParts, prepare, type TracedLine, tailPaddingMs } from '../../core/timeline/lay-out.ts';
import { drawing } from '../../core/timeline/marks/noted.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import { factsOfTrace, type TraceFacts } from '../../core/trace/facts-of-trace.ts';
import { href } from '../../i18n/href.ts';
import { scenario as find } from '../../scenarios/index.ts';
import { lastMsMax, type Twin, twinOf, watchedTwin } from '../../scenarios/twin.ts';
import { format } from '../../ui/format.ts';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { PaneSvg } from '../../ui/timeline/TimelineSvg.tsx';
import { type NumberedFinding, notesInWords, notesOf } from './finding.ts';
import type { Listed } from './messages.ts';
import { remedyText, twinText } from './twin-words.ts';
import { type Parts, useParts } from './use-parts.ts';
import { useSteps } from './use-steps.ts';
import type { ResultWords } from './words.ts';

type Props = {
  readonly one: Listed;
  readonly run: TraceFacts;
  readonly observed: ObservedTrace;
  readonly numbers: ObservedNumbers | null;
  /** What is simulated beside it: the likeliest cause, or what is known. undefined: nothing. */
  readonly cause: CauseId | undefined;
  /** Known to have happened, where the story of the cause is not it. */
  readonly story?: Scenario | undefined;
  /** Their numbers stand in the picture. */
  readonly findings: readonly NumberedFinding[];
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

/** What is put on the page in a task of its own, in this order; the narrow picture is hidden in wide windows. */
const order = ['recorded', 'twin', 'ruler', 'narrow'] as const;
type Step = (typeof order)[number];

/** Everything that is worked out before it is put on the page, with or without the remedy. */
type Drawn = {
  readonly isRemedied: boolean;
  readonly simulated: TraceFacts | null;
  readonly wide: Picture;
  readonly narrow: Picture;
};

/** With a remedy the picture goes on beyond the recorded end by this share of it. */
const beyond = 1.5;

/** Something answered; whether it was the server or a proxy before it, no recorder on this side of it can tell. */
const hasOtherEnd = ({ bands }: TraceFacts): boolean => bands.some(({ side }) => side === 'server');

/** `endedMs`: when the recorded one ended; `lastMs`: the last that was recorded of it and of the attempts after it. */
function runOf(twin: Twin, isRemedied: boolean, endedMs: number, lastMs: number): TraceFacts {
  const untilMs = Math.min(lastMsMax, isRemedied ? Math.max(beyond * endedMs, lastMs) : lastMs + tailPaddingMs);
  const scenario = watchedTwin(twin, isRemedied, untilMs);
  return factsOfTrace(simulate(scenario, scenario.acts, untilMs));
}

/** What was recorded and, on the same axis, the simulation of the likeliest cause with the numbers of the recording. */
export function RecordedPictures(props: Props): JSX.Element {
  const { one, run, observed, numbers, cause, story, findings, words, host, name = 'rc', isStatic = false } = props;
  const { strings, causes, labels, lang } = words;
  const { trace, observation } = observed;
  const written = format(lang);
  const [isRemedied, setRemedied] = useState(false);
  const twin = useMemo(() => (cause && numbers ? twinOf(cause, numbers, story) : null), [cause, numbers]);
  const endedMs = numbers?.endMs ?? null;
  const drawn = useParts(
    function* draw(): Parts<Drawn> {
      const simulated = twin ? runOf(twin, isRemedied, endedMs ?? trace.endMs, trace.endMs) : null;
      yield;
      const lines: TracedLine[] = [
        {
          id: 'a',
          facts: run,
          observation,
          server: strings.otherEnd,
          noted: { notes: notesOf(findings), drawing },
          said: notesInWords(findings, strings, written),
          ...(hasOtherEnd(run) && { behind: strings.behind.name }),
        },
      ];
      if (simulated) lines.push({ id: 'b', facts: simulated, twin: { endedMs: isRemedied ? endedMs : null } });
      const prepared = prepare(lines, { labels, format: written });
      yield;
      const wide = yield* layOutInParts(prepared, 'wide');
      yield;
      return { isRemedied, simulated, wide, narrow: yield* layOutInParts(prepared, 'narrow') };
    },
    [run, observation, twin, isRemedied],
    isStatic,
  );
  const { simulated = null, wide = null, narrow = null } = drawn ?? {};
  const step = useSteps(drawn ? order.length : 0, isStatic);
  const isAt = (name: Step): boolean => step > order.indexOf(name);
  /** The legend says what is in this picture and nothing else. */
  const isDrawn = (id: (typeof signs)[number]): boolean =>
    wide?.panes.some(({ shapes }) => shapes.some(({ mark }) => mark === markOf[id])) ?? false;
  /** The same element again is not looked at again. */
  const usePane = (picture: Picture | null, i: number, isShown: boolean, className: string): JSX.Element | null =>
    useMemo(() => {
      const pane = picture?.panes.at(i);
      if (!picture || !pane || !isShown) return null;
      return (
        <div class={`rc-picture ${className}`}>
          <PaneSvg pane={pane} id={`${name}${picture.mode}${i}`} wide={picture.mode === 'wide'} />
        </div>
      );
    }, [picture, isShown]);
  const panes = {
    recorded: usePane(wide, 0, isAt('recorded'), 'rc-wide'),
    twin: usePane(wide, 1, isAt('twin') && simulated !== null, 'rc-wide'),
    ruler: usePane(wide, -1, isAt('ruler'), 'rc-wide rc-ruler'),
    narrow: usePane(narrow, 0, isAt('narrow'), 'rc-narrow'),
  };
  const scenario = twin && ((drawn?.isRemedied && twin.remedied) || twin.scenario);
  return (
    <div class="rc-pictures" ref={host ?? null}>
      {panes.recorded}
      {one.ends.server && <p class="rc-behind">{fill(strings.behind.words, { end: one.ends.server })}</p>}
      {twin && simulated && scenario && numbers && cause && (
        <section class="rc-twin" aria-label={isStatic ? undefined : strings.twin.title}>
          <p>
            <b class="rc-tag rc-tag-twin">{strings.twin.title}</b> {causes[cause].title}
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
            {twinText(simulated, numbers, one.facts, drawn?.isRemedied ?? false, strings, written)}{' '}
            <a href={href(lang, `/simulator/#${shortFragment(defaultRun(scenario.id, scenario), find)}`)}>
              {strings.simulate}
            </a>
          </p>
          {panes.twin}
        </section>
      )}
      {panes.ruler}
      {panes.narrow}
      <Legend labels={{ ...labels, legend: { ...labels.legend, ...strings.legend } }} ids={signs.filter(isDrawn)} />
    </div>
  );
}
