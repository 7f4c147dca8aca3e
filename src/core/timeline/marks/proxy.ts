import { gapOf, middleOf, type Scene } from '../scene.ts';
import type { By } from '../sheet.ts';

/** A proxy on the path: a box between the lanes, with each connection that passes through it. */
export const marks = ['proxy', 'proxy-open'] as const;

/** Half the thickness of the box and of a connection in it; px. */
const half: By<{ readonly box: number; readonly open: number }> = {
  wide: { box: 8, open: 2 },
  narrow: { box: 5, open: 1.5 },
};

/** Where nothing passes any more there is only the silence, so the box is left out. */
function spokenTimes({ reading: { silences }, axis }: Scene): readonly (readonly [number, number])[] {
  const edges = [0, ...silences.flat(), axis.endMs];
  return edges.flatMap((fromMs, i) =>
    i % 2 === 0 && edges[i + 1]! > fromMs ? [[fromMs, edges[i + 1]!] as const] : [],
  );
}

/** From when to when each attempt was open on the proxy: until the proxy or an end ended it. */
function openTimes({ reading: { facts }, axis }: Scene): readonly (readonly [number, number])[] {
  return facts.attempts.flatMap(({ number, client, server }) => {
    const opened = server.opened ?? client.opened;
    if (!opened) return [];
    const closed = [client, server].flatMap(({ states }) => states.filter(({ state }) => state === 'CLOSED'));
    const ended = [...facts.proxies.filter(({ attempt }) => attempt === number), ...closed].map(({ atMs }) => atMs);
    return [[opened.atMs, Math.min(axis.endMs, ...ended)] as const];
  });
}

export function lane(scene: Scene): void {
  if (!scene.hasProxy) return;
  const { sheet, axis } = scene;
  const middle = middleOf(gapOf(scene));
  const { box, open } = sheet.of(half);
  const spoken = spokenTimes(scene);
  for (const [fromMs, toMs] of spoken) {
    const room = sheet.box('proxy', axis.toPx(fromMs), middle - box, axis.toPx(toMs), middle + box);
    // A narrow picture has no room beside it: there words may cross it.
    if (sheet.direction === 'wide') sheet.placer.boxes.push(room);
  }
  for (const [openedMs, endedMs] of openTimes(scene))
    for (const [a, b] of spoken) {
      const [fromMs, toMs] = [Math.max(a, openedMs), Math.min(b, endedMs)];
      if (toMs > fromMs) sheet.box('proxy-open', axis.toPx(fromMs), middle - open, axis.toPx(toMs), middle + open);
    }
}
