import { edgesOf, middleOf, type Scene } from '../scene.ts';
import type { By } from '../sheet.ts';
import { lengthOf, type Text } from '../text-roles.ts';

/** The code that script must have seen where no file holds the event, or that it is not recorded. */
export const marks = ['code-concluded', 'code-unseen'] as const;

/** Half of the badge of a code, along its lane and across it; px. */
const half = [20, 9] as const;
/** Between the badge and what is around it, px. */
const around = 3;
/** Between a code and the words beside it, px. */
const beforeWords = 6;

/** Where the client's lane is closed: from when on, and how long the rest of it is; px. */
type End = { readonly atMs: number; readonly start: number; readonly room: number };

/** A code that is not recorded and that has no room on its lane. */
export type Hidden = Pick<End, 'atMs' | 'start'>;

const muted = (text: string): Text => ({ role: 'label', ink: 'muted', text });

/** That a code is not recorded, the longest first. */
const hiddenWords = ({ labels }: Scene): readonly Text[] => [labels.codeUnseen, labels.unseen].map(muted);

const halfOf = (text: Text): number => Math.max(half[0], Math.ceil(lengthOf(text) / 2) + around);

function endOf({ axis, reading }: Scene, atMs: number): End {
  const rest = reading.bands.find(
    ({ side, ghost, kind, fromMs, toMs }) =>
      side === 'client' && !ghost && kind === 'closed' && fromMs <= atMs && atMs < toMs,
  );
  const start = axis.toPx(atMs);
  return { atMs, start, room: rest ? axis.toPx(rest.toMs) - start : 0 };
}

/** A badge on the closed lane; where its middle is, or null where it is longer than the lane. */
function badgeOnLane({ sheet, lanes }: Scene, { atMs, start, room }: End, mark: string, badge: Text): number | null {
  const long = halfOf(badge);
  if (2 * long + around + 2 > room) return null;
  const at = Math.round(start + around + long);
  const across = middleOf(lanes.client);
  sheet.boxAround(mark, at, across, [long, half[1]], atMs);
  sheet.writeAlong(badge, at, across, 'middle', atMs);
  return at;
}

/** The first of some words that has room behind the badge of a code whose middle is `at`, where time runs to the right. */
function fittingBeside({ sheet, lanes }: Scene, { start, room }: End, at: number, texts: readonly Text[]) {
  const place = [at + half[0] + beforeWords, middleOf(lanes.client) + 4, 'start'] as const;
  const text = sheet.of({ wide: texts, narrow: [] }).find((one) => sheet.room(one, place)[2] < start + room);
  return text && { text, place };
}

function writeBeside(
  { sheet, lanes }: Scene,
  { atMs }: End,
  { text, place }: NonNullable<ReturnType<typeof fittingBeside>>,
): void {
  // The line of the closed end would strike them through.
  const [left, , right] = sheet.room(text, place);
  const across = middleOf(lanes.client);
  sheet.box('unseen-chip', left - 3, across - half[1], right + 3, across + half[1], atMs);
  sheet.write(text, sheet.spot(place), atMs);
}

function known(scene: Scene, end: End, code: number): void {
  const { labels, reading } = scene;
  const badge: Text = { role: 'code', ink: code === 1006 ? 'hush' : 'bye', text: String(code) };
  const at = badgeOnLane(scene, end, 'code-concluded', badge);
  if (at === null) return;
  const from = reading.notes.find(({ kind, toMs }) => kind === 'end' && toMs <= end.atMs)?.concluded;
  const words = fittingBeside(scene, end, at, (from ?? [labels.concluded]).map(muted));
  if (words) writeBeside(scene, end, words);
}

/** A code of four signs says nothing without its words: without room for both, these are the badge. */
function hidden(scene: Scene, end: End): boolean {
  const at = Math.round(end.start + around + half[0]);
  const words = fittingBeside(scene, end, at, hiddenWords(scene));
  if (words) {
    badgeOnLane(scene, end, 'code-unseen', { role: 'code', ink: 'muted', text: '????' });
    writeBeside(scene, end, words);
    return true;
  }
  return hiddenWords(scene).some((text) => badgeOnLane(scene, end, 'code-unseen', text) !== null);
}

/** Returns the hidden ones that are wider than the rest of their lane, to find a place after other words. */
export function codes(scene: Scene): readonly Hidden[] {
  const later: Hidden[] = [];
  for (const { atMs, code } of scene.reading.observation?.concluded ?? []) {
    const end = endOf(scene, atMs);
    if (code !== null) known(scene, end, code);
    else if (!hidden(scene, end)) later.push(end);
  }
  return later;
}

/** Beside the lane the words are level in both directions. */
const places: By<(edges: { outer: number; inner: number }, long: number) => (readonly [number, number])[]> = {
  wide: ({ outer, inner }, long) =>
    [inner + 12, outer - 12].flatMap((across) => [long + around, -long].map((along) => [along, across] as const)),
  narrow: ({ inner }, long) => [14, 32, -12].map((along) => [along, inner + around + long] as const),
};

/** Beside the lane, or nowhere: the line of the Close says as well that its code is not recorded. */
export function besideLane(scene: Scene, all: readonly Hidden[]): void {
  const { sheet } = scene;
  for (const { atMs, start } of all)
    for (const text of hiddenWords(scene)) {
      const long = halfOf(text);
      const place = sheet
        .of(places)(edgesOf(scene, 'client'), long)
        .map(([along, across]) => [start + along, across] as const)
        .find(([along, across]) => {
          const [x, y] = sheet.point(along, across);
          return sheet.placer.isFree([x - long, y - half[1], x + long, y + half[1]]);
        });
      if (!place) continue;
      const [x, y] = sheet.point(...place);
      sheet.boxAround('code-unseen', ...place, sheet.of({ wide: [long, half[1]], narrow: [half[1], long] }), atMs);
      sheet.write(text, [x, y + 4, 'middle'], atMs);
      break;
    }
}
