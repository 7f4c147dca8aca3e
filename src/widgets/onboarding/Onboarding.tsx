import '../timeline/timeline.css';
import './onboarding.css';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TaskId } from '../../core/learn/task.ts';
import { tasks } from '../../core/learn/tasks.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { Keep } from './Keep.tsx';
import { Path } from './Path.tsx';
import { isDone, KEY, loadProgress, type Progress, type StepProgress, saveProgress } from './progress.ts';
import { Step } from './Step.tsx';

/** The learning path: seven steps, each checked by the trace of the reader's own run. */
export default function Onboarding({ words, labels }: { words: OnboardingWords; labels: TimelineLabels }): JSX.Element {
  const [progress, setProgress] = useState<Progress>({});
  const [index, setIndex] = useState(0);
  const [ready, setReady] = useState(false);
  // Remounts the open step when its saved state comes from elsewhere: storage, a file, a reset.
  const [kept, setKept] = useState(true);
  const [generation, setGeneration] = useState(0);
  // Only a reader who asked for another step is taken to its heading.
  const moved = useRef(false);
  const task = tasks[index] ?? tasks[0]!;

  const replace = (all: Progress, save = true): void => {
    setProgress(all);
    if (save) setKept(saveProgress(all));
    setIndex(
      Math.max(
        0,
        tasks.findIndex(({ id }) => !isDone(all, id)),
      ),
    );
    setGeneration((before) => before + 1);
  };
  // What the server rendered knows nothing of this device; take it in only after the first paint.
  useEffect(() => {
    replace(loadProgress(), false);
    setReady(true);
    // Another tab goes on: its steps count here, or the next one done here would overwrite them.
    const hear = ({ key }: StorageEvent): void => {
      if (key === KEY) setProgress(loadProgress());
    };
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, []);

  useEffect(() => {
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
  const before = tasks[index - 1];
  const after = tasks[index + 1];

  return (
    <div class="ob">
      <p class="ob-script">{words.scriptNeeded}</p>
      <Path words={words} progress={progress} current={task.id} onOpen={open} />
      <Step
        key={`${task.id}${generation}`}
        task={task}
        number={index + 1}
        words={words}
        labels={labels}
        ready={ready}
        saved={progress[task.id] ?? {}}
        onChange={change}
        back={before ? () => open(before.id) : null}
        next={after ? { title: words.steps[after.id].title, go: () => open(after.id) } : null}
      />
      <Keep words={words} progress={progress} kept={kept} onReplace={replace} />
    </div>
  );
}
