import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { recommend } from '../../core/herd/recommend.ts';
import type { Progress } from '../../core/herd/run-herd.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { type HerdState, herdLink } from '../../core/link/herd-link.ts';
import { openLink, writeLink } from '../../core/link/keys.ts';
import { type Choice, choose } from '../../core/peers/policy-choice.ts';
import type { BackoffStrings } from '../../i18n/en/backoff.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { HerdKitStrings } from '../../i18n/en/herd-kit.ts';
import type { HerdMapStrings } from '../../i18n/en/herd-map.ts';
import type { HerdPlanStrings } from '../../i18n/en/herd-plan.ts';
import type { HerdSwitchStrings } from '../../i18n/en/herd-switches.ts';
import type { Lang } from '../../i18n/href.ts';
import { CopyLink } from '../../ui/Copy.tsx';
import { format as formatOf } from '../../ui/format.ts';
import { askNothing } from '../../ui/guess/ask-nothing.ts';
import { type Running, runInWorkers } from '../../ui/herd/herd-in-worker.ts';
import { NARROW, WIDE } from '../../ui/herd/Ridge.tsx';
import { nextTask } from '../../ui/next-task.ts';
import { nameOf } from '../../ui/policy/policy-name.ts';
import { FormatProvider } from '../../ui/use-format.ts';
import { putFragment, useFragment } from '../../ui/use-fragment.ts';
import { Advice } from './Advice.tsx';
import { BehindKey } from './BehindKey.tsx';
import { behindInWords, behindOf, type Monitoring } from './behind.ts';
import { Calculator } from './Calculator.tsx';
import { Controls } from './Controls.tsx';
import { Kit } from './Kit.tsx';
import { Lane } from './Lane.tsx';
import { Legend } from './Legend.tsx';
import { MapView } from './MapView.tsx';
import { Planner } from './Planner.tsx';
import { RunProgress } from './RunProgress.tsx';
import { runAsMarkdown } from './run-as-markdown.ts';
import { Share } from './Share.tsx';
import { Switches } from './Switches.tsx';
import { configsOf, initialState, SLOTS, withSwitches } from './state.ts';
import { Table } from './Table.tsx';
import '../../ui/field.css';
import '../../ui/panel.css';
import '../../ui/pill.css';
import '../../ui/comparison.css';
import './herd.css';

/** A run that has finished, and of what. */
type Shown = { readonly state: HerdState; readonly views: readonly HerdView[] };

/** What a lane shows. */
type Drawn = { readonly id: Choice['id']; readonly view: HerdView };

const drawnOf = ({ state, views }: Shown): readonly Drawn[] =>
  views.map((view, i) => ({ view, id: state.choices[i]!.id }));

type Props = {
  readonly words: HerdStrings;
  readonly policyWords: BackoffStrings;
  readonly switchWords: HerdSwitchStrings;
  readonly mapWords: HerdMapStrings;
  readonly planWords: HerdPlanStrings;
  readonly kitWords: HerdKitStrings;
  readonly lang: Lang;
  /** The finished default run. */
  readonly initial: readonly HerdView[];
};

/** A pause of typing or dragging longer than this starts a run. */
const PAUSE_MS = 120;

/** Four policies, one herd. Runs happen on another thread; the picture always shows the last one that finished. */
export function HerdTool(props: Props): JSX.Element {
  const { words, policyWords, switchWords, mapWords, planWords, kitWords, lang, initial } = props;
  const format = formatOf(lang);
  const [state, setState] = useState<HerdState>(initialState);
  const [shown, setShown] = useState<Shown>({ state: initialState, views: initial });
  /** What the lanes show: a new run replaces them one after the other, so that no task draws them all. */
  const [drawn, setDrawn] = useState(() => drawnOf(shown));
  const [isRunning, setRunning] = useState(false);
  const takesProgress = useRef<(progress: Progress) => void>(null);
  const [note, setNote] = useState('');
  const [monitoring, setMonitoring] = useState<Monitoring | null>(null);
  const panel = useRef<HTMLElement>(null);
  const again = useRef<HTMLButtonElement>(null);
  /** What only a script can do, and its styles, come with it: the page stays small until somebody is there. */
  const [isLive, setLive] = useState(false);
  const running = useRef<Running | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const stop = (): void => {
    clearTimeout(pause.current);
    running.current?.cancel();
    running.current = null;
    setRunning(false);
  };
  const run = (next: HerdState): void => {
    stop();
    setNote('');
    const before = drawnOf(shown);
    const started = runInWorkers(configsOf(next), (progress) => takesProgress.current?.(progress));
    running.current = started;
    setRunning(true);
    takesProgress.current?.({ settled: 0, attempts: 0 });
    const settle = (change: () => void): void => {
      if (running.current !== started) return;
      running.current = null;
      setRunning(false);
      change();
    };
    started.done.then(
      async (views) => {
        const finished = { state: next, views };
        const lanes = drawnOf(finished);
        for (const i of lanes.keys()) {
          setDrawn([...lanes.slice(0, i + 1), ...before.slice(i + 1)]);
          await nextTask();
          // Whoever stops it now sees the last finished run in every lane, as in the table.
          if (running.current !== started) return setDrawn(before);
        }
        settle(() => setShown(finished));
      },
      () => settle(() => setNote(words.noWorker)),
    );
  };
  /** Puts the state into the address. False: it is longer than a link may be. */
  const write = (next: HerdState): boolean => putFragment(writeLink(location.hash, herdLink, next));
  const take = (next: HerdState): void => {
    setState(next);
    setNote('');
    write(next);
    stop();
    pause.current = setTimeout(() => run(next), PAUSE_MS);
  };
  const change = (part: Partial<HerdState>): void => take({ ...state, ...part });

  useFragment((hash, isFollowed) => {
    const linked = openLink(hash, 'herd', herdLink);
    if (linked.kind === 'broken') return [() => setNote(words.badLink)];
    if (linked.kind !== 'ok') return [];
    return [
      () => {
        askNothing();
        setState(linked.value);
      },
      () => {
        run(linked.value);
        if (!isFollowed) return;
        // The links of the incidents stand thousands of pixels below what they open.
        again.current?.focus({ preventScroll: true });
        panel.current?.scrollIntoView();
      },
    ];
  });
  useEffect(() => stop, []);
  useEffect(() => {
    if (monitoring) askNothing();
  }, [monitoring]);
  useEffect(() => setLive(true), []);

  const { views } = shown;
  const names = useMemo(() => shown.state.choices.map(({ id }) => nameOf(id, policyWords)), [shown, policyWords]);
  const capacityPerSecond = views[0]?.config.capacityPerSecond ?? 1;
  const spanMs = views[0]?.spanMs ?? 0;
  const behind = useMemo(
    () => behindOf(monitoring, capacityPerSecond, spanMs),
    [monitoring, capacityPerSecond, spanMs],
  );
  // What a run alone decides is drawn for each run, not for each setting.
  const advice = useMemo(
    () => <Advice advice={recommend(views)} names={names} views={views} words={words} />,
    [views, names, words],
  );
  const table = useMemo(() => <Table views={views} names={names} words={words} />, [views, names, words]);
  const share = useMemo(
    () => (
      <div class="hd-lane hd-lane-share">
        <div class="hd-who">
          <b>{words.share}</b>
          <small>{words.shareNote}</small>
        </div>
        <div class="hd-picture hd-wide">
          <Share views={views} size={WIDE} behind={behind?.connected} words={words} />
        </div>
        <div class="hd-picture hd-narrow">
          <Share views={views} size={NARROW} behind={behind?.connected} words={words} />
        </div>
      </div>
    ),
    [views, behind, words],
  );
  const cut = SLOTS.filter((_, i) => views[i]?.totals.truncated);
  const message = note || (cut.length === 0 ? '' : fill(words.truncated, { slots: format.list(cut) }));
  return (
    <FormatProvider value={format}>
      <section ref={panel} class="ui-panel hd" aria-label={words.label} aria-busy={isRunning}>
        {advice}
        {message !== '' && (
          <p class="ui-note" role="status">
            {message}
          </p>
        )}
        {isRunning && (
          <RunProgress
            takes={takesProgress}
            all={SLOTS.length * state.clients}
            words={words}
            onCancel={() => {
              stop();
              setState(shown.state);
              setNote(words.cancelled);
              // The button that was pressed goes away with the run.
              again.current?.focus({ preventScroll: true });
            }}
          />
        )}
        <div class="hd-lanes">
          {drawn.map(({ id, view }, i) => (
            <Lane
              key={SLOTS[i]}
              index={i}
              view={view}
              shownName={nameOf(id, policyWords)}
              choice={state.choices[i]!}
              isRolling={state.rolling[i]!}
              behind={behind}
              words={words}
              policyWords={policyWords}
              onChoice={(choice) => change({ choices: state.choices.map((old, j) => (i === j ? choice : old)) })}
              onRolling={(is) => change({ rolling: state.rolling.map((old, j) => (i === j ? is : old)) })}
            />
          ))}
          {share}
          {behind && (
            <div class="hd-lane hd-lane-share">
              <div class="hd-who">
                <b>{kitWords.behind.label}</b>
              </div>
              <div class="hd-picture hd-wide">
                <BehindKey behind={behind} width={WIDE.width} words={kitWords.behind} />
              </div>
              <div class="hd-picture hd-narrow">
                <BehindKey behind={behind} width={NARROW.width} words={kitWords.behind} />
              </div>
            </div>
          )}
        </div>
        <div class="ui-controls">
          <button ref={again} type="button" class="ui-main" onClick={() => run(state)}>
            {words.run}
          </button>
          <Controls state={state} words={words} onChange={change} />
          <Switches
            state={state}
            words={switchWords}
            herdWords={words}
            policyWords={policyWords}
            onSwitches={(on) => take(withSwitches(state, on))}
          />
          <CopyLink label={words.link} words={words} write={() => write(state)} of={state} kind="ui-pill ui-end" />
        </div>
      </section>
      <Legend words={words} />
      {table}
      {isLive && (
        <>
          <Kit
            words={kitWords}
            problems={words.problems}
            configs={views.map(({ config }) => config)}
            monitoring={monitoring}
            onMonitoring={setMonitoring}
            markdown={() => {
              const fragment = writeLink('', herdLink, shown.state);
              const address = `${location.origin}${location.pathname}${fragment === null ? '' : `#${fragment}`}`;
              const measured = behind ? behindInWords(behind, kitWords.behind, format) : [];
              return runAsMarkdown(
                views,
                names,
                address,
                measured,
                { herd: words, kit: kitWords, switches: switchWords },
                format,
              );
            }}
            pictures={() => panel.current}
          />
          <MapView state={state} words={mapWords} onTake={take} />
          <Calculator state={state} words={planWords} herdWords={words} onTake={take} />
        </>
      )}
      <Planner
        state={state}
        words={words}
        onPlan={({ batches, gapMs, jitterWindowMs }) => {
          const d = choose('full-30');
          const policy = { ...d.policy, first: [{ minMs: 0, maxMs: jitterWindowMs }] };
          change({
            batches,
            gapMs,
            rolling: [...state.rolling.slice(0, 3), true],
            choices: [...state.choices.slice(0, 3), { id: 'custom', policy }],
          });
        }}
      />
    </FormatProvider>
  );
}
