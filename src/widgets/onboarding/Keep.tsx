import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { tasks } from '../../core/learn/tasks.ts';
import { fill } from '../../core/timeline/labels.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { doneCount, type Progress, readProgress, writeProgress } from './progress.ts';

type Props = { words: OnboardingWords; progress: Progress; kept: boolean; onReplace: (progress: Progress) => void };

/** Export, import and reset. A file that is not ours is refused in words, and nothing is lost. */
export function Keep({ words, progress, kept, onReplace }: Props): JSX.Element {
  const { progress: text } = words;
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const exportFile = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([writeProgress(progress)], { type: 'application/json' }));
    link.download = text.file;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const importFile = async (input: HTMLInputElement): Promise<void> => {
    const chosen = input.files?.[0];
    if (!chosen) return;
    const read = readProgress(await chosen.text());
    input.value = '';
    if (read) onReplace(read);
    setSaid(read ? fill(text.imported, { n: doneCount(read), all: tasks.length }) : text.refused);
  };
  const reset = (): void => {
    if (!confirm(text.resetAsk)) return;
    onReplace({});
    setSaid('');
  };

  return (
    <section class="ob-keep" aria-labelledby="keep">
      <h2 id="keep">{text.title}</h2>
      <p>{text.text}</p>
      <div>
        <button type="button" class="button" onClick={exportFile}>
          {text.export}
        </button>
        <button type="button" class="button" onClick={() => file.current?.click()}>
          {text.import}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={text.import}
          onChange={(event) => importFile(event.currentTarget)}
        />
        <button type="button" class="button" onClick={reset}>
          {text.reset}
        </button>
      </div>
      <p role="status">{said || (kept ? '' : text.notKept)}</p>
    </section>
  );
}
