import { type ComponentType, Fragment, type JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import { parseFragment } from '../../core/link/fragment.ts';
import type { Run } from '../../core/link/run.ts';
import { runFragment } from '../../core/link/run-link.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { Picture } from '../../core/timeline/picture.ts';
import type { ConnectionTimelineStrings } from '../../i18n/en/connection-timeline.ts';
import type { Lang } from '../../i18n/href.ts';
import { LiveRegion, useAnnouncements } from '../../ui/announcements.tsx';
import { CopyLink } from '../../ui/Copy.tsx';
import { format } from '../../ui/format.ts';
import { FormatProvider } from '../../ui/use-format.ts';
import { putFragment } from '../../ui/use-fragment.ts';
import type { SettingsProps } from './fields.tsx';
import { Head } from './Head.tsx';
import { type Drawing, Pane } from './Pane.tsx';
import { keepPreferences } from './preferences.ts';
import { Reading } from './Reading.tsx';
import { Heartbeat, SettingsButton, SettingsPanel } from './Settings.tsx';
import { type Change, stopFrom } from './state.ts';
import { type FindScenario, type Story, simulateRuns } from './story.ts';
import { ThumbActs } from './ThumbActs.tsx';
import { Told } from './Told.tsx';
import { Transport } from './Transport.tsx';
import { type Note, useActs } from './use-acts.ts';
import { useGuess } from './use-guess.ts';
import { useKeyboard } from './use-keyboard.ts';
import { useLinkedRuns } from './use-linked-runs.ts';
import { type Mode, useMode } from './use-mode.ts';
import { useNews } from './use-news.ts';
import { usePlayback } from './use-playback.ts';
import '../../ui/panel.css';
import '../../ui/pill.css';
import './connection-timeline.css';

export { runsByDefault } from './use-linked-runs.ts';

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
  drawn?: Readonly<Record<Mode, Picture>>;
  /** All settings, open from the start, in place of the usual few that a button opens. */
  AllSettings?: ComponentType<SettingsProps>;
  /** A question is above the figure, and the picture is held back until it is answered. */
  guessing?: boolean;
  /** Told about the runs whenever they change. */
  onRuns?: (runs: readonly Run[]) => void;
};

export const drawStory = ({ lines }: Story, mode: Mode, { labels, lang }: Words): Picture =>
  layOut(lines, { mode, labels, format: format(lang) });

/** One or two connections on one clock: what happens is the reader's to decide, when it is seen as well. */
export function ConnectionTimeline(props: Props): JSX.Element {
  const { ids, find, lang, strings, labels, log, drawn, AllSettings, guessing = false, onRuns } = props;
  const written = format(lang);
  const root = useRef<HTMLFieldSetElement>(null);
  const [said, say] = useAnnouncements();
  const [note, setNote] = useState<Note | null>(null);
  const [settingsOpen, setSettingsOpen] = useState(AllSettings !== undefined);
  const mode = useMode();
  const { state, dispatch, fresh } = useLinkedRuns({ ids, find, words: strings, note: setNote, root });
  const { runs, playing, speed } = state;
  useEffect(() => onRuns?.(runs), [runs]);
  const story = simulateRuns(runs, find);
  const picture = useMemo(
    () => (mode ? drawStory(story, mode, { lang, strings, labels, log }) : null),
    [story, mode, lang, strings, labels, log],
  );
  const { endMs } = story;
  const nowMs = Math.min(state.nowMs, endMs);
  const cursorMs = usePlayback({ root, picture, story, state, nowMs, format: written, dispatch });
  const veiledFromMs = useGuess({ root, guessing, story, state, nowMs, dispatch, say });
  useNews({ story, nowMs, playing, strings, format: written, say });
  const acts = useActs({ state, story, nowMs, cursorMs, find, strings, format: written, dispatch, say, note: setNote });
  const isStale = note?.holds?.(acts) === false;
  // Whoever plays has read it; what was impossible may be possible by then.
  useEffect(() => {
    if (playing || isStale) setNote(null);
  }, [playing, isStale]);

  const step = (way: 1 | -1): void => {
    const ms = stopFrom(story.stops, cursorMs(), way);
    if (ms !== undefined) dispatch({ kind: 'move', nowMs: ms });
  };
  const play = (): void =>
    playing ? dispatch({ kind: 'move', nowMs: cursorMs() }) : dispatch({ kind: 'play', nowMs: cursorMs(), endMs });
  const onKeyDown = useKeyboard({ step, play });
  /** A choice that outlives this visit; time that runs goes on from where it is. */
  const keep = (next: Change): void => {
    keepPreferences(next);
    dispatch({ kind: 'tick', nowMs: cursorMs() });
    dispatch(next);
  };
  /** What a message said of the runs, such as where they come from, is over. */
  const change = (next: Change): void => {
    setNote(null);
    keep(next);
  };
  const writeLink = (): boolean => {
    const { values } = { values: {}, ...parseFragment(location.hash) };
    return putFragment(runFragment(runs, find, values));
  };
  const settings: SettingsProps = {
    run: runs[0]!,
    strings,
    set: (part) => change({ kind: 'set', settings: part }),
    choose: (choice) => change({ kind: 'choose', choice }),
  };
  const cutOff = story.lines.flatMap(({ key, facts: { trace } }) => {
    const what = trace.truncated && log.sentence[`truncated ${trace.truncated}`];
    return what ? [fill(strings.cutOff, { line: strings.lines[key], place: log.place.run, what })] : [];
  });
  const drawing: Drawing = { picture, drawn, story, nowMs, strings, veiledFromMs };
  const reading = useMemo(
    () => <Reading {...{ story, nowMs, strings, labels, log, say }} root={() => root.current} />,
    [story, nowMs, strings, labels, log],
  );
  const told = <Told story={story} nowMs={nowMs} strings={strings} />;
  const axis = picture?.axis;
  const longPx = picture ? (picture.mode === 'wide' ? picture.width : picture.axis.toPx(endMs)) : 1;
  return (
    <FormatProvider value={written}>
      <fieldset class="ui-panel ct" ref={root} onKeyDown={onKeyDown}>
        <legend class="visually-hidden">{strings.label}</legend>
        {/* An empty text would be written again by every rendering, and each write lays out the whole figure again. */}
        {note && !isStale ? <p class="ui-note">{note.text}</p> : null}
        {cutOff.map((text) => (
          <p class="ui-note" key={text}>
            {text}
          </p>
        ))}
        <LiveRegion said={said} />
        <div class={`ct-lines ct-lines-${story.lines.length}`}>
          {story.lines.map((line, i) => (
            <Fragment key={line.id}>
              <Head line={line} nowMs={nowMs} strings={strings} {...acts[i]!} />
              <Pane {...drawing} of="wide" index={i} kind={`ct-wide ct-pane-${line.id}`} />
            </Fragment>
          ))}
          <Pane {...drawing} of="narrow" index={0} kind="ct-narrow" />
        </div>
        <div class="ct-foot">
          <div class="ct-axis">
            <Pane {...drawing} of="wide" index={story.lines.length} kind="ct-wide ct-ruler" />
            <input
              class="ct-slider"
              type="range"
              min={picture?.mode === 'narrow' ? picture.axis.toPx(0) : 0}
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
            startOver={fresh && (() => change({ kind: 'open', runs: fresh }))}
          />
          <ThumbActs lines={story.lines} acts={acts} nowMs={nowMs} strings={strings} />
        </div>
        <div class="ct-sets">
          <Heartbeat {...settings} />
          <SettingsButton {...settings} open={settingsOpen} toggle={() => setSettingsOpen(!settingsOpen)} />
          <div class="ct-take">
            <CopyLink label={strings.copy} words={strings} write={writeLink} of={runs} say={say} kind="ui-pill" />
          </div>
        </div>
        {AllSettings && told}
        {settingsOpen && (AllSettings ? <AllSettings {...settings} /> : <SettingsPanel {...settings} />)}
      </fieldset>
      {!AllSettings && told}
      {reading}
    </FormatProvider>
  );
}
