import { acts } from '../../acts/acts.ts';
import { edgesOf, type Scene } from '../scene.ts';
import type { By, Candidates } from '../sheet.ts';

/** The name of an act that no frame shows, beside the lane where it happens. */
export function names(scene: Scene): void {
  const { sheet, axis, labels, reading, marked } = scene;
  for (const event of reading.events) {
    if (event.kind !== 'act') continue;
    marked.add(event.seq);
    const text = labels.acts[event.act];
    if (!text) continue;
    const px = axis.toPx(event.atMs);
    const atClient = acts[event.act].place === 'client';
    const { inner } = edgesOf(scene, atClient ? 'client' : 'server');
    const [row, next, beside] = atClient ? [inner + 16, 16, inner + 6] : [inner - 8, -16, inner - 6];
    const anchor = atClient ? 'start' : 'end';
    const candidates: By<Candidates> = {
      wide: {
        places: [
          [px - 8, row, 'end'],
          [px - 8, row + next, 'end'],
          [px + 8, row, 'start'],
        ],
      },
      narrow: {
        places: [
          [px - 8, beside, anchor],
          [px + 16, beside, anchor],
          [px - 24, beside, anchor],
        ],
        overLines: true,
      },
    };
    sheet.put({ role: 'strong', ink: 'hush', text }, sheet.of(candidates), event.atMs);
  }
}
