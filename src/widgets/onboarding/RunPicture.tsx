import type { JSX } from 'preact';
import { fill } from '../../core/format.ts';
import { goalOf } from '../../core/learn/check.ts';
import type { TraceTask } from '../../core/learn/task.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';
import type { OnboardingWords } from '../../i18n/en/onboarding.ts';
import { TimelineSvg } from '../../ui/timeline/TimelineSvg.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Goal } from './Goal.tsx';
import './simulator.css';

const WIDE_PX = 860;

type Props = {
  task: TraceTask;
  facts: TraceFacts;
  labels: TimelineLabels;
  words: OnboardingWords;
  id?: string;
  widthPx?: number;
  /** For a page to keep: the wide drawing alone, in a box of this name, where a phone scrolls to its rest. */
  boxName?: string;
};

/** A finished run with the time that the task asks for, drawn twice: CSS shows the drawing that fits. */
export function RunPicture({ task, facts, labels, words, id = 'ob', widthPx = WIDE_PX, boxName }: Props): JSX.Element {
  const lines = [{ id: 'a', facts, hasProxy: task.scenario.settings.proxyIdleMs > 0 }] as const;
  const format = useFormat();
  const goal = goalOf(task, facts);
  const draw = (mode: 'wide' | 'narrow'): JSX.Element => {
    const picture = layOut(lines, { mode, labels, format, ...(mode === 'wide' ? { width: widthPx } : {}) });
    return (
      <div class={`ob-${mode}`}>
        <TimelineSvg picture={picture} id={id + mode[0]} />
        {goal && (
          <Goal picture={picture} atMs={goal.atMs} text={fill(words.goal, { t: format.setting(goal.afterMs) })} />
        )}
      </div>
    );
  };
  if (boxName !== undefined) {
    // What scrolls must take the focus.
    const scrolls = { role: 'group', 'aria-label': boxName, tabIndex: 0 } as const;
    return (
      <div class="ob-picture" {...scrolls}>
        {draw('wide')}
      </div>
    );
  }
  return (
    <div class="ob-picture">
      {draw('wide')}
      {draw('narrow')}
    </div>
  );
}
