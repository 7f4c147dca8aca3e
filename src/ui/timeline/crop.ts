import type { Format } from '../../core/format.ts';
import type { Box } from '../../core/layout/place-labels.ts';
import { textWidth } from '../../core/layout/text-width.ts';
import type { TimelineLabels } from '../../core/timeline/labels.ts';
import { layOut } from '../../core/timeline/lay-out.ts';
import type { Pane, Words } from '../../core/timeline/picture.ts';
import { roomOf } from '../../core/timeline/text-roles.ts';
import type { TraceFacts } from '../../core/trace/facts-of-trace.ts';

/** What a page shows of a run: from just after it opened, when it opened at all. Px. */
export type Cropped = { readonly pane: Pane; readonly fromX: number; readonly width: number; readonly height: number };

/** As wide as the column beside a code's answer, so that words keep their size. */
const besideAnswerPx = 470;
const laneHeight = 22;
/** Nothing else is ever drawn as high as this. */
const topY = 13;

/** How far a name moves, in heights of a lane, and where else it may go if words of the run are there. */
const way: Readonly<Record<'client' | 'server' | 'proxy', readonly number[]>> = {
  client: [-1],
  server: [1],
  proxy: [-0.75, 0.85],
};
/** The same beyond the lane of a second socket, which shares the name. */
const wayPast = { client: [-2.15], server: [2.15], proxy: way.proxy } as const;

const roomAt = (words: Words): Box => roomOf(words, [words.x, words.y, words.anchor ?? 'start']);
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Without the margin around its room. */
const leftOf = (words: Words): number => roomAt(words)[0] + 1;

/**
 * A wide drawing of one line without its opening handshake, which every run shares. The names of the lanes move from
 * their left to above and below them.
 */
export function crop(facts: TraceFacts, labels: TimelineLabels, format: Format, shownPx = besideAnswerPx): Cropped {
  const open = facts.attempts.find(({ client }) => client.opened)?.client.opened;
  const draw = (width: number) => layOut([{ id: 'a', facts }], { mode: 'wide', width, labels, format });
  const startOf = (picture: ReturnType<typeof draw>): number => (open ? picture.axis.toPx(open.atMs) + 7 : 0);
  const picture = draw(shownPx + startOf(draw(shownPx + 120)));
  const fromX = Math.round(startOf(picture));
  const pane = picture.panes.find(({ id }) => id === 'a')!;
  const names = pane.words.filter(({ role }) => role === 'lane');
  const keep = (words: readonly Words[]): Words[] =>
    words.flatMap((one) => {
      if (one.role === 'lane') return [];
      if (one.role === 'open' && one.x < fromX + 9) return [{ ...one, x: fromX + 9 }];
      return leftOf(one) < fromX ? [] : [one];
    });
  // A dimension line that starts this soon would cross the client's name, which then stands above it.
  const startMs = facts.acts.find(({ atMs }) => atMs >= (open?.atMs ?? 0))?.atMs;
  const isCrossed = startMs !== undefined && picture.axis.toPx(startMs) - fromX < textWidth(labels.client, 13, true);
  const words = keep(pane.words);
  const over = pane.over.filter(({ at }) => !open || at > open.atMs).map((one) => ({ ...one, words: keep(one.words) }));
  const rooms = [...words, ...over.flatMap((one) => one.words)].map(roomAt);
  const ways = facts.besideBands.length > 0 ? wayPast : way;
  const named = open
    ? names.flatMap((one): Words | readonly [] => {
        if (one.text === labels.second) return [];

        const lane = one.text === labels.client ? 'client' : one.text === labels.proxy ? 'proxy' : 'server';
        if (lane === 'client' && isCrossed) return { ...one, x: fromX, y: topY };
        const places = ways[lane].map((by) => ({ ...one, x: fromX, y: one.y + by * (laneHeight - 3) }));
        return places.find((place) => !rooms.some((room) => meet(roomAt(place), room))) ?? places[0]!;
      })
    : names;
  const height = Math.max(pane.height, ...named.map(({ y }) => y + 6));
  return {
    pane: {
      ...pane,
      width: pane.width - fromX,
      height,
      words: [...words, ...named],
      over,
    },
    fromX,
    width: pane.width - fromX,
    height,
  };
}
