import { edgesOf, type Lane, laneOf, middleOf, type Scene } from '../scene.ts';
import type { By } from '../sheet.ts';
import type { Text } from '../text-roles.ts';

/** The code of a close event: solid when it came in a frame, dashed when nobody sent it. */
export const marks = ['code-sent', 'code-made-up'] as const;

/** Half a badge, along its text and across it; px. */
const badge: readonly [number, number] = [16, 8];
/** Codes that no frame carries: RFC 6455 §7.4.1. */
const madeUp: readonly number[] = [1005, 1006, 1015];

type CloseEvent = { readonly atMs: number; readonly side: 'client' | 'server'; readonly code: number };

const lookOf = (code: number): { readonly mark: (typeof marks)[number]; readonly text: Text } =>
  madeUp.includes(code)
    ? { mark: 'code-made-up', text: { role: 'code', ink: 'hush', text: String(code) } }
    : { mark: 'code-sent', text: { role: 'code', ink: 'inverse', text: String(code) } };

/**
 * Writes each code on the closed lane that it begins. Where that lane is too short the code goes beside it: these are
 * returned, to find a place after other words.
 */
export function onLane(scene: Scene): readonly CloseEvent[] {
  const { sheet, axis, lanes, reading, marked } = scene;
  const later: CloseEvent[] = [];
  const lastOn = new Map<Lane, number>();
  for (const event of reading.events) {
    if (event.kind !== 'event' || event.event !== 'close') continue;
    marked.add(event.seq);
    const { side, atMs } = event;
    const { code } = event.close;
    const px = axis.toPx(atMs);
    const lane = laneOf(scene, side, event.attempt);
    const rest = (lane === lanes[side] ? reading.bands : reading.besideBands).find(
      (b) => b.side === side && !b.ghost && b.fromMs <= atMs && atMs < b.toMs,
    );
    const isClosed = rest?.kind === 'closed' || rest?.kind === 'down';
    if (px - (lastOn.get(lane) ?? -99) > 2 * badge[0] && isClosed && axis.toPx(rest.toMs) - px >= 2 * badge[0] + 5) {
      lastOn.set(lane, px);
      const [along, across] = [Math.round(px + 3 + badge[0]), middleOf(lane)];
      const { mark, text } = lookOf(code);
      sheet.boxAround(mark, along, across, badge, atMs);
      sheet.writeAlong(text, along, across, 'middle', atMs);
      continue;
    }
    // An attempt that failed says so with its cross: its code needs no room of its own.
    if (side === 'client' && reading.waits.some((wait) => wait.ok === false && wait.endMs === atMs)) continue;
    later.push({ atMs, side, code });
  }
  return later;
}

/** Around the event, on both sides of the lane's edges; a narrow lane has the other line's on its outside. */
const places: By<(edges: { outer: number; inner: number }, out: number) => (readonly [number, number])[]> = {
  wide: ({ outer, inner }, out) =>
    [outer - 11 * out, inner + 11 * out].flatMap((across) => [20, -20].map((along) => [along, across] as const)),
  narrow: ({ inner }, out) => [14, 32, -12].map((along) => [along, inner + 22 * out] as const),
};

export function besideLane(scene: Scene, events: readonly CloseEvent[]): void {
  const { sheet, axis } = scene;
  // Beside a lane the text is level in both directions.
  const half = sheet.of<readonly [number, number]>({ wide: badge, narrow: [badge[1], badge[0]] });
  for (const { atMs, side, code } of events) {
    const px = axis.toPx(atMs);
    const place = sheet
      .of(places)(edgesOf(scene, side), side === 'client' ? 1 : -1)
      .map(([along, across]) => [px + along, across] as const)
      .find(([along, across]) => {
        const [x, y] = sheet.point(along, across);
        return sheet.placer.isFree([x - badge[0], y - badge[1], x + badge[0], y + badge[1]]);
      });
    if (!place) continue;
    const { mark, text } = lookOf(code);
    const [x, y] = sheet.point(...place);
    sheet.boxAround(mark, ...place, half, atMs);
    sheet.write(text, [x, y + 4, 'middle'], atMs);
  }
}
