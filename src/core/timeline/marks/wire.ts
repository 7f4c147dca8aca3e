import type { TraceEvent } from '../../trace/trace.ts';
import { edgesOf, gapOf, middleOf, type Scene } from '../scene.ts';
import type { By, Candidates, Place } from '../sheet.ts';

/** The path between the lanes: cut at a jagged stroke, dotted while it is gone, a ring where it is mended. */
export const marks = ['wire-gone', 'wire-silent', 'wire-cut', 'wire-mended'] as const;

/** What a change of the path or of a host's power means for the wire: whether it carries anything from then on. */
function carries(event: TraceEvent): boolean | null {
  if (event.kind === 'path') return event.state === 'up';
  return event.kind === 'server-state' ? event.state !== 'silent' : null;
}

/** The cut's jagged stroke: along time in px, and across it in parts of the gap. */
const jags = [
  [-5, 0.2],
  [9, 0.14],
  [-9, 0.16],
  [9, 0.16],
  [-9, 0.14],
  [5, 0.2],
] as const;

export function cuts(scene: Scene): void {
  const { sheet, axis, reading, marked } = scene;
  const [from, to] = gapOf(scene);
  const middle = middleOf(gapOf(scene));
  const dotted = (mark: string, fromMs: number, toMs: number): void => {
    if (toMs > fromMs) sheet.line(mark, axis.toPx(fromMs), middle, axis.toPx(toMs), middle);
  };
  const gone = (fromMs: number, toMs: number): void => {
    const silence = reading.silences.find(([a, b]) => a < toMs && fromMs < b);
    const [a, b] = silence ?? [toMs, toMs];
    dotted('wire-gone', fromMs, Math.min(a, toMs));
    dotted('wire-silent', Math.max(a, fromMs), Math.min(b, toMs));
    if (silence) dotted('wire-gone', Math.max(b, fromMs), toMs);
  };
  let cutMs: number | null = null;
  for (const event of reading.events) {
    const up = carries(event);
    if (up === null) continue;
    marked.add(event.seq);
    const px = axis.toPx(event.atMs);
    if (!up && cutMs === null) {
      sheet.zigzag(
        'wire-cut',
        px,
        from,
        jags.map(([along, part]) => [along, (to - from) * part] as const),
      );
      sheet.placer.boxes.push(sheet.rect(px - 5, from, px + 5, to));
      // A proxy that closes takes its own connections with it, and the path stays.
      cutMs = event.kind === 'path' && event.state === 'proxy-closes' ? null : event.atMs;
    } else if (up && cutMs !== null && event.kind === 'path') {
      gone(cutMs, event.atMs);
      cutMs = null;
      sheet.ring('wire-mended', px, middle, 4, event.atMs);
      const [x, y] = sheet.point(px, middle);
      sheet.placer.boxes.push([x - 6, y - 6, x + 6, y + 6]);
    }
  }
  if (cutMs !== null) gone(cutMs, axis.endMs);
}

const cutPlaces = (scene: Scene, px: number): By<Candidates> => {
  const middle = middleOf(gapOf(scene));
  const beside = edgesOf(scene, 'client').inner + 6;
  return {
    wide: {
      places: [0, -22, 22, -40, 40].flatMap((across): Place[] => [
        [px - 10, middle + 4 + across, 'end'],
        [px + 12, middle + 4 + across, 'start'],
      ]),
    },
    narrow: {
      places: [
        [px - 9, beside, 'start'],
        [px - 9, middle, 'middle'],
        [px - 24, beside, 'start'],
      ],
      overLines: true,
    },
  };
};

const mendedPlaces = (scene: Scene, px: number): By<Candidates> => {
  const middle = middleOf(gapOf(scene));
  return {
    wide: {
      places: [
        [px + 10, middle + 4.5, 'start'],
        [px - 10, middle + 4.5, 'end'],
        [px, middle + 22, 'middle'],
        [px, middle - 12, 'middle'],
        [px - 4, middle + 22, 'end'],
        [px - 4, middle - 14, 'end'],
      ],
    },
    narrow: {
      places: [
        [px + 21, middle, 'middle'],
        [px - 12, middle, 'middle'],
      ],
      overLines: true,
    },
  };
};

/** What a cut is called, before it where there is room, and what its end is called. */
export function names(scene: Scene): void {
  const { sheet, axis, labels, reading } = scene;
  let off = '';
  for (const event of reading.events) {
    const px = axis.toPx(event.atMs);
    if (event.kind === 'path' && event.state === 'up') {
      const text = off === 'cut' ? labels.restored : labels.back;
      if (off) sheet.put({ role: 'strong', ink: 'live', text }, sheet.of(mendedPlaces(scene, px)), event.atMs);
      off = '';
    } else if (carries(event) === false && !off && (event.kind === 'path' || event.kind === 'server-state')) {
      off = event.state;
      const text = labels.cuts[event.state as keyof typeof labels.cuts];
      sheet.put({ role: 'strong', ink: 'hush', text }, sheet.of(cutPlaces(scene, px)), event.atMs);
    }
  }
}
