import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { nextQuestions } from '../../core/diagnose/questions.ts';
import { rank } from '../../core/diagnose/rank.ts';
import { isRecordingText } from '../../core/diagnose/read/is-recording-text.ts';
import { LiveRegion, useAnnouncements } from '../../ui/announcements.tsx';
import { format } from '../../ui/format.ts';
import { giveFiles } from '../../ui/given-files.ts';
import { takeText } from '../../ui/handed-text.ts';
import { type DroppedLog, logEvent } from '../../ui/log-event.ts';
import { FormatProvider } from '../../ui/use-format.ts';
import { putFragment, useFragment } from '../../ui/use-fragment.ts';
import { Causes } from './Causes.tsx';
import { Evidence, fieldMax } from './Evidence.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { QuestionPanel } from './QuestionPanel.tsx';
import { Recognised } from './Recognised.tsx';
import { ServiceNote } from './ServiceNote.tsx';
import { Starts } from './Starts.tsx';
import { answer, canRank, emptyState, fromHash, fromNothing, fromText, type State, toFragment } from './state.ts';
import { isClearly, verdict } from './verdict.ts';
import { causeWords, type DiagnoseWords } from './words.ts';
import './diagnose.css';

type Props = {
  readonly words: DiagnoseWords;
  /** The reader pasted, or asked to read the field, before this ran. */
  readonly isAsked?: boolean;
};

/** From what the reader has to ranked causes. Nothing is sent: the text stays here, the facts go into the address. */
export function DiagnoseTool({ words, isAsked = false }: Props): JSX.Element {
  const { page } = words;
  const written = format(words.lang);
  const [state, setState] = useState<State>(emptyState);
  const [isBroken, setBroken] = useState(false);
  /** An error message sent the reader here: what it answers comes before what else could be said. */
  const [isLinked, setLinked] = useState(false);
  const [said, announce] = useAnnouncements();
  const field = useRef<HTMLTextAreaElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const question = useRef<HTMLElement | null>(null);

  /** Where the reader goes with the next rendering, and not later: a key pressed meanwhile would be lost. */
  const wanted = useRef<() => void>(() => {});
  useLayoutEffect(() => {
    wanted.current();
    wanted.current = () => {};
  });
  const show = (next: State, focus?: string): void => {
    if (focus) wanted.current = () => document.getElementById(focus)?.focus();
    setState(next);
    setBroken(false);
    putFragment(toFragment(next));
  };
  /** The verdict is above what was read, and a live region says it: a heading with the focus would be heard twice. */
  const goToVerdict = (next: HTMLElement | null = panel.current): void => {
    next?.focus({ preventScroll: true });
    top.current?.scrollIntoView();
  };
  const diagnose = (text: string, isCut = false): void => {
    if (text.trim() === '') return field.current?.focus();
    wanted.current = () => goToVerdict();
    show(fromText(text, isCut));
  };
  /** A recording is drawn at its own place. What comes from there is a log, whatever it looks like. */
  const take = (text: string, isCut?: boolean): void => {
    if (isRecordingText(text)) giveFiles([new File([text], 'pasted.txt')]);
    else diagnose(text, isCut);
  };
  const takeField = (): void => {
    const text = field.current?.value ?? '';
    take(text.slice(0, fieldMax), text.length > fieldMax);
  };
  const again = (): void => {
    wanted.current = () => field.current?.select();
    show(emptyState);
  };

  useFragment((hash, isFollowed) => {
    const linked = fromHash(hash);
    return [
      () => {
        // A link of this page, below a recording, leads to what may be out of sight; its causes stand first.
        if (isFollowed && linked.kind !== 'none')
          wanted.current = () => goToVerdict(document.getElementById('dg-causes') ?? panel.current);
        setBroken(linked.kind === 'broken');
        setLinked(linked.kind !== 'none' && canRank(linked.state));
        if (linked.kind !== 'none') setState(linked.state);
        else if (hash === '') setState(emptyState);
      },
    ];
  });

  // A log that was pasted on another page, or is dropped here.
  useEffect(() => {
    const handed = takeText();
    if (handed) {
      // What nothing is found in stays in sight.
      field.current!.value = handed.text.slice(0, fieldMax);
      take(handed.text, handed.isCut);
    } else if (isAsked) takeField();
    const onLog = ({ detail }: CustomEvent<DroppedLog>): void => diagnose(detail.text, detail.isCut);
    document.addEventListener(logEvent, onLog as EventListener);
    return () => document.removeEventListener(logEvent, onLog as EventListener);
  }, []);

  const { facts, started, asked, read, mayBeElse } = state;
  const isKnown = canRank(state);
  const ranked = useMemo(() => rank(facts, { mayBeElse }), [facts, mayBeElse]);
  const [next] = useMemo(() => (started ? nextQuestions(facts, new Set(asked)) : []), [started, facts, asked]);
  const first = ranked[0]!;
  const isClear = isKnown && isClearly(first);
  const title = isKnown ? (isClear ? verdict(first, words) : page.several) : read ? page.nothing : page.title;
  useEffect(() => {
    if (isKnown || read) announce(title);
  }, [title, isKnown, read, announce]);

  const answers = (
    <Causes
      {...{ ranked, facts, words }}
      quotes={read?.quotes ?? {}}
      fragment={toFragment(state)}
      telling={(read?.telling ?? []).map(({ text }) => text).join('\n')}
    />
  );
  return (
    <FormatProvider value={written}>
      <div class="dg-hero" ref={top}>
        <h1>{title}</h1>
        {!(read && !isKnown) && (
          <p class="lead">
            {isKnown ? (
              <>
                {isClear && <b>{causeWords(words, first.cause.id, facts).fix}</b>} {next && page.oneMore}
              </>
            ) : (
              <>
                <b>{page.lead}</b> {page.leadMore}
              </>
            )}
          </p>
        )}
      </div>
      {isKnown && <ServiceNote facts={facts} words={words} />}
      <LiveRegion said={said} />
      {isBroken && (
        <p class="dg-note" role="status">
          {page.badLink}
        </p>
      )}
      {isKnown && isLinked && !read && answers}
      <section
        class={read ? 'dg-panel dg-two' : 'dg-panel'}
        aria-label={page.evidence}
        ref={panel}
        tabIndex={started ? -1 : undefined}
      >
        <Evidence {...{ field, state, words }} onField={takeField} onText={take} onAgain={again} />
        {started && <Recognised state={state} words={words} onState={show} />}
      </section>
      {!started && <Starts words={words} onExample={diagnose} onNothing={() => show(fromNothing)} />}
      {started && (
        <QuestionPanel
          question={next}
          asked={asked.length}
          heading={question}
          words={words}
          onAnswer={(given) => {
            if (!next) return;
            wanted.current = () => question.current?.focus();
            show(answer(state, next, given));
          }}
        />
      )}
      {isKnown && !(isLinked && !read) && answers}
      <Fingerprint facts={facts} words={words} />
    </FormatProvider>
  );
}
