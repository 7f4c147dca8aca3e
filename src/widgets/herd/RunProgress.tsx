import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { fill } from '../../core/format.ts';
import type { Progress } from '../../core/herd/run-herd.ts';
import type { HerdStrings } from '../../i18n/en/herd.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Takes what workers say of a run, many times a second. */
export type TakesProgress = RefObject<(progress: Progress) => void>;

type Props = {
  readonly takes: TakesProgress;
  /** Clients of all runs. */
  readonly all: number;
  readonly words: HerdStrings;
  readonly onCancel: () => void;
};

/** How far a run is. A part of its own: the pictures around it are not made again whenever it moves. */
export function RunProgress({ takes, all, words, onCancel }: Props): JSX.Element {
  const format = useFormat();
  const [{ settled, attempts }, setProgress] = useState<Progress>({ settled: 0, attempts: 0 });
  useLayoutEffect(() => {
    takes.current = setProgress;
    return () => {
      takes.current = null;
    };
  }, [takes]);
  return (
    <div class="hd-progress">
      <span>
        {fill(words.progress, {
          n: format.number(settled),
          all: format.number(all),
          tries: format.number(attempts),
        })}
      </span>
      <progress aria-label={words.run} max={all} value={settled} />
      <button type="button" class="ui-pill" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}
