// Before its parts, whose styles say more.
import './onboarding.css';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TaskId } from '../../core/learn/task.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { LogWords } from '../../core/timeline/log.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import type { Lang } from '../../i18n/href.ts';
import { tasks } from '../../scenarios/learn.ts';
import { format } from '../../ui/format.ts';
import { FormatProvider } from '../../ui/use-format.ts';
import { Path } from './Path.tsx';
import { ProgressControls } from './ProgressControls.tsx';
import { isDone, loadProgress, type Progress, type StepProgress, saveProgress } from './progress.ts';
import { Step } from './Step.tsx';
import { KEY } from './storage-key.ts';

export type OnboardingProps = {
  words: OnboardingWords;
  labels: TimelineLabels;
  log: LogWords;
  herdWords: HerdStrings;
  lang: Lang;
  /** The address of the printable summary. */
  summary: string;
};

/** The learning path: eight steps, each checked by the reader's own run. */
export function Onboarding({ words, labels, log, herdWords, lang, summary }: OnboardingProps): JSX.Element {
  const [progress, setProgress] = useState<Progress>({});
  const [index, setIndex] = useState(0);
  const [said, setSaid] = useState('');
  const [kept, setKept] = useState(true);
  // Remounts the open step when its saved state comes from elsewhere: storage, a file, a reset.
  const [generation, setGeneration] = useState(0);
  // Only a reader who asked for another step is taken to its heading.
  const moved = useRef(false);
  const task = tasks[index] ?? tasks[0]!;

  const show = (all: Progress): void => {
    setProgress(all);
    const first = tasks.findIndex(({ id }) => !isDone(all, id));
    setIndex(first < 0 ? tasks.length - 1 : first);
    setGeneration((before) => before + 1);
  };
  // What was rendered at build time knows nothing of this device; a click that came before the script is still to come.
  useLayoutEffect(() => {
    const { progress: found, damaged } = loadProgress();
    if (damaged) setSaid(words.progress.damaged);
    if (Object.keys(found).length > 0) show(found);
    // Another tab of this site may go on meanwhile; what it did is not to be written over.
    const follow = ({ key }: StorageEvent): void => {
      if (key === KEY) setProgress(loadProgress().progress);
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);

  // With the new step, not a frame later: a key that is pressed meanwhile would be taken from the button under it.
  useLayoutEffect(() => {
    if (moved.current) document.getElementById('step')?.focus();
  }, [index]);

  const open = (id: TaskId): void => {
    moved.current = true;
    setIndex(tasks.findIndex((one) => one.id === id));
  };
  const change = (step: StepProgress): void => {
    const all = { ...progress, [task.id]: step };
    setProgress(all);
    setKept(saveProgress(all));
  };
  const replace = (all: Progress): void => {
    show(all);
    setKept(saveProgress(all));
  };
  const before = tasks[index - 1];
  const after = tasks[index + 1];

  return (
    <FormatProvider value={format(lang)}>
      <div class="ob">
        <p class="ob-script">{words.scriptNeeded}</p>
        <Path words={words} progress={progress} current={task.id} onOpen={open} />
        <Step
          key={`${task.id}${generation}`}
          task={task}
          number={index + 1}
          words={words}
          labels={labels}
          log={log}
          herdWords={herdWords}
          lang={lang}
          saved={progress[task.id] ?? {}}
          onChange={change}
          back={before ? () => open(before.id) : null}
          next={after ? { title: words.steps[after.id].title, go: () => open(after.id) } : null}
          summary={summary}
        />
        <ProgressControls
          words={words}
          progress={progress}
          onReplace={replace}
          kept={kept}
          said={said}
          onSay={setSaid}
        />
      </div>
    </FormatProvider>
  );
}
