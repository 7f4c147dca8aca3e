import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { tasks } from '../../scenarios/learn.ts';
import { download } from '../../ui/download.ts';
import { doneCount, LENGTH_MAX, merge, type Progress, readProgress, writeProgress } from './progress.ts';

type Props = {
  words: OnboardingWords;
  progress: Progress;
  /** Whether this device remembers. */
  kept: boolean;
  onReplace: (progress: Progress) => void;
  /** What the last action of this part did. */
  said: string;
  onSay: (text: string) => void;
};

/** The text of a file that may be ours; null if it is too large or cannot be read. */
async function textOf(file: File): Promise<string | null> {
  if (file.size > LENGTH_MAX) return null;
  try {
    return await file.text();
  } catch {
    return null;
  }
}

/** Export, import and reset. A file that is not ours is refused in words; one that is takes no done step away. */
export function ProgressControls({ words, progress, kept, onReplace, said, onSay }: Props): JSX.Element {
  const { progress: text } = words;
  const input = useRef<HTMLInputElement>(null);

  const exportFile = (): void => {
    download(new Blob([writeProgress(progress)], { type: 'application/json' }), text.file);
    onSay(fill(text.exported, { n: doneCount(progress), all: tasks.length }));
  };
  const importFile = async ({ currentTarget }: JSX.TargetedEvent<HTMLInputElement>): Promise<void> => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const content = await textOf(file);
    // The same file may be chosen again.
    currentTarget.value = '';
    const read = content === null ? null : readProgress(content);
    if (read === null) return onSay(text.refused);
    const all = merge(progress, read);
    onReplace(all);
    onSay(fill(text.imported, { n: doneCount(all), all: tasks.length }));
  };
  const reset = (): void => {
    if (!confirm(text.resetAsk)) return;
    onReplace({});
    onSay(text.forgotten);
  };

  return (
    <section class="ob-keep" aria-labelledby="keep">
      <h2 id="keep">{text.title}</h2>
      <p>{text.text}</p>
      <div>
        <button type="button" class="button" onClick={exportFile}>
          {text.export}
        </button>
        <button type="button" class="button" onClick={() => input.current?.click()}>
          {text.import}
        </button>
        <input ref={input} type="file" accept="application/json,.json" hidden onChange={importFile} />
        <button type="button" class="button" onClick={reset}>
          {text.reset}
        </button>
      </div>
      <p role="status">{said || (kept ? '' : text.notKept)}</p>
    </section>
  );
}
