import type { JSX } from 'preact';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { legend } from '../../core/timeline/marks/order.ts';
import type { LegendEntry } from '../../core/timeline/scene.ts';
import { hatching, shapeOf } from './TimelineSvg.tsx';
import './legend.css';

const hatch = 'legend-hatching';

/** What the signs of a picture mean: those with these ids, in this order. */
export function Legend({ labels, ids }: { labels: TimelineLabels; ids: readonly LegendEntry['id'][] }): JSX.Element {
  const entries = ids.flatMap((id) => legend.find((entry) => entry.id === id) ?? []);
  return (
    <ul class="timeline-legend" aria-label={labels.legend.title}>
      {entries.map(({ id, sign }) => (
        <li key={id}>
          <svg class="timeline" viewBox="0 0 36 17" aria-hidden="true">
            {sign.some(({ mark }) => mark === 'lane-dead') && hatching(hatch)}
            {sign.map((shape) => shapeOf(shape, hatch))}
          </svg>{' '}
          {labels.legend[id]}
        </li>
      ))}
    </ul>
  );
}
