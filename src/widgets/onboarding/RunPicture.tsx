import type { JSX } from 'preact';
import type { Trace } from '../../core/sim/trace.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import { TimelineSvg } from '../timeline/Marks.tsx';

const WIDE_PX = 860;

/** A finished run, drawn twice: CSS shows the drawing that fits. */
export function RunPicture({ trace, labels }: { trace: Trace; labels: TimelineLabels }): JSX.Element {
  const lines = [{ id: 'a', trace }] as const;
  return (
    <div class="ob-picture">
      <div class="ob-wide">
        <TimelineSvg picture={layOut(lines, { mode: 'wide', labels, width: WIDE_PX })} id="obw" />
      </div>
      <div class="ob-narrow">
        <TimelineSvg picture={layOut(lines, { mode: 'narrow', labels })} id="obn" />
      </div>
    </div>
  );
}
