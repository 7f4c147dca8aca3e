import { type ComponentType, Fragment, type JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { type ActName, offers } from '../../core/acts/acts.ts';
import { fill } from '../../core/format.ts';
import { parseFragment } from '../../core/link/fragment.ts';
import { defaultRun, type Run } from '../../core/link/run.ts';
import { formatRuns, runFragment, runsOf } from '../../core/link/run-link.ts';
import { availability } from '../../core/sim/availability.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import { newsOf, tellingFaults } from '../../core/trace/readouts.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import type { Lang } from '../../i18n/href.ts';
import { copyText } from '../../ui/copy-text.ts';
import { format } from '../../ui/format.ts';
import { linkIcon } from '../../ui/icons.tsx';
import { Legend } from '../../ui/timeline/Legend.tsx';
import { reveal } from '../../ui/timeline/reveal.ts';
import { PaneSvg } from '../../ui/timeline/TimelineSvg.tsx';
import { FormatProvider } from '../../ui/use-format.ts';
import type { SettingsProps } from './fields.tsx';
import { Head } from './Head.tsx';
import { Log } from './Log.tsx';
import { type Playback, startPlayback } from './playback.ts';
import { remember, remembered, withHabits } from './remembered.ts';
import { SeesPanel } from './Sees.tsx';
import { Heartbeat, SettingsButton, SettingsPanel } from './Settings.tsx';
import { type Change, change, hasRoom, type State, stopFrom } from './state.ts';
import { type FindScenario, type Line, type Story, tell } from './story.ts';
import { Tools } from './Tools.tsx';
import { Transport } from './Transport.tsx';

export type Words = {
  readonly lang: Lang;
  readonly strings: ConnectionTimelineStrings;
  readonly labels: TimelineLabels;
  readonly log: LogWords;
};

type Props = Words & {
  /** One scenario or two, by id. */
  ids: readonly string[];
  find: FindScenario;
  /** Only at build time: the pictures that stand in the page before any script runs. */
  drawn?: Readonly<Record<'wide' | 'narrow', Picture>>;
  /** Settings that only some pages have. */
  MoreSettings?: ComponentType<SettingsProps>;
  settingsOpen?: boolean;
  /** Told about the runs whenever they change. */
  onRuns?: (runs: readonly Run[]) => void;
};

/** What a reader meets for the first time. */
const signs = ['open', 'dead', 'connecting', 'closing', 'closed', 'wait', 'fold', 'slow'] as const;

type Mode = 'wide' | 'narrow';
const wideQuery = '(min-width: 1180px)';

export const runsByDefault = (ids: readonly string[], find: FindScenario): Run[] =>
  ids.map((id) => {
    const found = find(id);
    if (!found) throw new Error(`unknown scenario ${id}`);
    return defaultRun(id, found);
  });

export const drawStory = ({ lines }: Story, mode: Mode, { labels, lang }: Words): Picture =>
  layOut(lines, { mode, labels, format: format(lang) });

/** One or two connections on one clock: what happens is the reader's to decide, when it is seen as well. */
export function ConnectionTimeline(props: Props): JSX.Element {
  const { ids, find, lang, strings, labels, log, drawn, MoreSettings, onRuns } = props;
  const written = format(lang);
  const root = useRef<HTMLFieldSetElement>(null);
  const usual = useMemo(() => runsByDefault(ids, find), [ids, find]);
  const [state, dispatch] = useReducer<State, Change>(change, {
    runs: usual,
    nowMs: Number.POSITIVE_INFINITY,
    playing: false,
    speed: 1,
  });
  const { runs, playing, speed } = state;
  const [mode, setMode] = useState<Mode | null>(null);
  const [settingsOpen, setSettingsOpen] = useState(props.settingsOpen ?? false);
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  /** What was said of the last act, which the news that follow must not replace before it was heard. */
  const acted = useRef('');
  useEffect(() => onRuns?.(runs), [runs]);
  // Starting over means the story that is being told, as it is told by default.
  const fresh = useMemo(() => {
    const own = runsByDefault(
      runs.map(({ scenario }) => scenario),
      find,
    );
    return formatRuns(own, find) === formatRuns(runs, find) ? null : own;
  }, [runs, find]);
  const story = useMemo(() => tell(runs, find), [runs, find]);
  const picture = useMemo(
    () => (mode ? drawStory(story, mode, { lang, strings, labels, log }) : null),
    [story, mode, lang, strings, labels, log],
  );
  const { endMs } = story;
  const nowMs = Math.min(state.nowMs, endMs);
  /** Tells the cursor between two renderings, while time runs. */
  const clock = useRef<Playback | null>(null);
  const cursorMs = (): number => clock.current?.nowMs() ?? nowMs;

  useEffect(() => {
    const media = matchMedia(wideQuery);
    const choose = (): void => setMode(media.matches ? 'wide' : 'narrow');
    const open = (): void => {
      const fragment = parseFragment(location.hash);
      const linked = runsOf(fragment.kind === 'none' ? {} : fragment.values, find);
      if (linked.kind === 'none' && fragment.kind !== 'broken') return;
      const fits = linked.kind === 'ok' && linked.runs.length === ids.length;
      if (fits) dispatch({ kind: 'open', runs: linked.runs });
      setNote(fits ? '' : strings.broken);
    };
    const recall = (): void => {
      dispatch({ kind: 'speed', speed: remembered().speed ?? 1 });
      const habitual = withHabits(usual);
      // A frame and a link show what their authors chose.
      if (!habitual || window.parent !== window || /[#&](run|scenario)=/.test(location.hash)) return;
      dispatch({ kind: 'open', runs: habitual });
      setNote(strings.remembered);
    };
    choose();
    recall();
    open();
    media.addEventListener('change', choose);
    addEventListener('hashchange', open);
    return () => {
      media.removeEventListener('change', choose);
      removeEventListener('hashchange', open);
    };
  }, [find, ids, strings]);

  const show = (ms: number, counting = true): void => {
    const pxPerMs = clock.current?.pxPerMs ?? 0;
    if (picture && root.current) reveal(root.current, picture, ms, { format: written, pxPerMs, counting });
  };
  useLayoutEffect(() => {
    if (!playing || !picture || !root.current) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      let ms = nowMs;
      const timer = setInterval(() => {
        ms = stopFrom(story.stops, ms, 1) ?? Number.POSITIVE_INFINITY;
        dispatch({ kind: 'tick', nowMs: ms });
      }, 1000);
      return () => clearInterval(timer);
    }
    const running = startPlayback(root.current, picture, {
      fromMs: nowMs,
      speed,
      onMark: (ms) => show(ms, false),
      onTick: (ms) => dispatch({ kind: 'tick', nowMs: ms }),
    });
    clock.current = running;
    return () => {
      clock.current = null;
      running.stop();
    };
  }, [playing, picture, speed, story]);
  useLayoutEffect(() => show(nowMs), [picture, nowMs, playing]);

  // Few announcements: who learns of it, who is back, and the end; only while time runs.
  const told = useRef({ nowMs, playing });
  useEffect(() => {
    const [from, ran] = [told.current.nowMs, playing || told.current.playing];
    told.current = { nowMs, playing };
    if (!ran || nowMs <= from) return;
    for (const { key, facts } of story.lines) {
      const line = strings.lines[key];
      for (const news of newsOf(facts)) {
        if (news.atMs <= from || news.atMs > nowMs) continue;
        const template = news.kind === 'again' ? strings.said.again : strings.said.detected[news.side];
        const values = { line, at: written.exact(news.atMs), n: written.seconds(news.afterMs) };
        setSaid((before) => `${before === acted.current ? `${before} ` : ''}${fill(template, values)}`);
      }
    }
  }, [nowMs, playing, story, strings]);

  const step = (way: 1 | -1): void => {
    const ms = stopFrom(story.stops, cursorMs(), way);
    if (ms !== undefined) dispatch({ kind: 'move', nowMs: ms });
  };
  const play = (): void =>
    playing ? dispatch({ kind: 'move', nowMs: cursorMs() }) : dispatch({ kind: 'play', nowMs: cursorMs(), endMs });
  const can = story.lines.map(({ facts, run }) => availability(facts, run.profile, nowMs));
  const remark = (text: string): void => {
    setNote(text);
    setSaid(text);
  };
  const act = (line: number, name: ActName): void => {
    const words = strings.acts[name];
    const why = can[line]!(offers[name].kind);
    const next = { kind: 'act', line, atMs: cursorMs(), doing: offers[name] } as const;
    if (why !== 'available' || !hasRoom(state, next, find)) {
      return remark(fill(strings.notNow, { act: words, why: strings.why[why === 'available' ? 'too-many' : why] }));
    }
    setNote('');
    acted.current = fill(strings.said.acted, { act: words, at: written.exact(cursorMs()) });
    setSaid(acted.current);
    dispatch(next);
  };
  const copy = async (): Promise<void> => {
    const { values } = { values: {}, ...parseFragment(location.hash) };
    const text = runFragment(runs, find, values);
    let result = strings.tooLong;
    if (text) {
      history.replaceState(history.state, '', `#${text}`);
      result = (await copyText(location.href)) ? strings.copied : strings.inAddress;
    }
    remark(result);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const isSlider = target.matches('.ct-slider');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest('.ct-settings, .ct-menu') || (!isSlider && target.matches('select, input'))) return;
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
    if (way) step(way);
    else if (event.key === ' ' && !target.matches('button')) play();
    else return;
    event.preventDefault();
  };

  const keep = (next: Change): void => {
    remember(next);
    if (clock.current) dispatch({ kind: 'tick', nowMs: cursorMs() });
    dispatch(next);
  };
  const set = {
    run: runs[0]!,
    strings,
    set: (settings: Partial<Run['settings']>) => keep({ kind: 'set', settings }),
    choose: (choice: Partial<Run>) => keep({ kind: 'choose', choice }),
  };
  const live = picture !== null;
  const cutOff = story.lines.flatMap(({ key, facts: { trace } }) => {
    const what = trace.truncated && log.sentence[`truncated ${trace.truncated}`];
    return what ? [fill(strings.cutOff, { line: strings.lines[key], place: log.place.run, what })] : [];
  });
  // Until the island has taken over, the drawings of the page stand: hydration leaves inner HTML alone.
  const pane = (of: Mode, index: number, kind: string): JSX.Element | null => {
    const shown = picture ?? drawn?.[of];
    if (picture && picture.mode !== of) return null;
    return shown ? (
      <div class={`ct-pane ${kind}`} key={kind}>
        <PaneSvg pane={shown.panes[index]!} id={`ct${of}${index}`} wide={of === 'wide'} live={live} />
        {picture && story.lines.map((line, i) => (of === 'narrow' || i === index) && prompt(picture, line))}
      </div>
    ) : (
      <div class={`ct-pane ${kind}`} key={`${kind}-static`} dangerouslySetInnerHTML={{ __html: '' }} />
    );
  };
  // Before anything has gone wrong, the empty future names the next action.
  const prompt = ({ axis, mode: of, width, panes }: Picture, { id, key, facts }: Line): JSX.Element | null => {
    const px = axis.toPx(nowMs);
    const long = of === 'wide' ? width : panes[0]!.height;
    if (nowMs >= (tellingFaults(facts)[0]?.atMs ?? endMs) || px > long - (of === 'wide' ? 380 : 120)) return null;
    // A margin in percent counts the width, so it follows the picture's scale in both directions.
    const place = `${((100 * px) / width).toFixed(2)}%`;
    return (
      <p
        class={`ct-prompt ct-prompt-${id}`}
        style={of === 'wide' ? { left: place } : { marginTop: `calc(${place} + 28px)` }}
      >
        {strings.prompts[key]}
      </p>
    );
  };
  const reading = useMemo(
    () => (
      <>
        <Legend labels={labels} ids={signs} />
        <section class="ct-sees" aria-labelledby="ct-sees">
          <h2 id="ct-sees">{strings.sees.title}</h2>
          <p class="sub">{strings.sees.sub}</p>
          <div>
            {story.lines.map((line) => (
              <SeesPanel key={line.id} line={line} nowMs={nowMs} strings={strings} />
            ))}
          </div>
          <Log lines={story.lines} nowMs={nowMs} strings={strings} words={log} />
          <Tools strings={strings} story={story} root={() => root.current} say={setSaid} />
        </section>
      </>
    ),
    [story, nowMs, strings, log],
  );
  const axis = picture?.axis;
  const longPx = picture ? (picture.mode === 'wide' ? picture.width : axis!.toPx(endMs)) : 1;
  return (
    <FormatProvider value={written}>
      <fieldset class="ct" ref={root} onKeyDown={onKeyDown}>
        <legend class="visually-hidden">{strings.label}</legend>
        {/* An empty text would be written again by every rendering, and each write lays the whole figure out anew. */}
        {note ? <p class="ct-note">{note}</p> : null}
        {cutOff.map((text) => (
          <p class="ct-note" key={text}>
            {text}
          </p>
        ))}
        <p class="visually-hidden" role="status">
          {said || null}
        </p>
        <div class={`ct-lines ct-lines-${story.lines.length}`}>
          {story.lines.map((line, i) => (
            <Fragment key={line.id}>
              <Head
                line={line}
                nowMs={nowMs}
                strings={strings}
                can={(name) => can[i]!(offers[name].kind)}
                act={(name) => act(i, name)}
              />
              {pane('wide', i, `ct-wide ct-pane-${line.id}`)}
            </Fragment>
          ))}
          {pane('narrow', 0, 'ct-narrow')}
        </div>
        <div class="ct-foot">
          <div class="ct-axis">
            {pane('wide', story.lines.length, 'ct-wide ct-ruler')}
            <input
              class="ct-slider"
              type="range"
              min={picture?.mode === 'narrow' ? axis!.toPx(0) : 0}
              max={longPx}
              step="any"
              value={axis ? axis.toPx(nowMs) : longPx}
              aria-label={strings.time}
              aria-valuetext={written.seconds(nowMs)}
              onInput={(event) => {
                if (axis) dispatch({ kind: 'move', nowMs: axis.toMs(+event.currentTarget.value) });
              }}
            />
          </div>
          <Transport
            strings={strings}
            nowMs={nowMs}
            playing={playing}
            speed={speed}
            play={play}
            step={step}
            onSpeed={(one) => keep({ kind: 'speed', speed: one })}
            startOver={
              fresh &&
              (() => {
                setNote('');
                keep({ kind: 'open', runs: fresh });
              })
            }
          />
        </div>
        <div class="ct-sets">
          <Heartbeat {...set} />
          <SettingsButton {...set} open={settingsOpen} toggle={() => setSettingsOpen(!settingsOpen)} />
          <div class="ct-take">
            <button type="button" class="ct-pill" onClick={copy}>
              {linkIcon} {strings.copy}
            </button>
          </div>
        </div>
        {settingsOpen && <SettingsPanel {...set}>{MoreSettings && <MoreSettings {...set} />}</SettingsPanel>}
      </fieldset>
      {reading}
    </FormatProvider>
  );
}
