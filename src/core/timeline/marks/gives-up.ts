import { edgesOf, laneOf, type Scene } from '../scene.ts';
import type { By, Candidates } from '../sheet.ts';
import type { Text } from '../text-roles.ts';

/** Where code stops relying on a connection, before any event tells it to. */
export const marks = ['gives-up'] as const;

type Look = { readonly text: Text; readonly candidates: Candidates };

function looksAtClient(scene: Scene, px: number, inSilence: boolean): By<Look> {
  const { labels } = scene;
  const { outer: from, inner: to } = edgesOf(scene, 'client');
  return {
    wide: {
      text: { role: 'strong', ink: 'hush', text: labels.givesUp },
      candidates: {
        places: [
          [px - 8, from - 30, 'end'],
          [px - 8, from - 6, 'end'],
          [px - 8, to + 16, 'end'],
        ],
      },
    },
    narrow: {
      text: { role: 'label', ink: inSilence ? 'void-hush' : 'hush', text: labels.givesUpShort },
      candidates: {
        places: [
          [px - 9, to + 8, 'start'],
          [px + 14, to + 8, 'start'],
        ],
        overLines: true,
      },
    },
  };
}

function looksAtServer(scene: Scene, px: number): By<Look> {
  const { inner } = edgesOf(scene, 'server');
  const text: Text = { role: 'label', ink: 'hush', text: scene.labels.givesUpShort };
  return {
    wide: {
      text,
      candidates: {
        places: [
          [px + 8, inner - 8, 'start'],
          [px - 8, inner - 8, 'end'],
        ],
      },
    },
    narrow: {
      text,
      candidates: {
        places: [
          [px + 15, inner - 6, 'end'],
          [px - 8, inner - 6, 'end'],
        ],
        overLines: true,
      },
    },
  };
}

export function strokes(scene: Scene): void {
  const { sheet, axis, lanes, reading, marked } = scene;
  for (const event of reading.events) {
    if (event.kind !== 'gives-up') continue;
    marked.add(event.seq);
    const px = axis.toPx(event.atMs);
    const isClient = event.side === 'client';
    const inSilence = reading.silences.some(([from, to]) => from < event.atMs && event.atMs <= to);
    const lane = laneOf(scene, event.side, event.attempt);
    const [from, to] = lane;
    if (isClient && inSilence && lane === lanes.client)
      sheet.line('gives-up', px, from - sheet.of({ wide: 2, narrow: 0 }), px, edgesOf(scene, 'server').inner);
    else sheet.line('gives-up', px, from - 2, px, to + 2);
    // Of two sockets that give up together one is named.
    if (lane !== lanes[event.side]) continue;
    const { text, candidates } = sheet.of(isClient ? looksAtClient(scene, px, inSilence) : looksAtServer(scene, px));
    sheet.put(text, candidates, event.atMs);
  }
}
